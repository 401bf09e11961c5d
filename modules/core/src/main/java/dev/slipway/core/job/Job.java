package dev.slipway.core.job;

/** Work with immutable input and one immutable result. */
@FunctionalInterface
public interface Job<R> {
    /** Does the work. Throws {@link CancelledException} when the context says so. */
    R run(JobContext context) throws Exception;
}
