package dev.slipway.stats.resample;

import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Monte Carlo propagation of uncertain inputs to a business number (JCGM 101:2008). Inputs are joined by a Gaussian copula
 * with given rank correlations: Pearson's r of the normals is 2·sin(π·ρ/6). Draw i has a random stream of its own, so
 * threads change nothing.
 */
public final class Propagation {
    private static final int FEWEST = 1000;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private Propagation() {}

    /**
     * The business number under all draws.
     *
     * @param mean of the draws
     * @param meanError Monte Carlo standard error of the mean
     * @param low (1 − level)/2 quantile
     * @param high 1 − (1 − level)/2 quantile
     * @param probabilityPositive share of draws above zero
     * @param draws all draws, in their order
     * @param tornado one bar per input, the widest first
     */
    public record Result(
            double mean,
            double meanError,
            double standardDeviation,
            double median,
            double low,
            double high,
            double level,
            double probabilityPositive,
            double[] draws,
            List<Bar> tornado) {
        /** Copies the bars. */
        public Result {
            tornado = List.copyOf(tornado);
        }

        /** Share of draws above a threshold. */
        public double probabilityAbove(double threshold) {
            return Arrays.stream(draws).filter(v -> v > threshold).count() / (double) draws.length;
        }
    }

    /**
     * What one input does.
     *
     * @param atLow the number with this input at its 5% quantile and all others at their medians
     * @param atHigh the same at its 95% quantile
     * @param rankCorrelation Spearman's, between the input's draws and the number's
     * @param contribution squared rank correlation over the sum of all: a share of the variance, exact only when the number
     *     is monotone in independent inputs
     */
    public record Bar(String input, double atLow, double atHigh, double rankCorrelation, double contribution) {}

    /**
     * Draws the inputs, computes the number for each draw, and says which inputs matter.
     *
     * @param inputs at least one
     * @param rankCorrelation symmetric, ones on the diagonal; empty for independent inputs
     * @param number from the values of the inputs, in their order; must be finite and safe for several threads
     * @param draws at least 1,000
     * @throws IllegalArgumentException when the correlations contradict each other (not positive definite) or the number is
     *     not finite (names the draw)
     */
    public static Result run(
            List<? extends Input> inputs,
            double[][] rankCorrelation,
            ToDoubleFunction<double[]> number,
            int draws,
            long seed,
            double level,
            Runnable checkpoint) {
        Checks.atLeast(inputs.size(), 1, "inputs");
        Checks.atLeast(draws, FEWEST, "draws");
        Checks.level(level);
        double[][] mixing = mixing(inputs.size(), rankCorrelation);
        double[][] drawn = new double[inputs.size()][draws];
        double[] results = new double[draws];
        Streams.forEach(draws, checkpoint, i -> {
            double[] values = draw(inputs, mixing, Streams.of(seed, i));
            for (int k = 0; k < values.length; k++) {
                drawn[k][i] = values[k];
            }
            results[i] = number.applyAsDouble(values);
        });
        Checks.finite(results, "the number of draw");
        Moments moments = Moments.of(results);
        double[] sorted = results.clone();
        Arrays.sort(sorted);
        double tail = (1 - level) / 2;
        return new Result(
                moments.mean(),
                Math.sqrt(moments.varianceOfMean()),
                moments.standardDeviation(),
                Quantiles.quantile(sorted, 0.5),
                Quantiles.quantile(sorted, tail),
                Quantiles.quantile(sorted, 1 - tail),
                level,
                Arrays.stream(results).filter(v -> v > 0).count() / (double) draws,
                results,
                tornado(inputs, number, drawn, results));
    }

    private static double[] draw(List<? extends Input> inputs, double[][] mixing, SplittableRandom random) {
        double[] normals = new double[mixing.length];
        for (int k = 0; k < normals.length; k++) {
            normals[k] = Normal.quantile((random.nextLong() >>> 11) * 0x1p-53 + 0x1p-54);
        }
        double[] values = new double[mixing.length];
        for (int k = 0; k < values.length; k++) {
            double z = 0;
            for (int j = 0; j <= k; j++) {
                z += mixing[k][j] * normals[j];
            }
            values[k] = inputs.get(k).quantile(Math.clamp(Normal.cumulative(z), 0x1p-54, 1 - 0x1p-53));
        }
        return values;
    }

    /** Lower Cholesky factor of the normals' correlation. */
    private static double[][] mixing(int n, double[][] rankCorrelation) {
        double[][] normal = new double[n][n];
        Checks.require(
                rankCorrelation.length == 0 || rankCorrelation.length == n,
                "the correlations are for " + rankCorrelation.length + " inputs but there are " + n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double given = i == j ? 1 : rankCorrelation.length == 0 ? 0 : rankCorrelation[i][j];
                Checks.require(given >= -1 && given <= 1, "a rank correlation must lie in [-1, 1] but is " + given);
                normal[i][j] = i == j ? 1 : 2 * Math.sin(Math.PI / 6 * given);
            }
        }
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-12, 1e-12)
                    .getL()
                    .getData();
        } catch (NonPositiveDefiniteMatrixException e) {
            throw new IllegalArgumentException("the rank correlations contradict each other; make them smaller", e);
        }
    }

    private static List<Bar> tornado(
            List<? extends Input> inputs, ToDoubleFunction<double[]> number, double[][] drawn, double[] results) {
        double[] medians =
                inputs.stream().mapToDouble(input -> input.quantile(0.5)).toArray();
        double[] ranks = new NaturalRanking().rank(results);
        double[] correlations = new double[medians.length];
        double squares = 0;
        for (int k = 0; k < medians.length; k++) {
            correlations[k] = correlation(new NaturalRanking().rank(drawn[k]), ranks);
            squares += correlations[k] * correlations[k];
        }
        List<Bar> bars = new ArrayList<>();
        for (int k = 0; k < medians.length; k++) {
            bars.add(new Bar(
                    inputs.get(k).name(),
                    number.applyAsDouble(with(medians, k, inputs.get(k).quantile(LOW))),
                    number.applyAsDouble(with(medians, k, inputs.get(k).quantile(HIGH))),
                    correlations[k],
                    squares == 0 ? 0 : correlations[k] * correlations[k] / squares));
        }
        bars.sort(Comparator.comparingDouble((Bar bar) -> Math.abs(bar.atHigh() - bar.atLow()))
                .reversed());
        return bars;
    }

    private static double[] with(double[] values, int k, double value) {
        double[] copy = values.clone();
        copy[k] = value;
        return copy;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Moments.of(a).mean();
        double meanB = Moments.of(b).mean();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
