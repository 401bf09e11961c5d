package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.QrAccumulator;
import java.util.ArrayList;
import java.util.List;

/** Where the iteration of a generalised linear model ended, and what a table says of it with errors of one kind or another. */
final class GlmEnd {

    private final RowChunks data;
    private final RowChunks reduced;
    private final boolean[] kept;
    private final Family family;
    private final Irls irls;
    private final Irls.Solution solution;
    private final GlmSums sums;
    private final double nullDeviance;
    private final double df;
    private final Matrix bread;

    /**
     * Sums over all rows at the end point.
     *
     * @param data rows with all columns
     * @param reduced the same with the columns that do not depend on others
     * @param kept which those are
     */
    GlmEnd(RowChunks data, RowChunks reduced, boolean[] kept, Family family, Irls irls, Irls.Solution solution) {
        this.data = data;
        this.reduced = reduced;
        this.kept = kept;
        this.family = family;
        this.irls = irls;
        this.solution = solution;
        sums = GlmSums.of(reduced, family, solution.beta());
        nullDeviance = GlmSums.nullDeviance(data, family);
        df = (double) (sums.rows() - solution.beta().length);
        bread = bread();
    }

    /** The fit with errors of this kind. */
    GlmFit fit(StandardErrors errors) {
        double dispersion = family.estimatesDispersion() ? sums.pearson() / df : 1;
        Meat meat = new Meat(solution.beta().length);
        Matrix covariance = errors == StandardErrors.CLASSICAL ? bread.scaled(dispersion) : robust(errors, meat);
        List<String> names = data.chunk(0).design().names();
        double tDf = family.estimatesDispersion() ? df : Double.POSITIVE_INFINITY;
        return new GlmFit(
                family,
                Coefficients.ofKept(names, solution.beta(), kept, covariance, tDf),
                sums.rows(),
                sums.deviance(),
                nullDeviance,
                sums.logLikelihood(),
                sums.pearson(),
                dispersion,
                solution.iterations(),
                solution.converged(),
                solution.separated(),
                solution.beta().length,
                warnings(names, errors, meat.clusters()));
    }

    private List<StatWarning> warnings(List<String> names, StandardErrors errors, int clusters) {
        List<StatWarning> warnings = new ArrayList<>(RegressionWarnings.aliased(names, kept));
        warnings.addAll(clusters > 0 ? RegressionWarnings.clusters(clusters) : List.of());
        if (solution.separated()) {
            warnings.add(RegressionWarnings.separation(family));
        } else if (!solution.converged()) {
            warnings.add(
                    RegressionWarnings.notConverged("The " + family.name() + " regression", solution.iterations()));
        }
        if (family instanceof PoissonFamily && !family.estimatesDispersion() && errors == StandardErrors.CLASSICAL) {
            warnings.addAll(RegressionWarnings.overdispersed(sums.pearson() / df));
        }
        return warnings;
    }

    private Matrix robust(StandardErrors errors, Meat meat) {
        for (int c = 0; c < reduced.count(); c++) {
            RegressionData chunk = reduced.chunk(c);
            double[] scores = irls.scoresOf(chunk, solution.beta());
            if (errors == StandardErrors.CLUSTER) {
                int[] clusters = chunk.clusters();
                Checks.require(clusters != null, "cluster-robust errors need the cluster of each row");
                meat.addClusters(chunk.design().x(), scores, clusters == null ? new int[0] : clusters);
            } else {
                meat.addRows(chunk.design().x(), scores);
            }
        }
        Checks.require(
                errors != StandardErrors.CLUSTER || meat.clusters() >= 2, "cluster-robust errors need two clusters");
        double factor = switch (errors) {
            case HC1 -> (double) sums.rows() / df;
            case CLUSTER -> Meat.clusterFactor(meat.clusters(), sums.rows(), solution.beta().length);
            default -> 1;
        };
        return Meat.sandwich(bread, meat.result(), factor);
    }

    /** (X'WX)⁻¹ at the end point, by QR where that is cheap. */
    private Matrix bread() {
        if (!Glm.small(reduced)) {
            return Cholesky.semidefinite(solution.last().information(), 0).inverse();
        }
        RegressionData all = reduced.chunk(0);
        double[] eta = new double[all.rows()];
        double[] roots = new double[all.rows()];
        double[] scores = new double[all.rows()];
        Irls.predict(all, solution.beta(), eta, 0, eta.length);
        family.evaluate(eta, all.response(), all.weights(), roots, scores, 0, eta.length);
        LeastSquares qr = QrAccumulator.of(all.design().x(), scores, roots).solve(0);
        return qr.rank() == solution.beta().length
                ? qr.unscaledCovariance()
                : Cholesky.semidefinite(solution.last().information(), 0).inverse();
    }
}
