package dev.slipway.learning.evaluate;

import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.StudentT;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much worse predictions become when a feature's values are shuffled among the test rows (Breiman 2001,
 * doi:10.1023/A:1010933404324; Fisher, Rudin and Dominici 2019, arXiv:1801.01489). All columns of a feature are shuffled together.
 *
 * <p>Says what the model leans on, not what causes the outcome; features that stand for each other share their importance.
 *
 * @param feature its name
 * @param loss mean increase of the loss per row (log loss, or squared error), over all shuffles, with its interval over units
 * @param share of the model's own loss that this is
 */
public record Importance(String feature, Interval loss, double share) {
    /**
     * Importance of every feature, the largest first.
     *
     * @param repeats shuffles per feature, at least 1
     * @param checkpoint called before every shuffle; may throw to cancel
     */
    public static List<Importance> of(
            Inspected model, Task task, int repeats, long seed, double level, Runnable checkpoint) {
        double[] own = losses(model, task, model.x());
        double average = mean(own);
        List<Importance> all = new ArrayList<>();
        List<String> features = model.encoder().features();
        for (int k = 0; k < features.size(); k++) {
            double[] increase = new double[own.length];
            for (int r = 0; r < repeats; r++) {
                checkpoint.run();
                Matrix shuffled =
                        shuffled(model.x(), model.encoder().columnsOf(k), Seeds.stream(seed, (long) k * repeats + r));
                double[] losses = losses(model, task, shuffled);
                for (int i = 0; i < own.length; i++) {
                    increase[i] += (losses[i] - own[i]) / repeats;
                }
            }
            Interval loss = interval(increase, model.units(), level);
            all.add(new Importance(features.get(k), loss, loss.estimate() / average));
        }
        all.sort(Comparator.comparingDouble((Importance i) -> i.loss().estimate())
                .reversed()
                .thenComparing(Importance::feature));
        return List.copyOf(all);
    }

    private static double[] losses(Inspected model, Task task, Matrix x) {
        Scored scored = new Scored(model.y(), model.model().predict(x));
        double[] losses = new double[model.y().length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = task == Task.PROBABILITY ? scored.logLosses()[i] : scored.squaredErrors()[i];
        }
        return losses;
    }

    private static Matrix shuffled(Matrix x, int[] range, SplittableRandom random) {
        int[] order = new int[x.rows()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        double[][] columns = new double[x.columns()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = x.column(j);
            if (j >= range[0] && j < range[1]) {
                double[] taken = new double[order.length];
                for (int i = 0; i < taken.length; i++) {
                    taken[i] = x.get(order[i], j);
                }
                columns[j] = taken;
            }
        }
        return Matrix.ofColumns(columns);
    }

    /** Mean over rows; its error from the sums of whole units. */
    private static Interval interval(double[] values, Units units, double level) {
        double mean = mean(values);
        double[] sums = new double[units.count()];
        for (int i = 0; i < values.length; i++) {
            sums[units.unitOf()[i]] += values[i] - mean;
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        int n = units.count();
        if (n < 2) {
            return new Interval(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double error = Math.sqrt(squares * n / (n - 1.0)) / values.length;
        double half = StudentT.upperQuantile((1 - level) / 2, n - 1.0) * error;
        return new Interval(mean, mean - half, mean + half);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
