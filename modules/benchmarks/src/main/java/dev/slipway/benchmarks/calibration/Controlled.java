package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Linear regression on treatment and a skewed covariate, where the treatment is rarer and noisier than the control: what errors
 * that take the variance as equal get wrong. The coefficient of the treatment.
 */
final class Controlled implements Family {
    private static final double EFFECT = 0.5;
    private static final int TREATMENT = 1;
    private static final int CONTROLS = 3;
    private static final List<StandardErrors> KINDS = List.of(
            StandardErrors.CLASSICAL, StandardErrors.HC0, StandardErrors.HC1, StandardErrors.HC2, StandardErrors.HC3);

    @Override
    public String label() {
        return "linear model with a rarer and noisier treatment";
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
        int n = units * (1 + CONTROLS);
        double[] one = new double[n];
        double[] t = new double[n];
        double[] x = new double[n];
        double[] y = new double[n];
        double[] more = new double[n];
        for (int i = 0; i < n; i++) {
            one[i] = 1;
            t[i] = i < units ? 1 : 0;
            x[i] = Draws.exponential(random);
            y[i] = 1 + 0.5 * x[i] + (1 + t[i]) * (0.5 + 0.5 * x[i]) * Draws.normal(random);
            more[i] = y[i] + EFFECT * t[i];
        }
        DesignMatrix design = DesignMatrix.of(Matrix.ofColumns(one, t, x));
        List<LinearFit> none = LinearRegression.fit(RegressionData.of(design, y), KINDS);
        List<LinearFit> some = LinearRegression.fit(RegressionData.of(design, more), KINDS);
        for (int k = 0; k < KINDS.size(); k++) {
            String method = "linear_" + KINDS.get(k).name().toLowerCase(Locale.ROOT);
            tally.both(method, effect(none.get(k)), effect(some.get(k)), EFFECT);
        }
    }

    private static Effect effect(LinearFit fit) {
        return Fits.effect(fit.coefficients(), TREATMENT, fit.warnings());
    }
}
