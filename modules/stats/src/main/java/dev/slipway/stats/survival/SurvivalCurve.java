package dev.slipway.stats.survival;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.List;

/**
 * A Kaplan–Meier curve, by distinct time; it is 1 before the first and constant between times. Arrays are owned.
 *
 * @param table counts behind the curve
 * @param survival P(T &gt; t)
 * @param standardError of {@code survival}, Greenwood's; 0 once nobody survives
 * @param low lower ends of the pointwise intervals
 * @param high upper ends
 * @param level of the intervals
 */
public record SurvivalCurve(
        EventTable table, double[] survival, double[] standardError, double[] low, double[] high, double level) {

    private static final double SAME = 1e-12;

    /**
     * A quantile of the time to event.
     *
     * @param time where the curve falls to 1 − p, the middle of the step where it is level there; infinite when it never
     *     does
     * @param low where the lower band falls to it (Brookmeyer and Crowley 1982, doi:10.2307/2530286); infinite if never
     * @param high where the upper band does; infinite if never. Where nobody survives there is no band, as there is no variance
     */
    public record Quantile(double time, double low, double high) {}

    /** S(t). */
    public double at(double time) {
        int k = index(time);
        return k < 0 ? 1 : survival[k];
    }

    /** Position of the last time not after {@code time}; −1 before the first. */
    public int index(double time) {
        int k = Arrays.binarySearch(table.times(), time);
        return k >= 0 ? k : -k - 2;
    }

    /** Time up to which the curve is known: the last one, or infinity when it falls to 0 there and so stays 0. */
    public double end() {
        int last = survival.length - 1;
        return survival[last] == 0 ? Double.POSITIVE_INFINITY : table.times()[last];
    }

    /** The median with its interval. */
    public Quantile median() {
        return quantile(0.5);
    }

    /** The time by which a share p has had the event. */
    public Quantile quantile(double p) {
        Checks.probability(p, "p");
        return new Quantile(crossing(survival, 1 - p), band(low, 1 - p), band(high, 1 - p));
    }

    private double band(double[] ends, double level) {
        double time = crossing(ends, level);
        boolean noneLeft = Double.isFinite(time) && survival[index(time)] == 0;
        return noneLeft ? Double.POSITIVE_INFINITY : time;
    }

    private double crossing(double[] curve, double level) {
        double[] times = table.times();
        for (int k = 0; k < curve.length; k++) {
            if (curve[k] < level - SAME) {
                return times[k];
            }
            if (curve[k] <= level + SAME) {
                for (int next = k + 1; next < curve.length; next++) {
                    if (curve[next] < level - SAME) {
                        return (times[k] + times[next]) / 2;
                    }
                }
                return (times[k] + times[curve.length - 1]) / 2;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /**
     * The mean of min(T, τ), the area under the curve up to τ, with variance Σ (area after t)²·d/(n(n − d)) (Klein and
     * Moeschberger 2003, doi:10.1007/b97377); normal interval at the curve's level.
     *
     * @param tau in (0, {@link #end}]
     */
    public Effect restrictedMean(double tau) {
        double[] times = table.times();
        Checks.positive(tau, "tau");
        Checks.require(tau <= end(), "tau = " + tau + " lies after the last observed time " + end());
        double area = 0;
        double variance = 0;
        double right = tau;
        for (int k = index(tau); k >= 0; k--) {
            area += survival[k] * (right - times[k]);
            right = times[k];
            double n = (double) table.atRisk()[k];
            double d = (double) table.events()[k];
            variance += n > d ? area * area * d / (n * (n - d)) : 0;
        }
        return Effect.normal(area + right, Math.sqrt(variance), level, List.of());
    }
}
