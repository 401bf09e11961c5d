package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.Vectors;
import java.util.Arrays;
import java.util.List;

/**
 * Linear regression with coefficients pulled towards zero: the minimum of |y − a − Xb|²/(2n) + λ(ρ|b|₁ + (1 − ρ)|b|²/2), with a free
 * intercept. ρ = 1 is the lasso (Tibshirani 1996, doi:10.1111/j.2517-6161.1996.tb02080.x), ρ = 0 ridge, between them the
 * elastic net (Zou and Hastie 2005, doi:10.1111/j.1467-9868.2005.00503.x). By coordinates (Friedman, Hastie and Tibshirani
 * 2010, doi:10.18637/jss.v033.i01) on the cross products, until the gap of duality is below 1e-12 of |y|²/n. λ is on
 * scikit-learn's scale for lasso and elastic net, and on its ridge's divided by n.
 *
 * <p>Coefficients are biased on purpose, and there are no standard errors: after a choice by the data the usual ones are wrong.
 */
public final class ElasticNet {
    private static final double GAP = 1e-12;
    private static final int SWEEPS = 100_000;

    /**
     * A fit.
     *
     * @param intercept a
     * @param coefficients b, in the unit of each column
     * @param lambda λ
     * @param sweeps over all columns
     * @param warnings not converged
     */
    public record Result(
            double intercept, double[] coefficients, double lambda, int sweeps, List<StatWarning> warnings) {
        /** Copies the warnings. */
        public Result {
            warnings = List.copyOf(warnings);
        }

        /** Number of columns whose coefficient is not zero. */
        public int chosen() {
            return (int) Arrays.stream(coefficients).filter(b -> b != 0).count();
        }

        /** a + Xb, by row. */
        public double[] predict(Matrix x) {
            double[] fit = x.times(coefficients);
            for (int i = 0; i < fit.length; i++) {
                fit[i] += intercept;
            }
            return fit;
        }
    }

    private final double[] scales;
    private final double[] centres;
    private final double meanY;
    private final double[][] gram;
    private final double[] xy;
    private final double yy;

    private ElasticNet(Matrix x, double[] y, boolean standardised) {
        int p = x.columns();
        double n = x.rows();
        scales = new double[p];
        centres = new double[p];
        gram = new double[p][p];
        xy = new double[p];
        meanY = Vectors.sum(y) / n;
        double[] r = shifted(y, meanY);
        yy = Vectors.dot(r, r, 0, r.length) / n;
        double[][] columns = new double[p][];
        for (int j = 0; j < p; j++) {
            centres[j] = Vectors.sum(x.column(j)) / n;
            columns[j] = shifted(x.column(j), centres[j]);
            double deviation = Math.sqrt(Vectors.dot(columns[j], columns[j], 0, y.length) / n);
            scales[j] = standardised && deviation > 0 ? deviation : 1;
        }
        for (int j = 0; j < p; j++) {
            xy[j] = Vectors.dot(columns[j], r, 0, y.length) / n / scales[j];
            for (int k = 0; k <= j; k++) {
                double product = Vectors.dot(columns[j], columns[k], 0, y.length) / n / scales[j] / scales[k];
                gram[j][k] = product;
                gram[k][j] = product;
            }
        }
    }

    /**
     * Fits one λ.
     *
     * @param x without a column of ones
     * @param y response
     * @param lambda λ, at least 0
     * @param share ρ, in [0, 1]
     * @param standardised whether the penalty is on coefficients per standard deviation (divisor n) of a column
     */
    public static Result fit(Matrix x, double[] y, double lambda, double share, boolean standardised) {
        return path(x, y, new double[] {lambda}, share, standardised).getFirst();
    }

