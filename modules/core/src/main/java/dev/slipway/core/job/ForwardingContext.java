package dev.slipway.core.job;

/** Passes everything on to another context; extended by who changes some of it on the way. */
public class ForwardingContext implements JobContext {
    private final JobContext watched;

    protected ForwardingContext(JobContext watched) {
        this.watched = watched;
    }

    @Override
    public void stage(String name, String detail) {
        watched.stage(name, detail);
    }

    @Override
    public void progress(long done, long total) {
        watched.progress(done, total);
    }

    @Override
    public void detail(String text) {
        watched.detail(text);
    }

    @Override
    public final boolean isCancelled() {
        return watched.isCancelled();
    }

    @Override
    public final Registration onCancel(Runnable action) {
        return watched.onCancel(action);
    }

    @Override
    public int threads() {
        return watched.threads();
    }
}
