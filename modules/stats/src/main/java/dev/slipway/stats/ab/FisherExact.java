package dev.slipway.stats.ab;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Roots;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Fisher's exact test of a 2 × 2 table with the conditional odds ratio (Fisher 1935, doi:10.2307/2342435; Cornfield
 * 1956). Given both margins the table has one free cell, whose distribution depends on the odds ratio alone.
 *
 * <p>Estimand: the odds ratio p_T/(1 − p_T) : p_C/(1 − p_C), treatment over control. Exact at every n, and therefore
 * conservative: with few events the true error is often well below the nominal one.
 */
public final class FisherExact {

    private FisherExact() {}

    /**
     * The test and the odds ratio.
     *
     * @param pValue two-sided: all tables no more probable than this one, as in R
     * @param pGreater P(X ≥ x), the test against a higher odds in treatment
     * @param pLess P(X ≤ x)
     * @param oddsRatio conditional maximum likelihood; 0 or infinity at the edge of the table
     * @param low lower end of the conditional interval, tail area (1 − level)/2 each side
     * @param high upper end, may be infinite
     * @param level the coverage that was asked for; attained or exceeded
     * @param warnings fewer than five successes or failures in an arm, which matters to other methods but not to this
     */
    public record Result(
            double pValue,
            double pGreater,
            double pLess,
            double oddsRatio,
            double low,
            double high,
            double level,
            List<StatWarning> warnings) {}

    /**
     * Tests whether two arms have the same odds. Time grows with the number of possible tables, at most the number of
     * successes or units of an arm.
     *
     * @param xT successes in treatment
     * @param nT units in treatment, at least 1
     * @param xC successes in control
     * @param nC units in control, at least 1
     * @param level coverage of the interval, in (0, 1)
     * @throws IllegalArgumentException for negative counts, more successes than units, a level outside (0, 1), or more than
     *     a hundred million possible tables
     */
    public static Result test(long xT, long nT, long xC, long nC, double level) {
        Checks.successes(xT, nT, "xT", "nT");
        Checks.successes(xC, nC, "xC", "nC");
        Checks.level(level);
        NoncentralHypergeometric table = new NoncentralHypergeometric(nT, nC, xT + xC);
        double tail = (1 - level) / 2;
        boolean least = xT == table.lowest();
        boolean most = xT == table.highest();
        return new Result(
                table.noMoreProbable(xT),
                table.above(xT, 0),
                table.below(xT, 0),
                estimate(table, xT, least, most),
                least ? 0 : solve(o -> logOdds(table.above(xT, o)) - logOdds(tail)),
                most ? Double.POSITIVE_INFINITY : solve(o -> logOdds(tail) - logOdds(table.below(xT, o))),
                level,
                Warn.rareEvents(xT, nT, xC, nC));
    }

    private static double estimate(NoncentralHypergeometric table, long xT, boolean least, boolean most) {
        if (least && most) {
            return Double.NaN;
        }
        if (least) {
            return 0;
        }
        return most ? Double.POSITIVE_INFINITY : solve(o -> table.mean(o) - (double) xT);
    }

    /** The odds ratio at which an increasing function of the log odds ratio is zero. */
    private static double solve(DoubleUnaryOperator f) {
        double reach = 1;
        while (f.applyAsDouble(-reach) > 0 || f.applyAsDouble(reach) < 0) {
            reach *= 2;
        }
        return Math.exp(Roots.between(f, -reach, reach, 1e-14));
    }

    /** A smooth scale on which probabilities near 0 and near 1 are both told apart. */
    private static double logOdds(double p) {
        return Math.log(Math.max(p, 1e-300)) - Math.log1p(-Math.min(p, 1 - 1e-16));
    }
}
