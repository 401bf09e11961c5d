package dev.slipway.stats.survival;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.Vectors;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Proportional hazards h(t | x) = h₀(t)·exp(x'β) by partial likelihood (Cox 1972, doi:10.1111/j.2517-6161.1972.tb00899.x)
 * with Newton's method from β = 0, halved steps where the likelihood falls.
 *
 * <p>Strata have their own h₀. Rows may enter late, which is how covariates change with time. Errors: the inverse
 * information, or Lin and Wei's sandwich of score residuals (1989, doi:10.1080/01621459.1989.10478874), added within
 * clusters, without a small-sample factor, as R's {@code coxph(robust = TRUE)}.
 */
public final class CoxRegression {

    private static final int MAX_ITERATIONS = 40;
    private static final double TOLERANCE = 1e-15;
    private static final double DEPENDENT = 1e-11;

    private CoxRegression() {}

    /** Fits with errors from the information. */
    public static CoxFit fit(SurvivalData data, DesignMatrix design, Ties ties) {
        return fit(data, design, ties, null);
    }

    /** Fits with robust errors, each row its own cluster. */
    public static CoxFit robust(SurvivalData data, DesignMatrix design, Ties ties) {
        int[] own = new int[data.rows()];
        Arrays.setAll(own, i -> i);
        return fit(data, design, ties, own);
    }

    /**
     * Fits the model. A constant column is left out without a word, since h₀ holds its part.
     *
     * @param clusters cluster of each row for robust errors, numbered from 0; null for errors from the information
     * @throws IllegalArgumentException for lengths that differ, no event, no column that varies
     */
    public static CoxFit fit(SurvivalData data, DesignMatrix design, Ties ties, int @Nullable [] clusters) {
        Checks.require(
                design.x().rows() == data.rows(), "the design has " + design.x().rows() + " rows, not " + data.rows());
        Checks.require(data.events() > 0, "there is no event");
        Checks.require(
                clusters == null || clusters.length == data.rows(), "clusters must have an entry for each of the rows");
        int[] columns = IntStream.range(0, design.x().columns())
                .filter(j -> design.terms()[j] >= 0)
                .toArray();
        Checks.require(columns.length > 0, "no column varies");
        List<String> names =
                Arrays.stream(columns).mapToObj(design.names()::get).toList();
        Matrix x = design.x().select(columns);
        CoxRows all = new CoxRows(data, x);
        CoxState zero = new CoxState(all, ties, new double[columns.length]);
        double[] expected = zero.expected();
        Matrix information = zero.information(expected);
        boolean[] kept = Cholesky.semidefinite(information, DEPENDENT).kept();
        int[] used = IntStream.range(0, kept.length).filter(j -> kept[j]).toArray();
        Checks.require(used.length > 0, "no column varies among the rows at risk");
        if (used.length == columns.length) {
            return finish(data, names, kept, iterate(all, ties, zero), clusters);
        }
        CoxRows reduced = new CoxRows(data, x.select(used));
        CoxState start = new CoxState(reduced, ties, new double[used.length]);
        return finish(data, names, kept, iterate(reduced, ties, start), clusters);
    }

    /** Where the iteration ended, and where it began. */
    record Solution(
            CoxRows rows,
            Ties ties,
            CoxState state,
            Matrix information,
            double nullLogLikelihood,
            double scoreTest,
            int iterations,
            boolean converged,
            boolean[] monotone) {}

    private static Solution iterate(CoxRows rows, Ties ties, CoxState start) {
        CoxState state = start;
        double scoreTest = 0;
        double previous = Double.POSITIVE_INFINITY;
        boolean[] monotone = new boolean[start.beta.length];
        int linear = 0;
        for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
            double[] expected = state.expected();
            double[] score = state.score(expected);
            Matrix information = state.information(expected);
            double[] delta = Cholesky.semidefinite(information, 0).solve(score);
            double decrement = Vectors.dot(delta, score, 0, delta.length);
            scoreTest = iteration == 1 ? decrement : scoreTest;
            if (!(decrement > TOLERANCE)) {
                double start0 = start.logLikelihood;
                return new Solution(rows, ties, state, information, start0, scoreTest, iteration - 1, true, monotone);
            }
            // Near a finite maximum the decrement falls quadratically. One that shrinks by a constant factor while the
            // linear predictor spreads belongs to a coefficient on its way to infinity.
            linear = iteration > 4 && decrement > 0.1 * previous && state.reach() > 12 ? linear + 1 : 0;
            previous = decrement;
            if (linear >= 3) {
                for (int j = 0; j < monotone.length; j++) {
                    monotone[j] = Math.abs(delta[j]) > 0.02 * Math.abs(state.beta[j]);
                }
                double start0 = start.logLikelihood;
                return new Solution(rows, ties, state, information, start0, scoreTest, iteration, false, monotone);
            }
            state = step(rows, ties, state, delta);
        }
        Matrix information = state.information(state.expected());
        return new Solution(
                rows, ties, state, information, start.logLikelihood, scoreTest, MAX_ITERATIONS, false, monotone);
    }

    private static CoxState step(CoxRows rows, Ties ties, CoxState state, double[] delta) {
        double factor = 1;
        CoxState trial = state;
        for (int halving = 0; halving < 20; halving++) {
            double[] next = state.beta.clone();
            Vectors.addScaled(factor, delta, next, 0, next.length);
            trial = new CoxState(rows, ties, next);
            if (trial.logLikelihood >= state.logLikelihood - 1e-11 * Math.abs(state.logLikelihood)) {
                return trial;
            }
            factor /= 2;
        }
        return trial;
    }

    private static CoxFit finish(
            SurvivalData data, List<String> names, boolean[] kept, Solution solution, int @Nullable [] clusters) {
        Matrix naive = Cholesky.semidefinite(solution.information(), 0).inverse();
        List<StatWarning> warnings = new ArrayList<>(CoxWarnings.of(names, kept, solution));
        Matrix covariance = naive;
        int groups = 0;
        if (clusters != null) {
            double[][] sums = CoxResiduals.scoresByCluster(solution.rows(), solution.state(), clusters);
            groups = sums.length;
            covariance = CoxResiduals.sandwich(naive, sums);
            warnings.addAll(CoxWarnings.clusters(groups));
        }
        return new CoxFit(
                data,
                Coefficients.ofKept(names, solution.state().beta, kept, covariance, Double.POSITIVE_INFINITY),
                Coefficients.ofKept(names, solution.state().beta, kept, naive, Double.POSITIVE_INFINITY),
                solution.ties(),
                solution.nullLogLikelihood(),
                solution.state().logLikelihood,
                solution.scoreTest(),
                solution.iterations(),
                solution.converged(),
                clusters,
                groups,
                warnings,
                solution);
    }
}
