package dev.slipway.learning.search;

import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;

/**
 * Keeps progress back and fits to one thread: the search tells of its trials, the rounds within them would only flicker, and
 * other fits run beside this one.
 */
public final class Quiet extends ForwardingContext {
    /** Keeps this one quiet. */
    public Quiet(JobContext context) {
        super(context);
    }

    @Override
    public void stage(String name, String detail) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void detail(String text) {}

    @Override
    public int threads() {
        return 1;
    }
}
