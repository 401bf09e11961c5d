package dev.slipway.learning;

import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.learning.evaluate.Units;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.Task;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Rows of one part with their outcomes. */
record Part(String name, FeatureTable table, int[] rows, double[] y) {
    static Part of(String name, FeatureTable table, Outcome outcome, int[] rows) {
        double[] y = Arrays.stream(rows).mapToDouble(i -> outcome.values()[i]).toArray();
        return new Part(name, table, rows, y);
    }

    double mean() {
        return Arrays.stream(y).average().orElse(Double.NaN);
    }

    /** Rows of the rarer of the outcomes 0 and 1. */
    int rarer() {
        int ones = (int) Arrays.stream(y).filter(v -> v == 1).count();
        return Math.min(ones, y.length - ones);
    }

    Units units() {
        return Units.of(table.units(), rows);
    }

    /** Every so many-th row, so that at most {@code limit} are left. */
    Part thinned(int limit) {
        int step = (rows.length + limit - 1) / limit;
        if (step <= 1) {
            return this;
        }
        int[] some = new int[(rows.length + step - 1) / step];
        double[] outcomes = new double[some.length];
        for (int k = 0; k < some.length; k++) {
            some[k] = rows[k * step];
            outcomes[k] = y[k * step];
        }
        return new Part(name, table, some, outcomes);
    }

    /** What the model is worth on these rows, once; measures that do not exist there are left out. */
    Map<Metric, Double> measured(Task task, double[] predictions) {
        Scored scored = new Scored(y, predictions);
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.of(task)) {
            double value = metric.value(scored);
            if (Double.isFinite(value)) {
                values.put(metric, value);
            }
        }
        return values;
    }

    ModelReport.Part summary(Task task, TrainedModel model) {
        long first = Arrays.stream(rows).mapToLong(i -> table.asOf()[i]).min().orElse(0);
        long last = Arrays.stream(rows).mapToLong(i -> table.asOf()[i]).max().orElse(0);
        return new ModelReport.Part(
                name, rows.length, units().count(), first, last, mean(), measured(task, model.score(table, rows)));
    }
}
