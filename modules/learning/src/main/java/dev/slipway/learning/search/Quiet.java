package dev.slipway.learning.search;

import dev.slipway.core.job.JobContext;

/** Passes cancellation on and keeps progress back: the search tells of its trials, the rounds within them would only flicker. */
record Quiet(JobContext context) implements JobContext {
    @Override
    public void stage(String name, String detail) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void detail(String text) {}

    @Override
    public boolean isCancelled() {
        return context.isCancelled();
    }

    @Override
    public Registration onCancel(Runnable action) {
        return context.onCancel(action);
    }
}
