package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.Family;
import dev.slipway.stats.regression.Glm;
import dev.slipway.stats.regression.GlmFit;
import dev.slipway.stats.regression.NegativeBinomial;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Counts per unit that vary more than Poisson: a Poisson count around a gamma mean of shape one. Regression on treatment and a
 * covariate: the log rate ratio of the treatment.
 */
final class Counts implements dev.slipway.benchmarks.calibration.Family {
    private static final double EFFECT = 0.3;
    private static final int TREATMENT = 1;

    @Override
    public String label() {
        return "overdispersed counts";
    }

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(2 * units, random, tally);
    }

    private static void simulate(int n, SplittableRandom random, Tally tally) {
        double[] one = new double[n];
        double[] t = new double[n];
        double[] x = new double[n];
        double[] y = new double[n];
        double[] more = new double[n];
        for (int i = 0; i < n; i++) {
            one[i] = 1;
            t[i] = i % 2;
            x[i] = Draws.normal(random);
            double mean = Math.exp(0.5 + 0.3 * x[i]) * Draws.exponential(random);
            y[i] = Draws.poisson(random, mean);
            more[i] = Draws.poisson(random, mean * Math.exp(EFFECT * t[i]));
        }
        DesignMatrix design = DesignMatrix.of(Matrix.ofColumns(one, t, x));
        RegressionData none = RegressionData.of(design, y);
        RegressionData some = RegressionData.of(design, more);
        fit(
                List.of("poisson", "poisson_robust"),
                none,
                some,
                data -> Glm.fit(data, Family.poisson(), List.of(StandardErrors.CLASSICAL, StandardErrors.HC1)),
                tally);
        fit(
                List.of("quasi_poisson"),
                none,
                some,
                data -> Glm.fit(data, Family.quasiPoisson(), List.of(StandardErrors.CLASSICAL)),
                tally);
        fit(
                List.of("negative_binomial"),
                none,
                some,
                data -> List.of(
                        NegativeBinomial.fit(data, StandardErrors.CLASSICAL).model()),
                tally);
    }

    private static void fit(
            List<String> methods,
            RegressionData none,
            RegressionData some,
            Function<RegressionData, List<GlmFit>> model,
            Tally tally) {
        tally.attempt(methods, Tally.TEST, () -> {
            List<GlmFit> fits = model.apply(none);
            for (int k = 0; k < fits.size(); k++) {
                tally.none(methods.get(k), effect(fits.get(k)));
            }
        });
        tally.attempt(methods, Tally.INTERVAL, () -> {
            List<GlmFit> fits = model.apply(some);
            for (int k = 0; k < fits.size(); k++) {
                tally.planted(methods.get(k), effect(fits.get(k)), EFFECT);
            }
        });
    }

    private static Effect effect(GlmFit fit) {
        return Fits.effect(fit.coefficients(), TREATMENT, fit.warnings());
    }
}
