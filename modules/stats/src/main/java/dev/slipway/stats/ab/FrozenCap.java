package dev.slipway.stats.ab;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;

/**
 * A cap on the values of a metric that the plan froze before the experiment. Values outside are moved to the nearer
 * bound (Tukey and McLaughlin 1963). A cap that is taken from the experiment's own data moves at every refresh and leans on
 * the effect itself; so it is a fixed number here, best taken from an earlier period.
 *
 * @param low smallest value that stays as it is; negative infinity for none
 * @param high largest value that stays as it is; infinity for none
 */
public record FrozenCap(double low, double high) {

    /** Refuses NaN and bounds in the wrong order. */
    public FrozenCap {
        Checks.require(low <= high, "the cap's low " + low + " must not exceed its high " + high);
    }

    /**
     * The comparison of capped means.
     *
     * @param means Welch on the capped values; estimand: the difference of capped means, not of means
     * @param shareCappedT share of treatment units that were moved
     * @param shareCappedC share of control units that were moved
     * @param keptT capped sum over plain sum in treatment, how much of the total the capped metric still sees; NaN when
     *     the plain sum is zero
     * @param keptC the same in control
     */
    public record Result(Welch.Result means, double shareCappedT, double shareCappedC, double keptT, double keptC) {}

    /** No lower bound, the upper bound as given. */
    public static FrozenCap above(double high) {
        return new FrozenCap(Double.NEGATIVE_INFINITY, high);
    }

    /**
     * An upper cap at a quantile (type 7) of an earlier period's values.
     *
     * @param reference values of units from before the experiment
     * @param q which quantile, in (0, 1), for example 0.999
     * @param ignoringZeros whether units with value zero are left out
     * @throws IllegalArgumentException if nothing is left or a value is NaN or infinite (names the index)
     */
    public static FrozenCap ofQuantile(double[] reference, double q, boolean ignoringZeros) {
        Checks.finite(reference, "reference");
        Checks.probability(q, "q");
        double[] used = Arrays.stream(reference)
                .filter(value -> !ignoringZeros || value != 0)
                .sorted()
                .toArray();
        Checks.require(used.length > 0, "the reference period holds no value to take the cap from");
        return above(Quantiles.quantile(used, q));
    }

    /** A capped copy. */
    public double[] apply(double[] values) {
        double[] capped = values.clone();
        for (int i = 0; i < capped.length; i++) {
            capped[i] = Math.max(low, Math.min(high, capped[i]));
        }
        return capped;
    }

    /**
     * Welch's comparison of the capped values. Warns as Welch does, of skewness after capping.
     *
     * @throws IllegalArgumentException for arms of fewer than 2 units, values not finite (names the index)
     */
    public Result compare(double[] t, double[] c, double level) {
        Checks.finite(t, "t");
        Checks.finite(c, "c");
        double[] cappedT = apply(t);
        double[] cappedC = apply(c);
        return new Result(
                Welch.compare(cappedT, cappedC, level),
                moved(t, cappedT),
                moved(c, cappedC),
                kept(t, cappedT),
                kept(c, cappedC));
    }

    private static double moved(double[] plain, double[] capped) {
        int moved = 0;
        for (int i = 0; i < plain.length; i++) {
            moved += plain[i] == capped[i] ? 0 : 1;
        }
        return (double) moved / plain.length;
    }

    private static double kept(double[] plain, double[] capped) {
        double sum = Arrays.stream(plain).sum();
        return sum == 0 ? Double.NaN : Arrays.stream(capped).sum() / sum;
    }
}
