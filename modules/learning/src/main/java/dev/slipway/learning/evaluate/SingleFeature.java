package dev.slipway.learning.evaluate;

import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.stats.drift.Psi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds leaks that dates hide: predicts the outcome from one feature alone, by the mean outcome of its level or of its twentieth (missing is one
 * too), learned on half of the units and measured on the other half. Whatever form the leak has, a feature that knows the outcome is
 * almost perfect here, and an honest one is not.
 */
public final class SingleFeature {
    /** AUC from which a single feature is too good. */
    public static final double AUC = 0.98;

    /** R² from which a single feature is too good. */
    public static final double R_SQUARED = 0.95;

    private static final int BINS = 20;
    private static final int ROWS = 50_000;
    private static final long HALVES = 0x5EED;

    private SingleFeature() {}

    /** A warning for each feature that is too good on these rows. */
    public static List<LearningWarning> tooGood(FeatureTable table, Outcome outcome, int[] rows) {
        double share = Math.min(1, (double) ROWS / rows.length);
        int[] seen = Arrays.stream(rows)
                .filter(i -> Seeds.uniform(HALVES, table.units()[i]) < share)
                .toArray();
        int[] learn = Arrays.stream(seen).filter(i -> first(table, i)).toArray();
        int[] check = Arrays.stream(seen).filter(i -> !first(table, i)).toArray();
        List<LearningWarning> warnings = new ArrayList<>();
        for (Feature feature : table.features()) {
            double found = measure(feature, outcome, learn, check);
            boolean probability = outcome.task() == Task.PROBABILITY;
            if (found >= (probability ? AUC : R_SQUARED)) {
                warnings.add(new LearningWarning(
                        LearningWarning.Kind.TOO_GOOD,
                        feature.name(),
                        String.format(
                                Locale.ROOT,
                                "%s alone predicts %s with %s %.3f on units that it was not learned from; does it hold the outcome itself?",
                                feature.name(),
                                outcome.name(),
                                probability ? "AUC" : "R²",
                                found)));
            }
        }
        return warnings;
    }

    /** AUC, or R², on the rows to check; NaN where they hold one outcome only. */
    static double measure(Feature feature, Outcome outcome, int[] learn, int[] check) {
        if (learn.length == 0 || check.length == 0) {
            return Double.NaN;
        }
        double[] cuts = cuts(feature, learn);
        int bins = feature instanceof Feature.Categorical category
                ? category.levels().size()
                : cuts.length + 1;
        double[] sums = new double[bins + 1];
        double[] counts = new double[bins + 1];
        double all = 0;
        for (int i : learn) {
            int bin = bin(feature, i, cuts, bins);
            sums[bin] += outcome.values()[i];
            counts[bin]++;
            all += outcome.values()[i];
        }
        double mean = all / learn.length;
        double[] y = Arrays.stream(check).mapToDouble(i -> outcome.values()[i]).toArray();
        double[] p = Arrays.stream(check)
                .map(i -> bin(feature, i, cuts, bins))
                .mapToDouble(bin -> counts[bin] == 0 ? mean : sums[bin] / counts[bin])
                .toArray();
        if (outcome.task() == Task.MEAN) {
            return Metric.R_SQUARED.value(new Scored(y, p));
        }
        // Within the twentieths, the order of the numbers themselves: a cut inside one of them must not hide a leak.
        double[] raw = Arrays.stream(check)
                .mapToDouble(i -> Double.isNaN(feature.value(i)) ? -1e300 : feature.value(i))
                .toArray();
        double order = Metric.AUC.value(new Scored(y, raw));
        return Math.max(Metric.AUC.value(new Scored(y, p)), Math.max(order, 1 - order));
    }

    private static double[] cuts(Feature feature, int[] rows) {
        double[] present = Arrays.stream(rows)
                .mapToDouble(feature::value)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        return feature instanceof Feature.Categorical || present.length == 0
                ? new double[0]
                : Psi.quantileBins(present, BINS);
    }

    private static int bin(Feature feature, int row, double[] cuts, int bins) {
        double value = feature.value(row);
        if (Double.isNaN(value)) {
            return bins;
        }
        if (feature instanceof Feature.Categorical) {
            return (int) value;
        }
        int found = Arrays.binarySearch(cuts, value);
        return found >= 0 ? found : -found - 1;
    }

    private static boolean first(FeatureTable table, int row) {
        return Seeds.uniform(HALVES + 1, table.units()[row]) < 0.5;
    }
}
