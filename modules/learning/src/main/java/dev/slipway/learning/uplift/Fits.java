package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.Learner;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.search.Quiet;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fits beside each other, each on one thread, where the job may have several: small fits lose by sharing. */
final class Fits {
    private Fits() {}

    /** The results of all tasks, in order; progress counts tasks. A single task gets the job's own threads. */
    static <T> List<T> all(int count, JobContext context, BiFunction<Integer, JobContext, T> task) {
        context.checkCancelled();
        if (count == 1) {
            return List.of(task.apply(0, context));
        }
        AtomicLong done = new AtomicLong();
        IntStream numbers = IntStream.range(0, count);
        return (context.threads() > 1 ? numbers.parallel() : numbers)
                .mapToObj(number -> {
                    context.checkCancelled();
                    T result = task.apply(number, new Quiet(context));
                    context.progress(done.incrementAndGet(), count);
                    return result;
                })
                .toList();
    }

    /** A fitted model, or the outcome itself where it is the same in all rows. */
    static Model fit(Learner learner, Matrix x, double[] y, double @Nullable [] weight, JobContext context) {
        for (double value : y) {
            if (value != y[0]) {
                return learner.fit(x, y, weight, context);
            }
        }
        return new Constant(y[0]);
    }

    /** The same for everybody. */
    record Constant(double value) implements Model {
        @Override
        public double[] predict(Matrix x) {
            double[] predictions = new double[x.rows()];
            Arrays.fill(predictions, value);
            return predictions;
        }
    }
}
