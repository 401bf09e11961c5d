package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Matching with replacement: each unit's missing outcome is the mean of its nearest neighbours in the other arm, ties all taken
 * (Abadie and Imbens 2006, doi:10.1111/j.1468-0262.2006.00655.x). Assumes that nothing but the matched columns drives both treatment
 * and outcome. Standard errors are those of Abadie and Imbens for an effect and a variance that are the same for all units;
 * the bootstrap is not valid here.
 *
 * <p>Time is that of all pairs, n_t·n_c·columns.
 */
public final class NearestNeighbours {

    /** What is estimated. */
    public enum Estimand {
        /** Of all units. */
        ATE,
        /** Of the treated. */
        ATT
    }

    /** How columns make a distance. */
    public enum Distance {
        /** Squared difference over the variance, added over the columns; for one column, its order. */
        SCALED,
        /** By the inverse covariance matrix of all units. */
        MAHALANOBIS
    }

    /** Two neighbours are tied when their distances, in standard deviations, differ by at most this. */
    private static final double TIED = 1e-5;

    /**
     * A match.
     *
     * @param effect with its Abadie–Imbens error, normal interval
     * @param pairs matched pairs, ties included
     * @param mostUsed how often the busiest match is used
     */
    public record Result(Effect effect, int pairs, double mostUsed) {}

    private final double[] y;
    private final boolean[] treated;
    private final Matrix x;
    private final double[] used;
    private final double[] usedSquares;
    private final double[] difference;
    private double pairSquares;
    private int pairs;

    private NearestNeighbours(double[] y, boolean[] treated, Matrix x) {
        this.y = y;
        this.treated = treated;
        this.x = x;
        used = new double[y.length];
        usedSquares = new double[y.length];
        difference = new double[y.length];
    }

    /**
     * Matches and compares.
     *
     * @param y outcome
     * @param treated whether, by row
     * @param x columns to match on: one propensity score, best as log-odds, or covariates
     * @param neighbours how many, at least 1
     * @throws IllegalArgumentException when an arm has fewer units than neighbours, or columns depend on each other
     */
    public static Result match(
            double[] y,
            boolean[] treated,
            Matrix x,
            Distance distance,
            int neighbours,
            Estimand estimand,
            double level) {
        Checks.finite(y, "y");
        x.requireFinite("x");
        Checks.require(
                treated.length == y.length && x.rows() == y.length,
                "y, treated and x must have as many rows: " + y.length + ", " + treated.length + ", " + x.rows());
        Checks.atLeast(neighbours, 1, "neighbours");
        int nT = (int) IntStream.range(0, y.length).filter(i -> treated[i]).count();
        Checks.require(
                Math.min(nT, y.length - nT) >= neighbours,
                "there are " + nT + " treated and " + (y.length - nT) + " others for " + neighbours + " neighbours");
        NearestNeighbours match = new NearestNeighbours(y, treated, whitened(x, distance));
        int[] rows = IntStream.range(0, y.length)
                .filter(i -> estimand == Estimand.ATE || treated[i])
                .toArray();
        for (int i : rows) {
            match.find(i, neighbours);
        }
        return match.result(rows, estimand, level);
    }

    private void find(int i, int neighbours) {
        double[] to = new double[y.length];
        int count = 0;
        int[] others = new int[y.length];
        for (int k = 0; k < y.length; k++) {
            if (treated[k] != treated[i]) {
                to[count] = distance(i, k);
                others[count++] = k;
            }
        }
        double limit = smallest(to, count, neighbours) + TIED;
        double sum = 0;
        int found = 0;
        for (int k = 0; k < count; k++) {
            if (to[k] <= limit) {
                sum += y[others[k]];
                found++;
            }
        }
        for (int k = 0; k < count; k++) {
            if (to[k] <= limit) {
                double d = sign(i) * (y[i] - y[others[k]]);
                used[others[k]] += 1.0 / found;
                usedSquares[others[k]] += 1.0 / found / found;
                pairSquares += d * d / found;
            }
        }
        pairs += found;
        difference[i] = sign(i) * (y[i] - sum / found);
    }

    private int sign(int i) {
        return treated[i] ? 1 : -1;
    }

    private double distance(int i, int k) {
        double sum = 0;
        for (int j = 0; j < x.columns(); j++) {
            double d = x.column(j)[i] - x.column(j)[k];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /** The k-th smallest of the first values. */
    private static double smallest(double[] values, int count, int k) {
        double found = Double.NEGATIVE_INFINITY;
        int passed = 0;
        while (passed < k) {
            double next = Double.POSITIVE_INFINITY;
            int same = 0;
            for (int i = 0; i < count; i++) {
                if (values[i] > found && values[i] < next) {
                    next = values[i];
                    same = 1;
                } else if (values[i] == next) {
                    same++;
                }
            }
            found = next;
            passed += same;
        }
        return found;
    }

    /** With K how often a unit is used and K2 the sum of its squared shares: Σ(d − effect)² + σ²·Σ(K² − K2), and 2K more for the ATE. */
    private Result result(int[] rows, Estimand estimand, double level) {
        double n = rows.length;
        double effect = 0;
        for (int i : rows) {
            effect += difference[i] / n;
        }
        double variance = (pairSquares / n - effect * effect) / 2;
        double sum = 0;
        for (int i : rows) {
            double d = difference[i] - effect;
            sum += d * d;
        }
        double most = 0;
        for (int i = 0; i < y.length; i++) {
            double own = estimand == Estimand.ATE ? 2 * used[i] : 0;
            sum += variance * (used[i] * used[i] + own - usedSquares[i]);
            most = Math.max(most, used[i]);
        }
        double error = Math.sqrt(sum) / n;
        return new Result(Effect.normal(effect, error, level, warnings(most)), pairs, most);
    }

    private List<StatWarning> warnings(double most) {
        List<StatWarning> warnings = new ArrayList<>();
        if (most > 10) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.NO_OVERLAP,
                    String.format(
                            Locale.ROOT,
                            "One unit stands in for %.0f others: few comparable units carry the answer.",
                            most)));
        }
        return warnings;
    }

    /** Columns in which the squared distance is a plain sum of squares. */
    private static Matrix whitened(Matrix x, Distance distance) {
        double[][] centred = new double[x.columns()][];
        for (int j = 0; j < centred.length; j++) {
            double[] column = x.column(j).clone();
            double mean = Vectors.sum(column) / column.length;
            for (int i = 0; i < column.length; i++) {
                column[i] -= mean;
            }
            double deviation = Math.sqrt(Vectors.dot(column, column, 0, column.length) / (column.length - 1.0));
            int named = j;
            Checks.require(deviation > 0, () -> "column " + named + " to match on is constant");
            centred[j] = Vectors.scaled(1 / deviation, column);
        }
        Matrix scaled = Matrix.ofColumns(centred);
        if (distance == Distance.SCALED) {
            return scaled;
        }
        Cholesky factor = Cholesky.of(CrossProducts.of(scaled).scaled(1 / (x.rows() - 1.0)));
        Matrix white = Matrix.zeros(x.rows(), x.columns());
        double[] row = new double[x.columns()];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = scaled.get(i, j);
            }
            double[] z = factor.forward(row);
            for (int j = 0; j < row.length; j++) {
                white.set(i, j, z[j]);
            }
        }
        return white;
    }
}
