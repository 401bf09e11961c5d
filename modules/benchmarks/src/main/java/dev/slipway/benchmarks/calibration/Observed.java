package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.causal.DoublyRobust;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.RegressionAdjustment;
import dev.slipway.stats.causal.Weighting;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.SplittableRandom;

/**
 * Treatment by choice, which two measured covariates drive; the models are right. The effect is the same for all units, so that
 * all estimands agree.
 *
 * @param pull how strongly the covariates drive the choice: the poorer the overlap
 */
record Observed(String label, double pull) implements Family {
    private static final double EFFECT = 0.3;

    /** What the methods get: outcome, choice, design, fitted propensity. */
    private record Data(double[] y, boolean[] treated, Matrix design, double[] propensity) {}

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
        double[] x = new double[n];
        double[] z = new double[n];
        double[] y = new double[n];
        double[] more = new double[n];
        double[] choice = new double[n];
        boolean[] treated = new boolean[n];
        int first = 0;
        int last = n - 1;
        for (int k = 0; k < n; k++) {
            double drawnX = Draws.normal(random);
            double drawnZ = Draws.exponential(random) - 1;
            boolean chosen = Draws.chance(random, 1 / (1 + Math.exp(-pull * (drawnX + 0.5 * drawnZ))));
            // Treated units first: their order says nothing, and a processor guesses it sooner.
            int i = chosen ? first++ : last--;
            one[i] = 1;
            x[i] = drawnX;
            z[i] = drawnZ;
            treated[i] = chosen;
            choice[i] = chosen ? 1 : 0;
            y[i] = 1 + x[i] + 0.5 * z[i] + Draws.normal(random);
            more[i] = y[i] + EFFECT * choice[i];
        }
        Matrix design = Matrix.ofColumns(one, x, z);
        RegressionData model = RegressionData.of(DesignMatrix.of(design), choice);
        tally.attempt("propensity model", Tally.TEST, () -> {
            double[] propensity =
                    LogisticRegression.fit(model, StandardErrors.CLASSICAL).fitted(model);
            all(new Data(y, treated, design, propensity), 0, tally);
            all(new Data(more, treated, design, propensity), EFFECT, tally);
        });
    }

    private static void all(Data d, double truth, Tally tally) {
        weighted("ipw_ate", Weighting.hajek(Weighting.Estimand.ATE), d, truth, tally);
        weighted("ipw_att", Weighting.hajek(Weighting.Estimand.ATT), d, truth, tally);
        weighted("ipw_overlap", Weighting.hajek(Weighting.Estimand.OVERLAP), d, truth, tally);
        weighted("ipw_horvitz_thompson", Weighting.horvitzThompson(), d, truth, tally);
        double[] mean1 = predicted(d, true);
        double[] mean0 = predicted(d, false);
        tell("aipw_ate", DoublyRobust.averageEffect(d.y, d.treated, d.propensity, mean1, mean0, LEVEL), truth, tally);
        tell("aipw_att", DoublyRobust.effectOnTreated(d.y, d.treated, d.propensity, mean0, true, LEVEL), truth, tally);
        tell(
                "regression_adjustment",
                RegressionAdjustment.averageEffect(d.y, d.treated, d.design, LEVEL),
                truth,
                tally);
        tell(
                "regression_adjustment att",
                RegressionAdjustment.effectOnTreated(d.y, d.treated, d.design, LEVEL),
                truth,
                tally);
    }

    private static void weighted(String method, Weighting weighting, Data d, double truth, Tally tally) {
        InverseWeighting.Result result =
                InverseWeighting.estimatedPropensity(d.y, d.treated, d.propensity, d.design, weighting, LEVEL);
        tell(method, result.effect(), truth, tally);
    }

    private static void tell(String method, Effect e, double truth, Tally tally) {
        if (truth == 0) {
            tally.none(method, e);
        } else {
            tally.planted(method, e, truth);
        }
    }

    /** Outcome model of one arm, by least squares, predicted for all; weights of zero leave the other arm out. */
    private static double[] predicted(Data d, boolean arm) {
        double[] weights = new double[d.y.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = d.treated[i] == arm ? 1 : 0;
        }
        LinearFit fit = LinearRegression.fit(
                RegressionData.of(DesignMatrix.of(d.design), d.y).withWeights(weights), StandardErrors.CLASSICAL);
        return d.design.times(fit.coefficients().values());
    }
}
