package dev.slipway.learning.search;

import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;

/** Keeps progress back: the search tells of its trials, the rounds within them would only flicker. */
final class Quiet extends ForwardingContext {
    Quiet(JobContext context) {
        super(context);
    }

    @Override
    public void stage(String name, String detail) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void detail(String text) {}
}
