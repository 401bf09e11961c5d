package dev.slipway.stats.ab;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Mann–Whitney–Wilcoxon test with Hodges and Lehmann's shift (Mann and Whitney 1947, doi:10.1214/aoms/1177730491;
 * Hodges and Lehmann 1963, doi:10.1214/aoms/1177704172).
 *
 * <p>Estimands: P(T &gt; C) + P(T = C)/2, and the median of T − C over all pairs, which is the shift where the arms
 * differ by nothing else. Neither is the difference of means: money that a few units spend is nearly invisible here.
 */
public final class MannWhitney {

    /** Arms of this size and more use the normal approximation, as in R. */
    static final int LARGE = 50;

    private static final double MANY_TIES = 0.5;

    /** Where the p-values come from. */
    public enum Method {
        /** {@link #EXACT} with both arms below 50 units and no ties, {@link #NORMAL} otherwise, as in R. */
        AUTO,
        /** All arrangements of distinct values. */
        EXACT,
        /** The normal limit with the variance of the ties and a continuity correction. */
        NORMAL,
        /** As {@link #NORMAL} without the correction. */
        UNCORRECTED
    }

    private MannWhitney() {}

    /**
     * The test and the shift.
     *
     * @param u pairs in which treatment is higher, ties counted half
     * @param probabilityHigher u / (n_T·n_C)
     * @param pValue two-sided; NaN when all values are equal
     * @param pGreater P(U at least as large), the test against higher values in treatment
     * @param pLess P(U at most as large)
     * @param exact whether the p-value and the interval are exact (both arms below 50 units, no ties)
     * @param shift median of the n_T·n_C differences, in the metric's unit
     * @param low lower end of the interval of the shift, an order statistic of the differences
     * @param high upper end
     * @param level the coverage that was asked for
     * @param warnings ties, small arms, coverage that cannot be reached
     */
    public record Result(
            double u,
            double probabilityHigher,
            double pValue,
            double pGreater,
            double pLess,
            boolean exact,
            double shift,
            double low,
            double high,
            double level,
            List<StatWarning> warnings) {}

    /**
     * Compares treatment with control as R's {@code wilcox.test(t, c, conf.int = TRUE)} does.
     *
     * <p>Large samples or ties: z = (U − n_Tn_C/2 ∓ ½)/σ, σ² = n_Tn_C/12·(N + 1 − Σ(k³ − k)/(N(N − 1))) over groups of k
     * equal values. The interval inverts the test at the differences, with the ties inside each arm. Differences equal
     * to the last bit count as ties, no others. Time O(N log N), memory O(N).
     *
     * @param t treatment values, at least 1
     * @param c control values, at least 1
     * @param level coverage of the interval, in (0, 1)
     * @throws IllegalArgumentException for an empty arm, NaN or infinity (names the index) or a level outside (0, 1)
     */
    public static Result compare(double[] t, double[] c, double level) {
        return compare(t, c, level, Method.AUTO);
    }

    /**
     * As above with the p-values and the interval from a chosen distribution.
     *
     * @throws IllegalArgumentException also for EXACT with ties or with 50 units or more in an arm
     */
    public static Result compare(double[] t, double[] c, double level, Method method) {
        Checks.atLeast(t.length, 1, "units in treatment");
        Checks.atLeast(c.length, 1, "units in control");
        Checks.finite(t, "t");
        Checks.finite(c, "c");
        Checks.level(level);
        PairwiseDifferences pairs = new PairwiseDifferences(t, c);
        RankTies ties = RankTies.of(pairs.sortedT(), pairs.sortedC());
        boolean countable = t.length < LARGE && c.length < LARGE && ties.joint() == 0;
        Checks.require(
                countable || method != Method.EXACT,
                "the exact distribution is for fewer than " + LARGE + " units in each arm and values without ties");
        boolean exact = countable && method != Method.NORMAL && method != Method.UNCORRECTED;
        List<StatWarning> warnings = new ArrayList<>(exact ? List.of() : Warn.smallSample(t.length, c.length));
        warnings.addAll(tied(ties));
        double correction = method == Method.UNCORRECTED ? 0 : 0.5;
        return exact ? exact(pairs, ties.u(), level, warnings) : normal(pairs, ties, correction, level, warnings);
    }

    private static Result exact(PairwiseDifferences pairs, double u, double level, List<StatWarning> warnings) {
        int m = pairs.sortedT().length;
        int n = pairs.sortedC().length;
        RankSumDistribution distribution = new RankSumDistribution(m, n);
        int rank = Math.max(1, distribution.quantile((1 - level) / 2));
        double coverage = 1 - 2 * distribution.below(rank - 1L);
        if (coverage < level) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.COVERAGE_BELOW_LEVEL,
                    String.format(
                            Locale.ROOT,
                            "With %d and %d units the widest interval of the shift covers only %.3f.",
                            m,
                            n,
                            coverage)));
        }
        long pairsHigher = (long) u;
        double[] p = {
            distribution.twoSidedP(pairsHigher),
            distribution.below(pairs.size() - pairsHigher),
            distribution.below(pairsHigher)
        };
        return result(pairs, u, p, true, rank, level, warnings);
    }

    private static Result normal(
            PairwiseDifferences pairs, RankTies ties, double correction, double level, List<StatWarning> warnings) {
        double size = (double) pairs.size();
        double sigma = ties.sigma(ties.joint());
        double[] p = {Double.NaN, Double.NaN, Double.NaN};
        if (sigma > 0) {
            double off = ties.u() - size / 2;
            p[0] = Normal.twoSidedP((Math.abs(off) - (off == 0 ? 0 : correction)) / sigma);
            p[1] = Normal.survival((off - correction) / sigma);
            p[2] = Normal.cumulative((off + correction) / sigma);
        } else {
            warnings.add(Warn.zeroVariance());
        }
        double reach = Normal.upperQuantile((1 - level) / 2) * ties.sigma(ties.within());
        long rank = Math.max(1, (long) Math.floor(size / 2 - correction - reach) + 1);
        return result(pairs, ties.u(), p, false, Math.min(rank, (pairs.size() + 1) / 2), level, warnings);
    }

    private static Result result(
            PairwiseDifferences pairs,
            double u,
            double[] p,
            boolean exact,
            long rank,
            double level,
            List<StatWarning> warnings) {
        return new Result(
                u,
                u / (double) pairs.size(),
                p[0],
                p[1],
                p[2],
                exact,
                pairs.median(),
                pairs.rank(rank),
                pairs.rank(pairs.size() + 1 - rank),
                level,
                List.copyOf(warnings));
    }

    private static List<StatWarning> tied(RankTies ties) {
        return ties.largestShare() < MANY_TIES
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.TIED_VALUES,
                        String.format(
                                Locale.ROOT,
                                "%.0f%% of the values are equal; the shift says little, read the probability to be higher.",
                                100 * ties.largestShare())));
    }
}
