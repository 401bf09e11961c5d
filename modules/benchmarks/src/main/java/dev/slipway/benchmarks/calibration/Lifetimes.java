package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.survival.Band;
import dev.slipway.stats.survival.CoxFit;
import dev.slipway.stats.survival.CoxRegression;
import dev.slipway.stats.survival.KaplanMeier;
import dev.slipway.stats.survival.LogRank;
import dev.slipway.stats.survival.RestrictedMean;
import dev.slipway.stats.survival.SurvivalCurve;
import dev.slipway.stats.survival.SurvivalData;
import dev.slipway.stats.survival.Ties;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Times to an event with proportional hazards and a time of watching from 0.4 to 1.4, so that about half are censored. */
final class Lifetimes implements Family {
    private static final double LOG_HAZARD = -0.3;
    private static final double HORIZON = 1;
    private static final double RATE = 0.7;

    @Override
    public String label() {
        return "censored exponential times";
    }

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private static void simulate(int units, SplittableRandom random, Tally tally) {
        int n = 2 * units;
        double[] hazard = new double[n];
        double[] u = new double[n];
        double[] watched = new double[n];
        int[] group = new int[n];
        double[] t = new double[n];
        for (int i = 0; i < n; i++) {
            group[i] = i % 2;
            t[i] = group[i];
            u[i] = Draws.exponential(random) / RATE;
            watched[i] = 0.4 + random.nextDouble();
            hazard[i] = Math.exp(LOG_HAZARD * t[i]);
        }
        SurvivalData none = data(u, watched, null);
        SurvivalData some = data(u, watched, hazard);
        SurvivalCurve curve = KaplanMeier.fit(none, Band.LOG_LOG, LEVEL);
        int at = curve.index(HORIZON);
        tally.interval("kaplan_meier", curve.low()[at], curve.high()[at], Math.exp(-RATE * HORIZON), List.of());
        tally.test("log_rank", LogRank.test(none, group).pValue(), List.of());
        DesignMatrix design = DesignMatrix.of(Matrix.ofColumns(t));
        CoxFit fitNone = CoxRegression.robust(none, design, Ties.EFRON);
        CoxFit fitSome = CoxRegression.robust(some, design, Ties.EFRON);
        tally.both("cox", naive(fitNone), naive(fitSome), LOG_HAZARD);
        tally.both("cox_robust", robust(fitNone), robust(fitSome), LOG_HAZARD);
        double truth = restricted(RATE * Math.exp(LOG_HAZARD)) - restricted(RATE);
        tally.attempt(
                "restricted_mean",
                Tally.INTERVAL,
                () -> tally.planted(
                        "restricted_mean",
                        RestrictedMean.compare(some.where(group, 1), some.where(group, 0), HORIZON, LEVEL)
                                .difference(),
                        truth));
        tally.attempt(
                "restricted_mean",
                Tally.TEST,
                () -> tally.none(
                        "restricted_mean",
                        RestrictedMean.compare(none.where(group, 1), none.where(group, 0), HORIZON, LEVEL)
                                .difference()));
    }

    private static double restricted(double rate) {
        return -Math.expm1(-rate * HORIZON) / rate;
    }

    private static Effect naive(CoxFit fit) {
        return Fits.effect(fit.naiveCoefficients(), 0, fit.warnings());
    }

    private static Effect robust(CoxFit fit) {
        return Fits.effect(fit.coefficients(), 0, fit.warnings());
    }

    private static SurvivalData data(double[] times, double[] watched, double @Nullable [] hazard) {
        double[] seen = new double[times.length];
        boolean[] event = new boolean[times.length];
        for (int i = 0; i < seen.length; i++) {
            double time = hazard == null ? times[i] : times[i] / hazard[i];
            seen[i] = Math.min(time, watched[i]);
            event[i] = time <= watched[i];
        }
        return SurvivalData.of(seen, event);
    }
}
