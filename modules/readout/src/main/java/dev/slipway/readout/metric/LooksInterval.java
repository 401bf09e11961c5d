package dev.slipway.readout.metric;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.stats.sequential.GroupSequential;
import java.util.Arrays;

/**
 * Turns an ordinary comparison into the interval that is valid under the plan of looks.
 *
 * @param alpha two-sided error rate of this comparison
 * @param plannedUnits mature units of both arms at the planned end, for planning ahead
 * @param tunedAt units of both arms at which the confidence sequence is tightest, fixed before the data; any fixed number
 *     is valid, a good one makes the interval narrow
 */
public record LooksInterval(LooksPlan plan, double alpha, long plannedUnits, long tunedAt, int plannedLooks) {
    /** Below this share of the planned information a future group-sequential look is treated as made at it. */
    private static final double EARLIEST_LOOK = 0.01;

    /** Share of the error that weekly looks may spend within the plan. */
    private static final double WITHIN_PLAN = 0.9;

    /** The estimate with the interval that decides at this look, where that of one look and the always-valid one are known. */
    public Effect deciding(Comparison comparison, Effect oneLook, Effect anytime, Look look) {
        return switch (plan) {
            case FIXED -> oneLook;
            case ANYTIME -> anytime;
            case GROUP_SEQUENTIAL -> groupSequential(comparison, look);
        };
    }

    /**
     * The always-valid interval, whatever the plan; its p-value is below alpha exactly when it excludes 0. Looks by week spend their
     * error week by week and have no p-value.
     */
    public Effect anytime(Comparison comparison, long n, Look look) {
        Effect absolute = comparison.absolute();
        Effect test =
                ConfidenceSequence.asymptotic(absolute.estimate(), comparison.nullStandardError(), n, tunedAt, alpha);
        double p = look.weekly() == null ? test.pValue() : Double.NaN;
        Effect interval = comparison.within(anytimeMultiplier(n, look), p);
        return new Effect(
                interval.estimate(),
                interval.standardError(),
                interval.low(),
                interval.high(),
                1 - alpha,
                interval.pValue(),
                Double.POSITIVE_INFINITY,
                test.warnings());
    }

    /** The always-valid interval of an effect on another scale than the comparison's. */
    public Effect anytime(Effect oneLook, long n, Look look) {
        Effect sequence = ConfidenceSequence.asymptotic(oneLook.estimate(), oneLook.standardError(), n, tunedAt, alpha);
        double half = anytimeMultiplier(n, look) * oneLook.standardError();
        return look.weekly() == null
                ? sequence
                : withLevel(sequence, oneLook.estimate() - half, oneLook.estimate() + half);
    }

    /** Half-width of the always-valid interval in standard errors. */
    public double anytimeMultiplier(long n, Look look) {
        Look.Weekly weekly = look.weekly();
        return weekly == null ? ConfidenceSequence.multiplier(Math.max(1, n), tunedAt, alpha) : weekly.anytime();
    }

    /**
     * Error that looks at the end of every week may have made by this one: nine tenths evenly over the planned weeks, what is left over
     * the weeks after them, however many, so that it never exceeds alpha.
     */
    public double spentByWeek(int week, LookDays plan) {
        double planned = Math.max(1, plan.plannedDays() / 7);
        return alpha * (week <= planned ? WITHIN_PLAN * week / planned : 1 - (1 - WITHIN_PLAN) * planned / week);
    }

    /** The interval of a look made now, the planned looks before it being spent. Not a test of its own: no p-value. */
    public Effect groupSequential(Comparison comparison, Look look) {
        Effect interval = comparison.within(boundary(look), Double.NaN);
        return withLevel(interval, interval.low(), interval.high());
    }

    /** The same on another scale. */
    public Effect groupSequential(Effect oneLook, Look look) {
        double half = boundary(look) * oneLook.standardError();
        return withLevel(oneLook, oneLook.estimate() - half, oneLook.estimate() + half);
    }

    private Effect withLevel(Effect e, double low, double high) {
        return new Effect(
                e.estimate(),
                e.standardError(),
                low,
                high,
                1 - alpha,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                e.warnings());
    }

    /**
     * Two-sided boundary in standard errors at a look (Lan and DeMets 1983, with spending by the calendar as in their
     * 1989 paper, doi:10.1002/sim.4780081003): what O'Brien–Fleming-type spending allows up to the share of the plan that
     * is over, given the earlier planned looks and the units that counted at each. The error over all planned looks is
     * alpha whatever the arrivals are; at the planned end all of it is spent.
     */
    public double boundary(Look look) {
        if (look.weekly() != null) {
            return look.weekly().group();
        }
        double now = look.units()[look.units().length - 1];
        double[] information =
                Arrays.stream(look.units()).map(n -> n / Math.max(1, now)).toArray();
        double[] spent = Arrays.stream(look.shares()).map(this::spent).toArray();
        double[] boundaries = GroupSequential.boundaries(information, spent);
        return boundaries[boundaries.length - 1];
    }

    /** Error that O'Brien–Fleming-type spending allows up to this share of the plan; all of it from the planned end on. */
    public double spent(double share) {
        return share >= 1 ? alpha : 4 * Normal.survival(Normal.upperQuantile(alpha / 4) / Math.sqrt(share));
    }

    /** Boundary of a look to come at this many units, if units keep arriving as planned. */
    public double boundary(long n) {
        double now = Math.clamp(n / (double) plannedUnits, EARLIEST_LOOK, 1);
        double[] fractions = new double[plannedLooks + 1];
        int k = 0;
        for (int look = 1; look < plannedLooks && look / (double) plannedLooks < now - 1e-9; look++) {
            fractions[k++] = look / (double) plannedLooks;
        }
        fractions[k++] = now;
        double[] z = GroupSequential.obrienFlemingSpending(Arrays.copyOf(fractions, k), alpha);
        return z[k - 1];
    }

    /** Half-width of the deciding interval of a look in standard errors. */
    public double multiplier(Comparison comparison, long n, Look look) {
        return switch (plan) {
            case FIXED -> comparison.oneLookMultiplier();
            case ANYTIME -> anytimeMultiplier(n, look);
            case GROUP_SEQUENTIAL -> boundary(look);
        };
    }

    /** The same of the treatment's own level, whose looks may be correlated in another way. */
    public double levelMultiplier(Comparison comparison, long n, Look look) {
        Look.Weekly weekly = look.weekly();
        if (weekly == null) {
            return multiplier(comparison, n, look);
        }
        return switch (plan) {
            case FIXED -> comparison.oneLookMultiplier();
            case ANYTIME -> weekly.anytimeLevel();
            case GROUP_SEQUENTIAL -> weekly.groupLevel();
        };
    }

    /** Half-width of the deciding interval in standard errors at this many units, for planning. */
    public double multiplier(long n, double oneLookMultiplier) {
        return switch (plan) {
            case FIXED -> oneLookMultiplier;
            case ANYTIME -> ConfidenceSequence.multiplier(Math.max(1, n), tunedAt, alpha);
            case GROUP_SEQUENTIAL -> boundary(n);
        };
    }
}
