package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Least squares with errors that allow any dependence within clusters: CR0, CR1 = CR0·G/(G − 1)·(n − 1)/(n − k) (Liang and Zeger 1986,
 * doi:10.1093/biomet/73.1.13), and CR2, unbiased when errors are in fact independent, with Satterthwaite degrees of freedom (Bell
 * and McCaffrey 2002; Pustejovsky and Tipton 2018, doi:10.1080/07350015.2016.1247004).
 *
 * <p>With an orthonormal basis Q of the columns, a cluster's CR2 adjustment (I − Q_gQ_g′)^(−1/2) acts on its score u = Q_g′e as V(I −
 * S)^(−1/2)V′ with the eigenvalues S of Q_g′Q_g, so clusters of any size cost k³. Directions with 1 − s below 1e-10 are left out, as the
 * pseudo-inverse asks.
 */
public final class ClusterRobust {

    private static final double SINGULAR = 1e-10;

    private static final StatWarning ALONE = new StatWarning(
            StatWarning.Kind.FEW_CLUSTERS,
            "One cluster alone determines a part of the estimate, so the data cannot show its error and the interval is too narrow.");

    private final double[] coefficients;
    private final double[] residuals;
    private final double[][] back;
    private final double[][] scores;
    private final double[][][] grams;
    private final double factor;
    private final Clusters clusters;

    private ClusterRobust(
            double[] coefficients,
            double[] residuals,
            double[][] back,
            double[][] scores,
            double[][][] grams,
            double factor,
            Clusters clusters) {
        this.coefficients = coefficients;
        this.residuals = residuals;
        this.back = back;
        this.scores = scores;
        this.grams = grams;
        this.factor = factor;
        this.clusters = clusters;
    }

    /**
     * Fits y on the columns of x, which must be independent.
     *
     * @param x rows × k, constant included if wanted; finite
     * @param y finite
     * @throws IllegalArgumentException for wrong shapes, values that are not finite, dependent columns, or no more rows than columns
     */
    public static ClusterRobust fit(Matrix x, double[] y, Clusters clusters) {
        int n = x.rows();
        int k = x.columns();
        Checks.require(y.length == n, "there are " + n + " rows and " + y.length + " outcomes");
        Checks.require(
                clusters.of().length == n, "there are " + n + " rows and " + clusters.of().length + " cluster ids");
        Checks.finite(y, "y");
        x.requireFinite("x");
        Checks.require(n > k, "there are " + k + " columns and only " + n + " rows");
        LeastSquares solved = LeastSquares.of(x, y);
        Checks.require(
                solved.rank() == k, "the columns depend on each other: " + k + " columns of rank " + solved.rank());
        double[] beta = solved.coefficients();
        double[] residuals = x.times(beta);
        for (int i = 0; i < n; i++) {
            residuals[i] = y[i] - residuals[i];
        }
        // (X'X)⁻¹ = L·L', so Q = X·L is orthonormal and β̂'s variance is L·(…)·L'.
        double[][] lower = cholesky(solved.unscaledCovariance());
        int g = clusters.count();
        double[][] scores = new double[g][k];
        double[][][] grams = new double[g][k][k];
        double[] q = new double[k];
        for (int i = 0; i < n; i++) {
            int c = clusters.of()[i];
            for (int b = 0; b < k; b++) {
                q[b] = 0;
                for (int a = b; a < k; a++) {
                    q[b] += x.get(i, a) * lower[a][b];
                }
            }
            for (int b = 0; b < k; b++) {
                scores[c][b] += q[b] * residuals[i];
                for (int a = 0; a <= b; a++) {
                    grams[c][b][a] += q[b] * q[a];
                }
            }
        }
        double small = (double) g / (g - 1) * (n - 1.0) / (n - k);
        return new ClusterRobust(beta, residuals, lower, scores, grams, small, clusters);
    }

