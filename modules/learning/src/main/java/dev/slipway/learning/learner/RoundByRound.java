package dev.slipway.learning.learner;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import smile.util.IterativeAlgorithmController;

/**
 * Hears of every tree that Smile has grown: passes the progress on and ends an abandoned fit from inside, because not all of
 * Smile's algorithms ask whether they were stopped.
 */
final class RoundByRound<T> extends IterativeAlgorithmController<T> {
    private final JobContext context;
    private final BooleanSupplier abandoned;
    private final int rounds;
    private final AtomicInteger done = new AtomicInteger();

    RoundByRound(JobContext context, BooleanSupplier abandoned, int rounds) {
        super(Runnable::run, 1);
        this.context = context;
        this.abandoned = abandoned;
        this.rounds = rounds;
    }

    @Override
    public void submit(T status) {
        if (abandoned.getAsBoolean()) {
            throw new CancelledException();
        }
        context.progress(done.incrementAndGet(), rounds);
    }
}
