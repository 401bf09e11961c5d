package dev.slipway.learning.policy;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.search.Quiet;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What each action brings, predicted: E[y | features, action] of several outcomes, one model for each outcome and action, learned
 * from rows that had the action. Right as a model is; nothing here weighs by propensities, so features must hold what the choice of
 * actions depended on.
 */
public final class ActionModels {
    private final Encoder encoder;
    private final Map<String, List<Model>> models;

    private ActionModels(Encoder encoder, Map<String, List<Model>> models) {
        this.encoder = encoder;
        this.models = models;
    }

    /**
     * Learns. The same rows and seed give the same models, whatever the number of threads.
     *
     * @param table features
     * @param training rows of it to learn from
     * @param action by row, from 0; rows that are not in training do not matter
     * @param actions how many there are; each needs rows in training
     * @param outcomes by name, then by row
     * @param family of all models, with its settings by knob
     * @throws IllegalArgumentException when no row of training had an action
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static ActionModels fit(
            FeatureTable table,
            int[] training,
            int[] action,
            int actions,
            Map<String, double[]> outcomes,
            LearnerFamily family,
            Map<String, Double> settings,
            long seed,
            JobContext context) {
        Encoder encoder = Encoder.fit(table, training, family.encoding());
        List<String> names = List.copyOf(outcomes.keySet());
        int[][] rows = new int[actions][];
        Matrix[] x = new Matrix[actions];
        for (int k = 0; k < actions; k++) {
            int offered = k;
            rows[k] = Arrays.stream(training).filter(i -> action[i] == offered).toArray();
            Checks.require(rows[k].length > 0, "no row of training had action " + k);
            x[k] = encoder.encode(table, rows[k]);
        }
        IntStream numbers = IntStream.range(0, actions * names.size());
        List<Model> all = (context.threads() > 1 ? numbers.parallel() : numbers)
                .mapToObj(number -> {
                    context.checkCancelled();
                    int k = number % actions;
                    double[] values = Objects.requireNonNull(outcomes.get(names.get(number / actions)));
                    double[] y =
                            Arrays.stream(rows[k]).mapToDouble(i -> values[i]).toArray();
                    return varies(y)
                            ? notNegative(
                                    family.learner(Task.MEAN, settings, Seeds.of(seed, number))
                                            .fit(x[k], y, null, new Quiet(context)),
                                    x[k],
                                    y)
                            : same(y[0]);
                })
                .toList();
        Map<String, List<Model>> models = new LinkedHashMap<>();
        for (int n = 0; n < names.size(); n++) {
            models.put(names.get(n), all.subList(n * actions, (n + 1) * actions));
        }
        return new ActionModels(encoder, models);
    }

    /** Predictions of an outcome by action, then by row of any table with the same features. */
    public double[][] predict(String outcome, FeatureTable table, int[] rows) {
        List<Model> byAction = Objects.requireNonNull(models.get(outcome), outcome);
        Matrix x = encoder.encode(table, rows);
        return byAction.stream().map(model -> model.predict(x)).toArray(double[][]::new);
    }

    private static boolean varies(double[] y) {
        for (double value : y) {
            if (value != y[0]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Of an outcome that never lies below zero, such as a loss, predictions do not either; what is cut off there would add up, so that
     * the others are made smaller until the training rows have the sum that was seen.
     */
    private static Model notNegative(Model model, Matrix x, double[] y) {
        double sum = 0;
        for (double value : y) {
            if (value < 0) {
                return model;
            }
            sum += value;
        }
        double predicted = 0;
        for (double value : model.predict(x)) {
            predicted += Math.max(0, value);
        }
        double scale = predicted > 0 ? sum / predicted : 1;
        return others -> {
            double[] all = model.predict(others);
            Arrays.setAll(all, i -> scale * Math.max(0, all[i]));
            return all;
        };
    }

    /** The same for everybody, such as the cost of no offer. */
    private static Model same(double value) {
        return x -> {
            double[] predicted = new double[x.rows()];
            Arrays.fill(predicted, value);
            return predicted;
        };
    }
}
