package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.GlmFit;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/** Logistic regression on treatment and a covariate: the log odds ratio of the treatment. */
record Odds(String label, double intercept) implements Family {
    private static final double EFFECT = 0.4;
    private static final int TREATMENT = 1;
    private static final List<String> METHODS = List.of("logistic", "logistic_robust");

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(2 * units, random, tally);
    }

    private void simulate(int n, SplittableRandom random, Tally tally) {
        double[] one = new double[n];
        double[] t = new double[n];
        double[] x = new double[n];
        double[] y = new double[n];
        double[] more = new double[n];
        for (int i = 0; i < n; i++) {
            one[i] = 1;
            t[i] = i % 2;
            x[i] = Draws.normal(random);
            double u = random.nextDouble();
            double eta = intercept + 0.7 * x[i];
            y[i] = u < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
            more[i] = u < 1 / (1 + Math.exp(-eta - EFFECT * t[i])) ? 1 : 0;
        }
        DesignMatrix design = DesignMatrix.of(Matrix.ofColumns(one, t, x));
        tally.attempt(METHODS, Tally.TEST, () -> effects(design, y, tally::none));
        tally.attempt(
                METHODS,
                Tally.INTERVAL,
                () -> effects(design, more, (method, effect) -> tally.planted(method, effect, EFFECT)));
    }

    private static void effects(DesignMatrix design, double[] y, BiConsumer<String, Effect> told) {
        List<GlmFit> fits = LogisticRegression.fit(
                RegressionData.of(design, y), List.of(StandardErrors.CLASSICAL, StandardErrors.HC1));
        for (int k = 0; k < fits.size(); k++) {
            told.accept(METHODS.get(k), effect(fits.get(k)));
        }
    }

    private static Effect effect(GlmFit fit) {
        return Fits.effect(fit.coefficients(), TREATMENT, fit.warnings());
    }
}
