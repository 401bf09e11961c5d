package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.QrAccumulator;
import dev.slipway.stats.math.linear.Refinement;
import dev.slipway.stats.math.linear.RowBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Weighted linear least squares by Householder QR (Golub 1965, doi:10.1007/BF01436075), never by normal equations.
 *
 * <p>Model: y = offset + Xβ + ε, Var ε = σ²/w. Dependent columns are found in the QR and have no coefficient. Where X is
 * ill-conditioned or small, coefficients are refined in doubled precision. Two passes over the rows: QR, then residuals
 * and the middle of the robust covariance.
 */
public final class LinearRegression {

    private static final long REFINE_ENTRIES = 200_000;
    private static final double REFINE_CONDITION = 1e4;

    private LinearRegression() {}

    /**
     * Fits the model.
     *
     * @param data rows, at least one more than independent columns, with weights above 0
     * @throws IllegalArgumentException if there are too few rows, no clusters for cluster-robust errors, or fewer than 2
     */
    public static LinearFit fit(RowChunks data, StandardErrors errors) {
        return fit(data, List.of(errors)).getFirst();
    }

    /**
     * Fits the model once and tells its errors by several kinds: one fit for each kind, with the same coefficients.
     *
     * @throws IllegalArgumentException as above
     */
    public static List<LinearFit> fit(RowChunks data, List<StandardErrors> errors) {
        First first = new First(data);
        LeastSquares qr = first.qr.solve(LeastSquares.TOLERANCE);
        long rows = first.rows;
        Checks.require(rows > qr.rank(), "there are " + rows + " rows with weight for " + qr.rank() + " coefficients");
        double[] beta = coefficients(data, qr, rows);
        return errors.stream()
                .map(kind -> describe(data, first, qr, beta, kind))
                .toList();
    }

    private static LinearFit describe(
            RowChunks data, First first, LeastSquares qr, double[] beta, StandardErrors errors) {
        long rows = first.rows;
        DesignMatrix design = data.chunk(0).design();
        Second second = new Second(data, qr, beta, errors, design.intercept() ? first.mean() : 0);
        // The centre is a rounded number; the squares around the mean itself are smaller (Chan, Golub and LeVeque
        // 1983).
        double total = second.totalSquares - (design.intercept() ? second.rest * second.rest / first.weights : 0);
        Checks.require(
                second.totalSquares <= Double.MAX_VALUE && second.residualSquares <= Double.MAX_VALUE,
                "the squares of the response are too large for a double; divide it by a constant");
        double variance = second.residualSquares / (double) (rows - qr.rank());
        Matrix bread = qr.unscaledCovariance();
        Matrix classical = bread.scaled(variance);
        int clusters = second.meat.clusters();
        Checks.require(errors != StandardErrors.CLUSTER || clusters >= 2, "cluster-robust errors need two clusters");
        Matrix covariance = errors == StandardErrors.CLASSICAL
                ? classical
                : second.sandwich(bread, factor(errors, clusters, rows, qr.rank()), beta.length);
        double df = errors == StandardErrors.CLUSTER ? clusters - 1 : (double) (rows - qr.rank());
        List<StatWarning> warnings = new ArrayList<>(RegressionWarnings.aliased(design.names(), qr.kept()));
        warnings.addAll(clusters > 0 ? RegressionWarnings.clusters(clusters) : List.of());
        warnings.addAll(RegressionWarnings.fullLeverage(second.fullLeverage));
        warnings.addAll(RegressionWarnings.perfect(second.residualSquares, total));
        double n = (double) rows;
        double logLikelihood = 0.5
                * (first.logWeights - n * (Math.log(2 * Math.PI) + 1 - Math.log(n) + Math.log(second.residualSquares)));
        return new LinearFit(
                new Coefficients(design.names(), beta, qr.kept(), covariance, df),
                classical,
                rows,
                rows - qr.rank(),
                second.residualSquares,
                total,
                logLikelihood,
                clusters,
                design.intercept(),
                warnings);
    }

    static double[] residuals(RegressionData data, double[] beta) {
        double[] e = CrossProducts.linearPredictor(data.design().x(), beta, data.offset());
        double[] y = data.response();
        for (int i = 0; i < e.length; i++) {
            e[i] = y[i] - e[i];
        }
        return e;
    }

    private static double[] coefficients(RowChunks data, LeastSquares qr, long rows) {
        boolean worth = rows * qr.kept().length <= REFINE_ENTRIES || qr.conditionEstimate() > REFINE_CONDITION;
        if (data.count() > 1 || !worth) {
            return qr.coefficients();
        }
        RegressionData all = data.chunk(0);
        return Refinement.refine(all.design().x(), target(all), all.weights(), qr);
    }

    private static double factor(StandardErrors errors, int clusters, long rows, int rank) {
        return switch (errors) {
            case HC1 -> (double) rows / (double) (rows - rank);
            case CLUSTER -> Meat.clusterFactor(clusters, rows, rank);
            default -> 1;
        };
    }

    /** Response minus offset. */
    private static double[] target(RegressionData data) {
        double[] offset = data.offset();
        if (offset == null) {
            return data.response();
        }
        double[] y = data.response().clone();
        for (int i = 0; i < y.length; i++) {
            y[i] -= offset[i];
        }
        return y;
    }

