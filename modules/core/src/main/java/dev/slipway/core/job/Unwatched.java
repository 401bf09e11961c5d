package dev.slipway.core.job;

/** Progress that nobody watches. */
enum Unwatched implements JobContext {
    INSTANCE;

    @Override
    public void stage(String name, String detail) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void detail(String text) {}

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public Registration onCancel(Runnable action) {
        return () -> {};
    }
}
