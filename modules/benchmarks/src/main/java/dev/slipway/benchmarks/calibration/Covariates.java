package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.adjust.ArmSample;
import dev.slipway.stats.adjust.Cupac;
import dev.slipway.stats.adjust.LinRegression;
import dev.slipway.stats.adjust.MultipleCuped;
import dev.slipway.stats.adjust.PostStratification;
import dev.slipway.stats.adjust.RobustError;
import java.util.SplittableRandom;

/**
 * An outcome that a covariate from before predicts: the variance reductions. Columns of the population: outcome without and
 * with the treatment, two covariates, a prediction.
 */
record Covariates(String label, Pool pool) implements Family {
    /** What needs every unit is not run above this, for time. */
    private static final int COLUMNS = 1_000;

    private static final int STRATA = 4;

    private interface Estimator {
        Effect of(double[] y, int[] t, double[] yC, int[] c);
    }

    static Covariates means() {
        return new Covariates("mean with covariates", Pool.of("mean with covariates", random -> {
            double x = Draws.exponential(random);
            double z = Draws.normal(random);
            double y = 2 + 0.8 * x + 0.5 * z + 0.6 * Draws.exponential(random);
            return new double[] {y, y * 1.05 + 0.1 * x, x, z, 1 + 0.7 * x + 0.3 * x * x + 0.5 * z};
        }));
    }

    static Covariates rates() {
        return new Covariates("rate with covariates", Pool.of("rate with covariates", random -> {
            double x = Draws.exponential(random);
            double z = Draws.normal(random);
            double p = 1 / (1 + Math.exp(2 - 0.8 * x - 0.5 * z));
            double u = random.nextDouble();
            return new double[] {u < p ? 1 : 0, u < Math.min(1, p * 1.1) ? 1 : 0, x, z, p};
        }));
    }

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private void simulate(int units, SplittableRandom random, Tally tally) {
        int[] c = pool.draw(random, units);
        int[] t = pool.draw(random, units);
        double truth = pool.mean(1) - pool.mean(0);
        BivariateMoments control = pool.moments(0, 2, c);
        BivariateMoments same = pool.moments(0, 2, t);
        BivariateMoments more = pool.moments(1, 2, t);
        tally.both(
                "welch_t",
                Welch.compare(same.y(), control.y(), LEVEL).absolute(),
                Welch.compare(more.y(), control.y(), LEVEL).absolute(),
                truth);
        tally.both(
                "cuped",
                Cuped.compare(same, control, LEVEL).absolute(),
                Cuped.compare(more, control, LEVEL).absolute(),
                truth);
        if (units <= COLUMNS) {
            regressions(t, c, tally);
        }
    }

    private void regressions(int[] t, int[] c, Tally tally) {
        run(
                "cupac",
                t,
                c,
                tally,
                (y, i, yC, j) -> Cupac.compare(y, pool.take(4, i), yC, pool.take(4, j), LEVEL)
                        .cuped()
                        .absolute());
        run(
                "cuped_multiple",
                t,
                c,
                tally,
                (y, i, yC, j) -> MultipleCuped.compare(sample(y, i), sample(yC, j), LEVEL)
                        .absolute());
        run(
                "lin_regression",
                t,
                c,
                tally,
                (y, i, yC, j) -> LinRegression.compare(sample(y, i), sample(yC, j), RobustError.HC2, LEVEL)
                        .absolute());
        run(
                "post_stratification",
                t,
                c,
                tally,
                (y, i, yC, j) -> PostStratification.compare(y, strata(i), yC, strata(j), STRATA, LEVEL)
                        .absolute());
    }

    private void run(String method, int[] t, int[] c, Tally tally, Estimator estimator) {
        double[] control = pool.take(0, c);
        tally.none(method, estimator.of(pool.take(0, t), t, control, c));
        tally.planted(method, estimator.of(pool.take(1, t), t, control, c), pool.mean(1) - pool.mean(0));
    }

    private ArmSample sample(double[] y, int[] drawn) {
        return new ArmSample(y, new double[][] {pool.take(2, drawn), pool.take(3, drawn)});
    }

    /** Quarters of the first covariate, which is exponential. */
    private int[] strata(int[] drawn) {
        double[] x = pool.take(2, drawn);
        int[] strata = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            strata[i] = Math.min(STRATA - 1, (int) (-Math.expm1(-x[i]) * STRATA));
        }
        return strata;
    }
}
