package dev.slipway.stats.ab;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.special.Gamma;

/**
 * Sample-ratio mismatch: did the arms receive the shares that they were promised? A mismatch means that assignment or
 * logging is broken and no estimate can be trusted (Fabijan et al. 2019, doi:10.1145/3292500.3330722).
 */
public final class SampleRatio {

    /** Concentration of the Dirichlet prior of {@link #sequential(long[][], double[])}. */
    public static final double CONCENTRATION = 10_000;

    private SampleRatio() {}

    /**
     * The chi-square test of the shares.
     *
     * @param chiSquare Σ (observed − expected)² / expected over arms of positive weight
     * @param degreesOfFreedom arms of positive weight − 1
     * @param pValue upper tail; NaN with fewer than two arms of positive weight
     * @param largestDeviation largest |observed share − promised share|, as a fraction (0.01 is one percentage point)
     * @param trafficInZeroWeightArm whether an arm that was promised nothing received a unit: a failure of its own
     * @param warnings {@code SMALL_EXPECTED_COUNT} when an expected count is below five
     */
    public record Result(
            double chiSquare,
            int degreesOfFreedom,
            double pValue,
            double largestDeviation,
            boolean trafficInZeroWeightArm,
            List<StatWarning> warnings) {}

    /**
     * Pearson's chi-square test of observed counts against weights. Units in zero-weight arms are left out of the test
     * (they would make it infinite) and flagged.
     *
     * @param observed units per arm
     * @param weights promised weights, not negative, any positive sum
     * @throws IllegalArgumentException for different lengths, negative numbers, no positive weight or no unit
     */
    public static Result test(long[] observed, double[] weights) {
        double[] shares = shares(observed, weights);
        long total = 0;
        boolean stray = false;
        int arms = 0;
        for (int i = 0; i < shares.length; i++) {
            Checks.atLeast(observed[i], 0, "observed[" + i + "]");
            if (shares[i] > 0) {
                total += observed[i];
                arms++;
            } else {
                stray |= observed[i] > 0;
            }
        }
        Checks.require(total > 0, "no unit was observed in an arm of positive weight");
        double chiSquare = 0;
        double largest = 0;
        double fewest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                double expected = shares[i] * (double) total;
                double off = (double) observed[i] - expected;
                chiSquare += off * off / expected;
                largest = Math.max(largest, Math.abs(off) / (double) total);
                fewest = Math.min(fewest, expected);
            }
        }
        double p = arms < 2 ? Double.NaN : ChiSquared.survival(chiSquare, arms - 1);
        return new Result(chiSquare, arms - 1, p, largest, stray, smallExpected(fewest));
    }

    /** {@link #sequential(long[][], double[], double)} with concentration {@value #CONCENTRATION}. */
    public static double[] sequential(long[][] cumulativeCountsByDay, double[] weights) {
        return sequential(cumulativeCountsByDay, weights, CONCENTRATION);
    }

    /**
     * Anytime-valid p-values of the same null, one per day (Lindon and Malek 2022, "Anytime-valid inference for
     * multinomial count data", arXiv:2011.03567). The Bayes factor of a Dirichlet(κw) mixture against w,
     * B(κw + n)/B(κw) / Π w^n, is a martingale under the null; p = min over days so far of min(1, 1/BF). Under the null
     * P(any p ≤ α) ≤ α however often somebody looks.
     *
     * @param cumulativeCountsByDay per day, units per arm since the start
     * @param weights promised weights; a unit in a zero-weight arm gives p = 0 from that day on
     * @param concentration κ: how close to the promised shares a mismatch is sought; 10,000 is most sensitive to about
     *     half a percentage point
     * @return running minimum of p-values, one per day
     * @throws IllegalArgumentException for different lengths, negative counts or counts that fall
     */
    public static double[] sequential(long[][] cumulativeCountsByDay, double[] weights, double concentration) {
        Checks.positive(concentration, "concentration");
        double[] p = new double[cumulativeCountsByDay.length];
        double smallest = 1;
        for (int day = 0; day < p.length; day++) {
            long[] counts = cumulativeCountsByDay[day];
            double[] shares = shares(counts, weights);
            for (int i = 0; i < counts.length; i++) {
                long before = day == 0 ? 0 : cumulativeCountsByDay[day - 1][i];
                Checks.atLeast(counts[i], before, "cumulative count of arm " + i + " on day " + day);
            }
            smallest = Math.min(smallest, Math.exp(-logBayesFactor(counts, shares, concentration)));
            p[day] = smallest;
        }
        return p;
    }

    private static double logBayesFactor(long[] counts, double[] shares, double concentration) {
        double log = 0;
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            double n = (double) counts[i];
            if (shares[i] > 0) {
                double prior = concentration * shares[i];
                log += Gamma.logGamma(prior + n) - Gamma.logGamma(prior) - n * Math.log(shares[i]);
                total += n;
            } else if (n > 0) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return log + Gamma.logGamma(concentration) - Gamma.logGamma(concentration + total);
    }

    private static double[] shares(long[] observed, double[] weights) {
        Checks.require(
                observed.length == weights.length,
                "there are " + observed.length + " counts and " + weights.length + " weights");
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Checks.notNegative(weights[i], "weights[" + i + "]");
            sum += weights[i];
        }
        Checks.require(sum > 0, "at least one weight must be positive");
        double[] shares = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            shares[i] = weights[i] / sum;
        }
        return shares;
    }

    private static List<StatWarning> smallExpected(double fewest) {
        return fewest >= Warn.RARE
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.SMALL_EXPECTED_COUNT,
                        String.format(
                                Locale.ROOT,
                                "An arm expects only %.2f units; below %d the chi-square p-value is rough.",
                                fewest,
                                Warn.RARE)));
    }
}
