package dev.slipway.stats.survival;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Difference of restricted mean survival times: E min(T, τ) in treatment minus control, in units of time, without any
 * assumption about hazards (Royston and Parmar 2013, doi:10.1186/1471-2288-13-152). Variances of the arms add up.
 */
public final class RestrictedMean {

    private static final long FEW_AT_RISK = 10;

    private RestrictedMean() {}

    /**
     * The comparison.
     *
     * @param treatment E min(T, τ) of the treatment arm
     * @param control of the control arm
     * @param difference treatment − control
     * @param tau the horizon, frozen by the plan
     */
    public record Result(Effect treatment, Effect control, Effect difference, double tau) {}

    /**
     * Compares two arms.
     *
     * @param tau in (0, the smaller {@link SurvivalCurve#end} of the arms]: an arm whose last rows have the event is known to
     *     have a curve of 0 from there on
     */
    public static Result compare(SurvivalData treatment, SurvivalData control, double tau, double level) {
        Checks.level(level);
        SurvivalCurve curveT = KaplanMeier.fit(treatment, Band.LOG_LOG, level);
        SurvivalCurve curveC = KaplanMeier.fit(control, Band.LOG_LOG, level);
        Effect t = curveT.restrictedMean(tau);
        Effect c = curveC.restrictedMean(tau);
        List<StatWarning> warnings = new ArrayList<>();
        double step = Math.max(lastStep(curveT, tau), lastStep(curveC, tau));
        if (step > 1.0 / FEW_AT_RISK) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.SMALL_SAMPLE,
                    String.format(
                            Locale.ROOT,
                            "The curve of an arm falls from %.2g to 0 with its last event; its end is uncertain.",
                            step)));
        }
        long fewest = Math.min(atRisk(curveT, tau), atRisk(curveC, tau));
        if (fewest < FEW_AT_RISK) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.SMALL_SAMPLE,
                    String.format(
                            Locale.ROOT,
                            "Only %d rows of an arm are at risk at the horizon %.6g; the curve's end is uncertain.",
                            fewest,
                            tau)));
        }
        double se = Math.hypot(t.standardError(), c.standardError());
        return new Result(t, c, Effect.normal(t.estimate() - c.estimate(), se, level, warnings), tau);
    }

    /** What the curve falls by where it reaches 0 by τ; without censoring that is one row's share. */
    private static double lastStep(SurvivalCurve curve, double tau) {
        if (curve.at(tau) > 0) {
            return 0;
        }
        int zero = 0;
        while (curve.survival()[zero] > 0) {
            zero++;
        }
        return zero == 0 ? 1 : curve.survival()[zero - 1];
    }

    /** Rows at risk just before τ; without bound where the curve is 0 by then, so that nobody could still be. */
    private static long atRisk(SurvivalCurve curve, double tau) {
        if (curve.at(tau) == 0) {
            return Long.MAX_VALUE;
        }
        double[] times = curve.table().times();
        int k = 0;
        while (k < times.length - 1 && times[k] < tau) {
            k++;
        }
        return curve.table().atRisk()[k];
    }
}
