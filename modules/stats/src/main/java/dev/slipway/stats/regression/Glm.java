package dev.slipway.stats.regression;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.RowBlocks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Generalised linear models by maximum likelihood with Fisher scoring (McCullagh and Nelder 1989,
 * doi:10.1007/978-1-4899-3242-6).
 *
 * <p>Model: g(E y) = offset + Xβ. The iteration ends when the last change of the linear predictor has a root mean square
 * below 1e-9; covariances are taken at the end point. Dependent columns get no coefficient. One pass over the rows per
 * iteration, so rows may come in chunks.
 */
public final class Glm {

    private static final long SMALL_ENTRIES = 200_000;
    private static final int SAMPLE = 8192;

    private Glm() {}

    /**
     * Fits the model.
     *
     * @param data rows, at least as many as independent columns
     * @param errors classical (Fisher information times dispersion), HC0, HC1 or CLUSTER
     * @throws IllegalArgumentException for a response that the family cannot have, too few rows, HC2 to HC4, missing
     *     clusters
     */
    public static GlmFit fit(RowChunks data, Family family, StandardErrors errors) {
        return fit(data, family, List.of(errors)).getFirst();
    }

    /**
     * Fits the model once and tells its errors by several kinds: one fit for each kind, with the same coefficients.
     *
     * @throws IllegalArgumentException as above
     */
    public static List<GlmFit> fit(RowChunks data, Family family, List<StandardErrors> errors) {
        errors.forEach(Glm::requireDefined);
        for (int c = 0; c < data.count(); c++) {
            family.check(data.chunk(c).response(), data.chunk(c).weights());
        }
        GlmEnd end = solve(data, family, null);
        return errors.stream().map(end::fit).toList();
    }

    static void requireDefined(StandardErrors errors) {
        Checks.require(!errors.usesLeverage(), errors + " is defined for linear models; take HC0, HC1 or CLUSTER");
    }

    /** The end of the iteration from given coefficients, or from those of a sample. */
    static GlmEnd solve(RowChunks data, Family family, double @Nullable [] start) {
        double[] first = start == null ? start(data, family) : start;
        boolean[] kept = independent(data, family, first);
        RowChunks reduced = ColumnSubset.of(data, kept);
        Irls irls = new Irls(reduced, family);
        double[] from = start == null ? warm(reduced, family, take(first, kept)) : take(start, kept);
        Irls.Solution solution = irls.solve(from);
        if (solution.separated() && start == null) {
            solution = irls.solve(take(first, kept));
        }
        return new GlmEnd(data, reduced, kept, family, irls, solution);
    }

    static boolean small(RowChunks data) {
        if (data.count() > 1) {
            return false;
        }
        Matrix x = data.chunk(0).design().x();
        return (long) x.rows() * x.columns() <= SMALL_ENTRIES;
    }

    /** Which columns do not depend on those before them. */
    static boolean[] independent(RowChunks data, Family family, double[] start) {
        boolean[] kept = small(data)
                ? LeastSquares.of(data.chunk(0).design().x(), data.chunk(0).response())
                        .kept()
                : Cholesky.semidefinite(new Irls(data, family).pass(start).information(), Cholesky.TOLERANCE)
                        .kept();
        int rank = 0;
        for (boolean one : kept) {
            rank += one ? 1 : 0;
        }
        Checks.require(rank > 0, "no column varies");
        return kept;
    }

    /** The intercept at the mean response, other coefficients 0. */
    static double[] start(RowChunks data, Family family) {
        DesignMatrix design = data.chunk(0).design();
        double[] beta = new double[design.x().columns()];
        for (int j = 0; j < beta.length; j++) {
            if (design.terms()[j] < 0) {
                double mean = GlmSums.mean(data);
                beta[j] = (family.link(mean) - GlmSums.meanOffset(data))
                        / design.x().get(0, j);
                break;
            }
        }
        return beta;
    }

    /** The solution on some thousand rows spread over all, a start that saves passes over the whole. */
    private static double[] warm(RowChunks data, Family family, double[] start) {
        RegressionData sample = sample(data);
        if (sample == null) {
            return start;
        }
        Irls.Solution solution = new Irls(sample, family).solve(start);
        return solution.converged() && Arrays.stream(solution.beta()).allMatch(Double::isFinite)
                ? solution.beta()
                : start;
    }

    /** Some thousand rows spread over all, or null where that would save nothing. */
    static @Nullable RegressionData sample(RowChunks data) {
        RegressionData all = data.chunk(0);
        int rows = all.rows();
        Matrix x = all.design().x();
        if (rows < 3 * SAMPLE || x.columns() > SAMPLE / 50) {
            return null;
        }
        int[] chosen = new int[SAMPLE];
        Arrays.setAll(chosen, k -> (int) ((long) rows * k / SAMPLE));
        double[][] columns = new double[x.columns()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = take(x.column(j), chosen);
        }
        RegressionData sample = RegressionData.of(Matrix.ofColumns(columns), take(all.response(), chosen));
        double[] weights = all.weights();
        double[] offset = all.offset();
        sample = weights == null ? sample : sample.withWeights(take(weights, chosen));
        return offset == null ? sample : sample.withOffset(take(offset, chosen));
    }

    private static double[] take(double[] values, int[] chosen) {
        double[] result = new double[chosen.length];
        Arrays.setAll(result, k -> values[chosen[k]]);
        return result;
    }

    static double[] take(double[] values, boolean[] kept) {
        return IntStream.range(0, kept.length)
                .filter(j -> kept[j])
                .mapToDouble(j -> values[j])
                .toArray();
    }

    /** η̂ by row of rows in memory. */
    static double[] linearPredictor(RegressionData data, double[] beta) {
        double[] eta = new double[data.rows()];
        RowBlocks.run(eta.length, (from, to) -> Irls.predict(data, beta, eta, from, to));
        return eta;
    }
}