    private static double @Nullable [] roots(double @Nullable [] weights) {
        if (weights == null) {
            return null;
        }
        double[] roots = new double[weights.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Math.sqrt(weights[i]);
        }
        return roots;
    }

    /** First pass: QR, sums of weights. */
    private static final class First {
        private final QrAccumulator qr;
        private long rows;
        private double anchor = Double.NaN;
        private double weights;
        private double weighted;
        private double logWeights;

        First(RowChunks data) {
            qr = new QrAccumulator(data.chunk(0).design().x().columns());
            for (int c = 0; c < data.count(); c++) {
                RegressionData chunk = data.chunk(c);
                double[] y = target(chunk);
                double[] w = chunk.weights();
                qr.addParallel(chunk.design().x(), y, roots(w));
                for (int i = 0; i < y.length; i++) {
                    double weight = w == null ? 1 : w[i];
                    rows += weight > 0 ? 1 : 0;
                    weights += weight;
                    // From the first response on, so that a large common part takes no digits.
                    anchor = Double.isNaN(anchor) ? y[i] : anchor;
                    weighted += weight * (y[i] - anchor);
                    logWeights += w == null || weight == 0 ? 0 : Math.log(weight);
                }
            }
        }

        double mean() {
            return anchor + weighted / weights;
        }
    }

    /** Second pass: residuals, leverages where needed, scores. */
    private static final class Second {
        private final LeastSquares qr;
        /** Where the columns nearly depend on each other the middle is taken in an orthonormal basis, or the product would cancel. */
        private final boolean ill;

        private final Meat meat;
        private double residualSquares;
        private double totalSquares;
        private double rest;
        private int fullLeverage;

        Second(RowChunks data, LeastSquares qr, double[] beta, StandardErrors errors, double centre) {
            ill = qr.conditionEstimate() > REFINE_CONDITION;
            this.qr = qr;
            meat = new Meat(ill ? qr.rank() : beta.length);
            for (int c = 0; c < data.count(); c++) {
                add(data.chunk(c), qr, beta, errors, centre);
            }
        }

        private void add(RegressionData chunk, LeastSquares qr, double[] beta, StandardErrors errors, double centre) {
            Matrix x = chunk.design().x();
            double[] y = target(chunk);
            double[] w = chunk.weightsOrOnes();
            double[] e = residuals(chunk, beta);
            residualSquares += RowBlocks.sum(x.rows(), (from, to) -> squares(e, 0, w, from, to));
            totalSquares += RowBlocks.sum(x.rows(), (from, to) -> squares(y, centre, w, from, to));
            rest += RowBlocks.sum(x.rows(), (from, to) -> differences(y, centre, w, from, to));
            if (errors == StandardErrors.CLASSICAL) {
                return;
            }
            for (int i = 0; i < e.length; i++) {
                e[i] *= w[i];
            }
            if (errors.usesLeverage()) {
                fullLeverage += divideByLeverage(x, qr, w, e, errors);
            }
            Matrix basis = ill ? qr.orthonormal(x) : x;
            if (errors == StandardErrors.CLUSTER) {
                int[] clusters = chunk.clusters();
                Checks.require(clusters != null, "cluster-robust errors need the cluster of each row");
                meat.addClusters(basis, e, clusters == null ? new int[0] : clusters);
            } else {
                meat.addRows(basis, e);
            }
        }

        Matrix sandwich(Matrix bread, double factor, int columns) {
            return ill
                    ? qr.backFrom(meat.result(), columns).scaled(factor)
                    : Meat.sandwich(bread, meat.result(), factor);
        }

        private static int divideByLeverage(Matrix x, LeastSquares qr, double[] w, double[] e, StandardErrors errors) {
            double[] h = new double[e.length];
            double mean = (double) qr.rank() / (double) qr.rows();
            List<Integer> full = RowBlocks.map(e.length, (from, to) -> {
                qr.leverages(x, w, h, from, to);
                int found = 0;
                for (int i = from; i < to; i++) {
                    double rest = 1 - h[i];
                    if (rest < 1e-10) {
                        found++;
                        e[i] = 0;
                    } else {
                        e[i] *= errors.leverageFactor(h[i], h[i] / mean);
                    }
                }
                return found;
            });
            return full.stream().mapToInt(Integer::intValue).sum();
        }

        /** The weighted sum of what lies around the centre: 0 but for the rounding of the centre. */
        private static double differences(double[] values, double centre, double[] w, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += w[i] * (values[i] - centre);
            }
            return sum;
        }

        private static double squares(double[] values, double centre, double[] w, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                double d = values[i] - centre;
                sum += w[i] * d * d;
            }
            return sum;
        }
    }

    /** The diagonal of the hat matrix W½X(X'WX)⁻¹X'W½ of rows in memory. */
    public static double[] leverages(RegressionData data) {
        Matrix x = data.design().x();
        double[] w = data.weightsOrOnes();
        LeastSquares qr =
                QrAccumulator.of(x, target(data), roots(data.weights())).solve(LeastSquares.TOLERANCE);
        double[] h = new double[w.length];
        RowBlocks.run(h.length, (from, to) -> qr.leverages(x, w, h, from, to));
        return h;
    }

    /** All columns but the intercept, for a robust overall test by {@link Coefficients#wald}. */
    public static int[] slopes(DesignMatrix design) {
        return IntStream.range(0, design.names().size())
                .filter(j -> design.terms()[j] >= 0)
                .toArray();
    }
}
