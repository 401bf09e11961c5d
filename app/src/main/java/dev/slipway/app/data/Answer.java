package dev.slipway.app.data;

import dev.slipway.app.jobs.Failures;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.CancelledException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a question to the warehouse came to: a value, or why there is none. A panel shows either in its own place.
 *
 * @param seconds that it took
 */
record Answer<T>(@Nullable T value, @Nullable SlipwayException failure, double seconds) {
    private static final double NANOS = 1e9;

    static <T> Answer<T> of(Supplier<T> question) {
        long begun = System.nanoTime();
        try {
            T value = question.get();
            return new Answer<>(value, null, (System.nanoTime() - begun) / NANOS);
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            return new Answer<>(null, Failures.explain(e), (System.nanoTime() - begun) / NANOS);
        }
    }
}
