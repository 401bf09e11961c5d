package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Least squares with errors that allow any dependence within clusters: CR0, CR1 = CR0·G/(G − 1)·(n − 1)/(n − k) (Liang and Zeger 1986,
 * doi:10.1093/biomet/73.1.13), and CR2, unbiased when errors are in fact independent, with Satterthwaite degrees of freedom (Bell
 * and McCaffrey 2002; Pustejovsky and Tipton 2018, doi:10.1080/07350015.2016.1247004).
 *
 * <p>With an orthonormal basis Q of the columns, CR2's (I − Q_gQ_g′)^(−1/2) is taken from the eigenvalues of Q_gQ_g′ or Q_g′Q_g,
 * whichever is smaller, so clusters of any size cost at most k³. Directions with 1 − s below 1e-10 are left out, as the pseudo-inverse
 * asks. Contrasts asked for together share that work, which runs in parallel with the same result on any number of threads.
 */
public final class ClusterRobust {

    private static final double SINGULAR = 1e-10;

    private static final StatWarning ALONE = new StatWarning(
            StatWarning.Kind.FEW_CLUSTERS,
            "One cluster alone determines a part of the estimate, so the data cannot show its error and the interval is too narrow.");

    private static final int BLOCK = 2048;

    private final Matrix x;
    private final double[] coefficients;
    private final double[] residuals;
    private final double[][] back;
    private final double[][] scores;
    private final double factor;
    private final Clusters clusters;
    private final int[] order;
    private final int[] first;

    private ClusterRobust(
            Matrix x,
            double[] coefficients,
            double[] residuals,
            double[][] back,
            double[][] scores,
            double factor,
            Clusters clusters) {
        this.x = x;
        this.coefficients = coefficients;
        this.residuals = residuals;
        this.back = back;
        this.scores = scores;
        this.factor = factor;
        this.clusters = clusters;
        first = new int[clusters.count() + 1];
        order = new int[residuals.length];
        for (int c : clusters.of()) {
            first[c + 1]++;
        }
        for (int g = 0; g < clusters.count(); g++) {
            first[g + 1] += first[g];
        }
        int[] next = first.clone();
        for (int i = 0; i < order.length; i++) {
            order[next[clusters.of()[i]]++] = i;
        }
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
        double[] q = new double[k];
        for (int i = 0; i < n; i++) {
            basis(x, lower, i, q);
            double[] score = scores[clusters.of()[i]];
            for (int b = 0; b < k; b++) {
                score[b] += q[b] * residuals[i];
            }
        }
        double small = (double) g / (g - 1) * (n - 1.0) / (n - k);
        return new ClusterRobust(x, beta, residuals, lower, scores, small, clusters);
    }

    /** Row i of Q = X·L. */
    private static void basis(Matrix x, double[][] lower, int i, double[] q) {
        for (int b = 0; b < q.length; b++) {
            q[b] = 0;
            for (int a = b; a < q.length; a++) {
                q[b] += x.get(i, a) * lower[a][b];
            }
        }
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
        return cr2(new double[][] {contrast}, level).get(0);
    }

    /** {@link #cr2(double[], double)} of several contrasts in one pass over the clusters. */
    public List<Effect> cr2(double[][] contrasts, double level) {
        int m = contrasts.length;
        SatterthwaiteSums[] sums = new SatterthwaiteSums[m];
        double[][] directions = new double[m][];
        for (int c = 0; c < m; c++) {
            sums[c] = new SatterthwaiteSums(coefficients.length);
            directions[c] = project(contrasts[c]);
        }
        for (int from = 0; from < clusters.count(); from += BLOCK) {
            int start = from;
            int size = Math.min(BLOCK, clusters.count() - from);
            ClusterAdjustment[] parts = new ClusterAdjustment[size];
            IntStream.range(0, size).parallel().forEach(g -> parts[g] = adjustment(start + g, directions));
            for (ClusterAdjustment part : parts) {
                for (int c = 0; c < m; c++) {
                    sums[c].add(part, c);
                }
            }
        }
        List<Effect> effects = new ArrayList<>();
        for (int c = 0; c < m; c++) {
            List<StatWarning> warnings = new ArrayList<>(clusters.warnings());
            if (sums[c].left() > SINGULAR * dot(directions[c], directions[c])) {
                warnings.add(ALONE);
            }
            double se = Math.sqrt(sums[c].variance());
            effects.add(Effect.student(value(contrasts[c]), se, sums[c].degreesOfFreedom(), level, warnings));
        }
        return effects;
    }

    private ClusterAdjustment adjustment(int cluster, double[][] directions) {
        int size = first[cluster + 1] - first[cluster];
        double[][] q = new double[size][coefficients.length];
        double[] e = new double[size];
        for (int r = 0; r < size; r++) {
            int row = order[first[cluster] + r];
            basis(x, back, row, q[r]);
            e[r] = residuals[row];
        }
        return ClusterAdjustment.of(q, e, directions, SINGULAR);
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

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
