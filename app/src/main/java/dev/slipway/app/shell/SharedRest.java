package dev.slipway.app.shell;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.Readout;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The second step of one filter for the screen and for files: whoever comes while it is under way waits for it. Where the job that
 * computes it is cancelled, since a newer filter was set, the next who waits computes it in its own.
 */
final class SharedRest implements FirstAnswer.Rest {
    private static final long LOOK_MILLIS = 20;

    private final FirstAnswer.Rest rest;
    private final ReentrantLock computing = new ReentrantLock();
    private volatile @Nullable Readout known;

    SharedRest(FirstAnswer.Rest rest) {
        this.rest = rest;
    }

    @Override
    public Readout compute(JobContext context) {
        while (true) {
            context.checkCancelled();
            Readout there = known;
            if (there != null) {
                return there;
            }
            if (isMyTurn()) {
                try {
                    return knownOrComputed(context);
                } finally {
                    computing.unlock();
                }
            }
        }
    }

    private boolean isMyTurn() {
        try {
            return computing.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private Readout knownOrComputed(JobContext context) {
        Readout there = known;
        if (there == null) {
            there = rest.compute(context);
            known = there;
        }
        return there;
    }
}
