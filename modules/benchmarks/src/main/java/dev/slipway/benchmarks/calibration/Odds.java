package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.GlmFit;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.SplittableRandom;

/** Logistic regression on treatment and a covariate: the log odds ratio of the treatment. */
record Odds(String label, double intercept) implements Family {
    private static final double EFFECT = 0.4;
    private static final int TREATMENT = 1;

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public int oneIn(int units) {
        return units > 10_000 ? 40 : 1;
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
        fit("logistic", design, y, more, StandardErrors.CLASSICAL, tally);
        fit("logistic_robust", design, y, more, StandardErrors.HC1, tally);
    }

    private static void fit(
            String method, DesignMatrix design, double[] y, double[] more, StandardErrors errors, Tally tally) {
        tally.attempt(method, Tally.TEST, () -> tally.none(method, effect(design, y, errors)));
        tally.attempt(method, Tally.INTERVAL, () -> tally.planted(method, effect(design, more, errors), EFFECT));
    }

    private static Effect effect(DesignMatrix design, double[] y, StandardErrors errors) {
        GlmFit fit = LogisticRegression.fit(RegressionData.of(design, y), errors);
        return Fits.effect(fit.coefficients(), TREATMENT, fit.warnings());
    }
}
