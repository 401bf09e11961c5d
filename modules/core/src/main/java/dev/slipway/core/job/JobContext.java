package dev.slipway.core.job;

/** What running work may tell and ask. Safe to use from any thread. */
public interface JobContext {
    /** Starts a named stage; the stage before it is over. The detail is one short phrase, such as a model's name. */
    void stage(String name, String detail);

    /** Progress inside the current stage. A total of 0 means that it is not known. */
    void progress(long done, long total);

    /** Changes the detail of the current stage, for example "1,024,318 events from 60,000 users". */
    void detail(String text);

    boolean isCancelled();

    /** Runs the action once when the job is cancelled (at once if it already is), for work that can't poll. */
    Registration onCancel(Runnable action);

    /**
     * How many threads the work may keep busy where it takes its own: one fewer than the machine has, so that a window keeps
     * one. Never changes a result.
     */
    default int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /** Ends the interest in a cancellation. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** A context that nobody watches and nobody cancels. */
    static JobContext unwatched() {
        return Unwatched.INSTANCE;
    }
}
