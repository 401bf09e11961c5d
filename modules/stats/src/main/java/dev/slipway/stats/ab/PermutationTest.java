package dev.slipway.stats.ab;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Permutation test of a difference of means: units are dealt anew to arms of the same sizes. Valid at every n and for every
 * distribution against the sharp null that treatment changes no unit.
 *
 * <p>Permutation i has its own random stream from the seed and i; so the result has the same bytes whatever the number
 * of threads, and does not depend on the order of rows.
 */
public final class PermutationTest {

    private static final int CHUNK = 16;

    private PermutationTest() {}

    /** What is compared over permutations. */
    public enum Statistic {
        /** |ȳ_T − ȳ_C|. Exact for the sharp null; where only means are equal but variances differ it may err. */
        MEAN_DIFFERENCE,
        /**
         * Welch's |t|. Exact for the sharp null and, for large arms, right also when only the means are equal (Chung and
         * Romano 2013, doi:10.1214/13-AOS1090).
         */
        STUDENTISED
    }

    /**
     * The test.
     *
     * @param effect ȳ_T − ȳ_C
     * @param pValue (1 + extreme) / (1 + permutations), which never errs to the unsafe side (Phipson and Smyth 2010,
     *     doi:10.2202/1544-6115.1585); two-sided
     * @param monteCarloError standard error of the p-value from the finite number of permutations
     * @param extreme permutations at least as extreme as the data
     * @param permutations how many were drawn
     * @param warnings zero variance
     */
    public record Result(
            double effect,
            double pValue,
            double monteCarloError,
            long extreme,
            int permutations,
            List<StatWarning> warnings) {}

    /** The mean difference, without a way to stop it. */
    public static Result meanDifference(double[] t, double[] c, int permutations, long seed) {
        return compare(t, c, Statistic.MEAN_DIFFERENCE, permutations, seed, () -> {});
    }

    /**
     * Draws random divisions of all units into arms of the given sizes, each division equally likely. Ties with the data's
     * own statistic, up to rounding, count as extreme.
     *
     * @param t treatment values, at least 1 (studentised: 2)
     * @param c control values, at least 1 (studentised: 2)
     * @param permutations at least 1; the p-value cannot fall below 1/(permutations + 1)
     * @param seed start of all random streams
     * @param checkpoint called before every permutation, on any thread; may throw to cancel
     * @throws IllegalArgumentException for an empty arm, NaN or infinity (names the index), no permutation
     */
    public static Result compare(
            double[] t, double[] c, Statistic statistic, int permutations, long seed, Runnable checkpoint) {
        int fewest = statistic == Statistic.STUDENTISED ? 2 : 1;
        Checks.atLeast(t.length, fewest, "units in treatment");
        Checks.atLeast(c.length, fewest, "units in control");
        Checks.atLeast(permutations, 1, "permutations");
        Checks.finite(t, "t");
        Checks.finite(c, "c");
        PooledUnits units = new PooledUnits(t, c, statistic == Statistic.STUDENTISED);
        double observed = units.observed();
        int chunks = (permutations + CHUNK - 1) / CHUNK;
        long extreme = IntStream.range(0, chunks)
                .parallel()
                .mapToLong(chunk -> {
                    PooledUnits.Division division = units.division();
                    long count = 0;
                    for (int i = chunk * CHUNK; i < Math.min(permutations, (chunk + 1) * CHUNK); i++) {
                        checkpoint.run();
                        count += division.draw(seed, i) >= observed ? 1 : 0;
                    }
                    return count;
                })
                .sum();
        List<StatWarning> warnings = new ArrayList<>();
        if (units.constant()) {
            warnings.add(Warn.zeroVariance());
        }
        double p = (1.0 + (double) extreme) / (1.0 + permutations);
        return new Result(
                units.effect(), p, Math.sqrt(p * (1 - p) / permutations), extreme, permutations, List.copyOf(warnings));
    }
}
