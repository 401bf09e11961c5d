package dev.slipway.core.job;

import java.util.ArrayList;
import java.util.List;

/** The switch behind {@link JobContext#isCancelled}: pulled once, tells everyone who registered. */
public final class Cancellation {
    private final Object lock = new Object();
    private final List<Runnable> actions = new ArrayList<>();
    private volatile boolean cancelled;

    public boolean isCancelled() {
        return cancelled;
    }

    /** Cancels. The registered actions run on the calling thread, once. */
    public void cancel() {
        List<Runnable> due;
        synchronized (lock) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public JobContext.Registration onCancel(Runnable action) {
        synchronized (lock) {
            if (!cancelled) {
                actions.add(action);
                return () -> remove(action);
            }
        }
        action.run();
        return () -> {};
    }

    private void remove(Runnable action) {
        synchronized (lock) {
            actions.remove(action);
        }
    }
}
