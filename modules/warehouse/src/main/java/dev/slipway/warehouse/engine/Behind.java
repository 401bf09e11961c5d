package dev.slipway.warehouse.engine;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.rule.Exempt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that another thread does in the order in which it comes; whoever brings it waits when it piles up. */
@Exempt(from = Exempt.Rule.THREADS, because = "rows are made on one core and taken in on the other")
public final class Behind implements AutoCloseable {
    private static final int WAITING = 3;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("slipway-rows").daemon().factory());
    private final Deque<Future<?>> waiting = new ArrayDeque<>();

    /** Hands a piece over; a failure of an earlier one comes out here. */
    public void add(Runnable work) {
        waiting.add(thread.submit(work));
        await(WAITING);
    }

    /** Waits until all is done; a failure comes out here. */
    public void finish() {
        await(0);
    }

    private void await(int most) {
        while (waiting.size() > most) {
            try {
                waiting.remove().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                throw Crew.unwrapped(e);
            }
        }
    }

    /** Gives up what has not begun and waits for what has. */
    @Override
    public void close() {
        waiting.forEach(later -> later.cancel(false));
        thread.close();
    }
}
