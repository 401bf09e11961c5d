package dev.slipway.readout;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.power.PowerAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Power and duration on the primary metric with the spread and the arrivals seen so far. */
public final class PlanCalculator {
    private static final double[] EFFECTS = {2, 1, 0.7};
    private static final double BEYOND_PLAN = 1.5;

    private PlanCalculator() {}

    /**
     * What planning goes on with.
     *
     * @param unitsPerDay and arm; of unequal arms the harmonic mean, which carries the same standard error
     * @param pairPerArm units of both arms together for one of those; 2 when the arms are equal
     * @param windowDays until a unit counts
     * @param plannedDays of exposure
     * @param baseline control mean
     * @param variance such that the standard error with n units in each arm is √(variance / n); 0 when not known
     * @param adjustedVariance the same with the covariate; NaN without one
     * @param adjust whether the covariate decides
     * @param unitsPerArm mature now
     */
    public record Inputs(
            double unitsPerDay,
            double pairPerArm,
            double windowDays,
            int plannedDays,
            double baseline,
            double variance,
            double adjustedVariance,
            boolean adjust,
            double unitsPerArm,
            double minimumEffect,
            double power,
            LooksInterval looks) {
        double alpha() {
            return looks.alpha();
        }

        double decidingVariance() {
            return adjust && Double.isFinite(adjustedVariance) ? adjustedVariance : variance;
        }
    }

    /** The plan. Everything that can't be computed yet is null or empty. */
    public static PlanReadout compute(Inputs in, @Nullable Integer daysLeft) {
        if (!(in.variance() > 0)) {
            return new PlanReadout(in.unitsPerDay(), in.baseline(), null, null, daysLeft, List.of(), List.of());
        }
        double planned = in.unitsPerDay() > 0
                ? in.unitsPerDay() * Math.max(1, in.plannedDays() - in.windowDays())
                : in.unitsPerArm();
        LongToDoubleFunction deciding = n -> in.looks().multiplier(n, Normal.upperQuantile(in.alpha() / 2));
        double detectable = planned < 1
                ? Double.NaN
                : (deciding.applyAsDouble(Math.round(in.pairPerArm() * planned)) + Normal.quantile(in.power()))
                        * Math.sqrt(in.decidingVariance() / planned);
        double now = PowerAnalysis.powerTwoSided(
                in.minimumEffect(), Math.sqrt(in.decidingVariance() / Math.max(1, in.unitsPerArm())), in.alpha());
        return new PlanReadout(
                in.unitsPerDay(),
                in.baseline(),
                Double.isFinite(detectable) ? detectable : null,
                now,
                daysLeft,
                in.unitsPerDay() > 0 ? curves(in) : List.of(),
                in.unitsPerDay() > 0 ? rows(in) : List.of());
    }

    private static List<PlanReadout.Curve> curves(Inputs in) {
        int last = (int) Math.ceil(Math.max(1, in.plannedDays()) * BEYOND_PLAN);
        List<PlanReadout.Curve> curves = new ArrayList<>();
        for (double factor : EFFECTS) {
            double effect = factor * in.minimumEffect();
            List<Double> power = new ArrayList<>();
            for (int day = 0; day <= last; day++) {
                double n = in.unitsPerDay() * Math.max(0, day - in.windowDays());
                double error = Math.sqrt(in.decidingVariance() / n);
                power.add(n < 1 ? 0.0 : PowerAnalysis.powerTwoSided(effect, error, in.alpha()));
            }
            curves.add(new PlanReadout.Curve(effect, power));
        }
        return curves;
    }

    private static List<PlanReadout.Row> rows(Inputs in) {
        double z = Normal.upperQuantile(in.alpha() / 2);
        LooksInterval any = new LooksInterval(
                LooksPlan.ANYTIME,
                in.alpha(),
                in.looks().plannedUnits(),
                in.looks().tunedAt(),
                1);
        LongToDoubleFunction oneLook = n -> z;
        LongToDoubleFunction anytime = n -> any.multiplier(n, z);
        List<PlanReadout.Row> rows = new ArrayList<>();
        for (double factor : EFFECTS) {
            double effect = factor * in.minimumEffect();
            rows.add(new PlanReadout.Row(
                    effect,
                    days(in, effect, in.variance(), oneLook),
                    days(in, effect, in.variance(), anytime),
                    days(in, effect, in.adjustedVariance(), oneLook),
                    days(in, effect, in.adjustedVariance(), anytime)));
        }
        return rows;
    }

    /** Days until an interval of this kind shows the effect with the asked power; null when more than ten years. */
    private static @Nullable Integer days(Inputs in, double effect, double variance, LongToDoubleFunction multiplier) {
        if (!Double.isFinite(variance) || !(effect > 0)) {
            return null;
        }
        double reserve = Normal.quantile(in.power());
        int low = 1;
        int high = DaysLeft.LONGEST + 1;
        while (low < high) {
            int day = (low + high) >>> 1;
            double n = in.unitsPerDay() * Math.max(0, day - in.windowDays());
            double reach = n < 1
                    ? Double.POSITIVE_INFINITY
                    : (multiplier.applyAsDouble(Math.round(in.pairPerArm() * n)) + reserve) * Math.sqrt(variance / n);
            if (reach <= effect) {
                high = day;
            } else {
                low = day + 1;
            }
        }
        return low > DaysLeft.LONGEST ? null : low;
    }
}
