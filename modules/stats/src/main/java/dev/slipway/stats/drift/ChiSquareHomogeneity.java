package dev.slipway.stats.drift;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import java.util.List;
import java.util.Locale;

/** Pearson's chi-square test that two sets of counts share one distribution over categories. */
public final class ChiSquareHomogeneity {

    private ChiSquareHomogeneity() {}

    /**
     * The test of a 2 × k table.
     *
     * @param chiSquare Σ (observed − expected)²/expected
     * @param degreesOfFreedom categories with any unit, less one
     * @param pValue upper tail; NaN with a single category
     * @param cramersV √(χ²/(n + m)): strength in [0, 1] that does not grow with the sample
     * @param warnings {@code SMALL_EXPECTED_COUNT} when an expected count is below five
     */
    public record Result(
            double chiSquare, int degreesOfFreedom, double pValue, double cramersV, List<StatWarning> warnings) {}

    /**
     * Tests counts before against counts after; categories without any unit are left out.
     *
     * @throws IllegalArgumentException for different lengths, negative counts or a side without a unit
     */
    public static Result test(long[] before, long[] after) {
        sameBins(before, after);
        double n = total(before, "before");
        double m = total(after, "after");
        double chiSquare = 0;
        double fewest = Double.POSITIVE_INFINITY;
        int categories = 0;
        for (int k = 0; k < before.length; k++) {
            double both = (double) before[k] + (double) after[k];
            if (both == 0) {
                continue;
            }
            categories++;
            double expected = both * n / (n + m);
            double off = (double) before[k] - expected;
            chiSquare += off * off / expected + off * off / (both - expected);
            fewest = Math.min(fewest, Math.min(expected, both - expected));
        }
        return result(chiSquare, categories, Math.sqrt(chiSquare / (n + m)), fewest);
    }

    /**
     * Goodness of fit: counts after against the shares before taken as known, k − 1 degrees of freedom; Cramér's V is √(χ²/(m(k − 1))). For a fixed
     * reference; when the reference is itself a sample, {@link #test} is right.
     *
     * @throws IllegalArgumentException as {@link #test}, or for units after in a category that had none before
     */
    public static Result goodnessOfFit(long[] before, long[] after) {
        sameBins(before, after);
        double n = total(before, "before");
        double m = total(after, "after");
        double chiSquare = 0;
        double fewest = Double.POSITIVE_INFINITY;
        int categories = 0;
        for (int k = 0; k < before.length; k++) {
            Checks.require(before[k] > 0 || after[k] == 0, "category " + k + " has units after but none before");
            if (before[k] > 0) {
                categories++;
                double expected = m * (double) before[k] / n;
                chiSquare += ((double) after[k] - expected) * ((double) after[k] - expected) / expected;
                fewest = Math.min(fewest, expected);
            }
        }
        double v = categories < 2 ? 0 : Math.sqrt(chiSquare / m / (categories - 1.0));
        return result(chiSquare, categories, v, fewest);
    }

    private static void sameBins(long[] before, long[] after) {
        Checks.require(
                before.length == after.length,
                "there are " + before.length + " bins before and " + after.length + " after");
    }

    private static Result result(double chiSquare, int categories, double strength, double fewest) {
        double p = categories < 2 ? Double.NaN : ChiSquared.survival(chiSquare, categories - 1.0);
        return new Result(chiSquare, categories - 1, p, strength, warnings(fewest));
    }

    private static double total(long[] counts, String name) {
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            Checks.atLeast(counts[i], 0, name + "[" + i + "]");
            total += (double) counts[i];
        }
        Checks.require(total > 0, "there is no unit " + name);
        return total;
    }

    static List<StatWarning> warnings(double fewest) {
        if (fewest >= Warn.RARE) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.SMALL_EXPECTED_COUNT,
                String.format(
                        Locale.ROOT,
                        "A bin expects only %.2f units on one side; below %d the chi-square approximation is rough.",
                        fewest,
                        Warn.RARE)));
    }
}
