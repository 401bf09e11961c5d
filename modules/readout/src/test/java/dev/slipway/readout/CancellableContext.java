package dev.slipway.readout;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.JobContext;

/** A context whose only news is cancellation. */
class CancellableContext implements JobContext {
    private final Cancellation cancellation;

    CancellableContext(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void stage(String name, String detail) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void detail(String text) {}

    @Override
    public boolean isCancelled() {
        return cancellation.isCancelled();
    }

    @Override
    public Registration onCancel(Runnable action) {
        return cancellation.onCancel(action);
    }
}
