package dev.slipway.readout.metric;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.stats.Effect;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.stats.sequential.GroupSequential;

/**
 * Turns an ordinary estimate into the interval that is valid under the plan of looks.
 *
 * @param alpha two-sided error rate of this comparison
 * @param plannedUnits mature units of both arms at the planned end; the sequence is tuned there, information is measured
 *     against it. Any fixed number is valid; a good one makes the interval narrow
 */
public record LooksInterval(LooksPlan plan, double alpha, long plannedUnits, int plannedLooks) {
    /** Below this share of the planned information a group-sequential look is treated as made at it. */
    private static final double EARLIEST_LOOK = 0.01;

    /** The estimate with the interval that decides, from {@code n} units in both arms together. */
    public Effect deciding(Effect oneLook, long n) {
        return switch (plan) {
            case FIXED -> oneLook;
            case ANYTIME -> anytime(oneLook, n);
            case GROUP_SEQUENTIAL -> groupSequential(oneLook, n);
        };
    }

    /** The always-valid interval, whatever the plan. */
    public Effect anytime(Effect oneLook, long n) {
        return ConfidenceSequence.asymptotic(oneLook.estimate(), oneLook.standardError(), n, plannedUnits, alpha);
    }

    /** The interval of a look made now, the planned looks before it being spent. Not a test of its own: no p-value. */
    public Effect groupSequential(Effect oneLook, long n) {
        double half = boundary(n) * oneLook.standardError();
        return new Effect(
                oneLook.estimate(),
                oneLook.standardError(),
                oneLook.estimate() - half,
                oneLook.estimate() + half,
                1 - alpha,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                oneLook.warnings());
    }

    /** Two-sided boundary in standard errors at this many units. */
    public double boundary(long n) {
        double now = Math.clamp(n / (double) plannedUnits, EARLIEST_LOOK, 1);
        double[] fractions = new double[plannedLooks + 1];
        int k = 0;
        for (int look = 1; look < plannedLooks && look / (double) plannedLooks < now - 1e-9; look++) {
            fractions[k++] = look / (double) plannedLooks;
        }
        fractions[k++] = now;
        double[] z = GroupSequential.obrienFlemingSpending(java.util.Arrays.copyOf(fractions, k), alpha);
        return z[k - 1];
    }

    /** Half-width of the deciding interval in standard errors at this many units, for planning. */
    public double multiplier(long n, double oneLookMultiplier) {
        return switch (plan) {
            case FIXED -> oneLookMultiplier;
            case ANYTIME -> ConfidenceSequence.multiplier(Math.max(1, n), plannedUnits, alpha);
            case GROUP_SEQUENTIAL -> boundary(n);
        };
    }
}