    private static double[][] cholesky(Matrix a) {
        int k = a.rows();
        double[][] data = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                data[i][j] = a.get(i, j);
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(data, false), 1e-9, 1e-300)
                .getL()
                .getData();
    }

    /** β̂, a copy. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** y − Xβ̂, a copy. */
    public double[] residuals() {
        return residuals.clone();
    }

    /** Contrast c′β̂ with CR0 errors and the normal distribution. */
    public Effect cr0(double[] contrast, double level) {
        return Effect.normal(value(contrast), Math.sqrt(variance(contrast)), level, clusters.warnings());
    }

    /** Contrast with CR1 errors (those of Stata) and t with G − 1 degrees of freedom. */
    public Effect cr1(double[] contrast, double level) {
        double se = Math.sqrt(factor * variance(contrast));
        return Effect.student(value(contrast), se, clusters.count() - 1.0, level, clusters.warnings());
    }

    /** Contrast with CR2 errors and t with Satterthwaite's degrees of freedom, which can be far fewer than G − 1. */
    public Effect cr2(double[] contrast, double level) {
        int k = coefficients.length;
        double[] direction = project(contrast);
        double variance = 0;
        double trace = 0;
        double squares = 0;
        boolean alone = false;
        double[][] gram = new double[k][k];
        for (int g = 0; g < scores.length; g++) {
            double[] z = new double[k];
            alone |= adjust(grams[g], direction, z) > SINGULAR * dot(direction, direction);
            double score = 0;
            double[] w = new double[k];
            double own = 0;
            for (int a = 0; a < k; a++) {
                score += z[a] * scores[g][a];
                for (int b = 0; b < k; b++) {
                    w[a] += grams[g][Math.max(a, b)][Math.min(a, b)] * z[b];
                }
                own += z[a] * w[a];
            }
            double cross = 0;
            for (int a = 0; a < k; a++) {
                cross += w[a] * w[a];
                for (int b = 0; b < k; b++) {
                    gram[a][b] += w[a] * w[b];
                }
            }
            variance += score * score;
            trace += own - cross;
            squares += own * own - 2 * own * cross;
        }
        for (double[] row : gram) {
            for (double v : row) {
                squares += v * v;
            }
        }
        List<StatWarning> warnings = new ArrayList<>(clusters.warnings());
        if (alone) {
            warnings.add(ALONE);
        }
        return Effect.student(value(contrast), Math.sqrt(variance), trace * trace / squares, level, warnings);
    }

    /** CR1 covariance of the chosen coefficients, for joint tests. */
    public double[][] cr1Covariance(int... chosen) {
        double[][] covariance = new double[chosen.length][chosen.length];
        double[][] directions = new double[chosen.length][];
        for (int a = 0; a < chosen.length; a++) {
            directions[a] = project(unit(chosen[a]));
        }
        for (double[] score : scores) {
            double[] along = new double[chosen.length];
            for (int a = 0; a < along.length; a++) {
                along[a] = dot(directions[a], score);
            }
            for (int a = 0; a < along.length; a++) {
                for (int b = 0; b < along.length; b++) {
                    covariance[a][b] += factor * along[a] * along[b];
                }
            }
        }
        return covariance;
    }

    /** The contrast that picks one coefficient. */
    public double[] unit(int coefficient) {
        double[] contrast = new double[coefficients.length];
        contrast[coefficient] = 1;
        return contrast;
    }

    /** Number of clusters. */
    public int clusterCount() {
        return clusters.count();
    }

    private double value(double[] contrast) {
        Checks.require(
                contrast.length == coefficients.length,
                "the contrast has " + contrast.length + " entries for " + coefficients.length + " coefficients");
        return dot(contrast, coefficients);
    }

    private double variance(double[] contrast) {
        double[] direction = project(contrast);
        double sum = 0;
        for (double[] score : scores) {
            double along = dot(direction, score);
            sum += along * along;
        }
        return sum;
    }

    /** L′c. */
    private double[] project(double[] contrast) {
        double[] out = new double[contrast.length];
        for (int b = 0; b < out.length; b++) {
            for (int a = b; a < out.length; a++) {
                out[b] += back[a][b] * contrast[a];
            }
        }
        return out;
    }

    /** Puts V(I − S)^(−1/2)V′·direction into {@code out}; returns the squared length of what the pseudo-inverse leaves out. */
    private static double adjust(double[][] lower, double[] direction, double[] out) {
        int k = direction.length;
        RealMatrix symmetric = new Array2DRowRealMatrix(k, k);
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                symmetric.setEntry(a, b, lower[a][b]);
                symmetric.setEntry(b, a, lower[a][b]);
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(symmetric);
        double left = 0;
        for (int j = 0; j < k; j++) {
            double rest = 1 - eigen.getRealEigenvalue(j);
            double[] v = eigen.getEigenvector(j).toArray();
            double along = dot(v, direction);
            if (rest <= SINGULAR) {
                left += along * along;
                continue;
            }
            for (int a = 0; a < k; a++) {
                out[a] += along / Math.sqrt(rest) * v[a];
            }
        }
        return left;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