    /** Fits several λ, best in descending order: each starts from where the one before ended. */
    public static List<Result> path(Matrix x, double[] y, double[] lambdas, double share, boolean standardised) {
        check(x, y, share);
        Checks.notNegative(lambdas, "lambda");
        ElasticNet net = new ElasticNet(x, y, standardised);
        double[] b = new double[x.columns()];
        return Arrays.stream(lambdas).mapToObj(l -> net.descend(b, l, share)).toList();
    }

    /** The smallest λ at which no column is chosen; infinite for ridge, which chooses all. */
    public static double largest(Matrix x, double[] y, double share, boolean standardised) {
        check(x, y, share);
        ElasticNet net = new ElasticNet(x, y, standardised);
        return Arrays.stream(net.xy).map(Math::abs).max().orElse(0) / share;
    }

    private static void check(Matrix x, double[] y, double share) {
        Checks.require(x.rows() == y.length, "y has " + y.length + " entries, x " + x.rows() + " rows");
        Checks.atLeast(y.length, 2, "rows");
        Checks.finite(y, "y");
        x.requireFinite("x");
        Checks.require(share >= 0 && share <= 1, "share must lie between 0 and 1 but is " + share);
    }

    private Result descend(double[] b, double lambda, double share) {
        double l1 = lambda * share;
        double l2 = lambda * (1 - share);
        double[] slope = gradient(b);
        int sweep = 0;
        boolean done = false;
        while (!done && sweep < SWEEPS) {
            for (int j = 0; j < b.length; j++) {
                double curve = gram[j][j] + l2;
                double wanted = curve == 0 ? 0 : soft(slope[j] + gram[j][j] * b[j], l1) / curve;
                if (wanted != b[j]) {
                    Vectors.addScaled(b[j] - wanted, gram[j], slope, 0, b.length);
                    b[j] = wanted;
                }
            }
            sweep++;
            if (sweep % 10 == 0 || sweep < 10) {
                slope = gradient(b);
                done = gap(b, slope, l1, l2) <= GAP * yy;
            }
        }
        double[] raw = new double[b.length];
        Arrays.setAll(raw, j -> b[j] / scales[j]);
        return new Result(
                meanY - Vectors.dot(raw, centres, 0, raw.length),
                raw,
                lambda,
                sweep,
                done ? List.of() : List.of(RegressionWarnings.notConverged("The elastic net", sweep)));
    }

    /** X'(y − Xb)/n. */
    private double[] gradient(double[] b) {
        double[] g = xy.clone();
        for (int j = 0; j < b.length; j++) {
            Vectors.addScaled(-b[j], gram[j], g, 0, b.length);
        }
        return g;
    }

    /**
     * How far the objective is from its minimum at most: the dual point is the residual, shrunk until it keeps |X'r/n − l2·b| ≤ l1.
     */
    private double gap(double[] b, double[] slope, double l1, double l2) {
        double bb = Vectors.dot(b, b, 0, b.length);
        double rr = yy - 2 * Vectors.dot(b, xy, 0, b.length);
        for (int j = 0; j < b.length; j++) {
            rr += b[j] * Vectors.dot(gram[j], b, 0, b.length);
        }
        double ry = yy - Vectors.dot(b, xy, 0, b.length);
        double most = 0;
        double size = 0;
        for (int j = 0; j < b.length; j++) {
            most = Math.max(most, Math.abs(slope[j] - l2 * b[j]));
            size += Math.abs(b[j]);
        }
        if (l1 == 0) {
            return most * (size + most);
        }
        double shrunk = Math.min(1, l1 / Math.max(most, Double.MIN_NORMAL));
        double primal = rr / 2 + l1 * size + l2 * bb / 2;
        double dual = shrunk * ry - shrunk * shrunk * (rr + l2 * bb) / 2;
        return primal - dual;
    }

    private static double soft(double value, double by) {
        return Math.signum(value) * Math.max(0, Math.abs(value) - by);
    }

    private static double[] shifted(double[] values, double by) {
        return Arrays.stream(values).map(v -> v - by).toArray();
    }
}
