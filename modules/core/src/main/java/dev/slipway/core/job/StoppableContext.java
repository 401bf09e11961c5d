package dev.slipway.core.job;

/** Reports to nobody; its only news is that somebody pulled the switch. May be extended by who wants to hear more. */
public class StoppableContext implements JobContext {
    private final Cancellation cancellation;

    public StoppableContext(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    protected final Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void stage(String name, String detail) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void detail(String text) {}

    @Override
    public final boolean isCancelled() {
        return cancellation.isCancelled();
    }

    @Override
    public final Registration onCancel(Runnable action) {
        return cancellation.onCancel(action);
    }
}
