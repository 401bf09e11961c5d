package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.LegendreIntegral;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.jspecify.annotations.Nullable;

/**
 * Intervals for one new count from a Poisson or negative binomial model, by row.
 *
 * <p>The predictive distribution is the model's distribution of a count, averaged over the linear predictor's N(x'β̂, se²):
 * P(Y ≤ k) = ∫ F(k; exp(η)) dN(η), by quadrature. So it holds the uncertainty of the coefficients; θ of the negative binomial
 * counts as known, which matters little unless θ̂ is badly determined. The ends are the smallest counts whose P(Y ≤ k) reaches
 * (1 − level)/2 and 1 − (1 − level)/2; as counts are whole, they cover at least the level (Lawless and Fredette 2005,
 * doi:10.1093/biomet/92.3.529). The plug-in ends take exp(x'β̂) as known and are too narrow.
 *
 * @param mean exp(x'β̂ + offset), by row
 * @param low lower ends
 * @param high upper ends
 * @param coverage predictive probability from low to high, both included; at least the level
 * @param plugInLow lower ends with the coefficients taken as known
 * @param plugInHigh upper ends so
 * @param level asked for
 * @param warnings the model's own
 */
public record CountPrediction(
        double[] mean,
        long[] low,
        long[] high,
        double[] coverage,
        long[] plugInLow,
        long[] plugInHigh,
        double level,
        List<StatWarning> warnings) {

    /** Standard errors of the linear predictor up to which the average is taken; beyond it lies 2e-17. */
    private static final double REACH = 8.5;

    private static final double STEEP = 10;

    /** Whole numbers up to here have all their digits as a double. */
    private static final double MOST = 0x1p52;

    /** Copies the warnings. */
    public CountPrediction {
        warnings = List.copyOf(warnings);
    }

    /**
     * Predicts new counts. Takes about a millisecond a row, more where means are in the hundred thousands.
     *
     * @param fit a Poisson model, or a negative binomial one ({@link NegativeBinomial.Result#model()})
     * @param x new rows with the columns of the model
     * @param offset of the new rows, or null for 0
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for another family (a quasi-family has no distribution), other columns, a separated
     *     model ({@link GlmFit#separated}), whose coefficients have no distribution, and a row whose linear predictor is
     *     so uncertain that its counts have no end below 2⁵²
     */
    public static CountPrediction of(GlmFit fit, Matrix x, double @Nullable [] offset, double level) {
        double theta = theta(fit.family());
        Checks.require(
                !fit.separated(),
                "a separated model predicts no counts: every count is 0 where a combination of columns is not, so"
                        + " coefficients have no finite estimate; leave a column out or join its level to another");
        GlmFit.Prediction linear = fit.predict(x, offset, level);
        int n = linear.mean().length;
        CountPrediction out = new CountPrediction(
                linear.mean(),
                new long[n],
                new long[n],
                new double[n],
                new long[n],
                new long[n],
                level,
                fit.warnings());
        double tail = (1 - level) / 2;
        for (int i = 0; i < n; i++) {
            double eta = linear.linear()[i];
            double se = linear.standardError()[i];
            if (!(Math.exp(eta + REACH * se) < MOST)) {
                throw new IllegalArgumentException("row " + i + " has a linear predictor of " + eta + " ± " + se
                        + ", so uncertain or large that no interval of its count can be computed");
            }
            out.plugInLow[i] = quantile(k -> cumulative(k, Math.exp(eta), theta), tail);
            out.plugInHigh[i] = quantile(k -> cumulative(k, Math.exp(eta), theta), 1 - tail);
            out.low[i] = quantile(k -> predictive(k, eta, se, theta), tail);
            out.high[i] = quantile(k -> predictive(k, eta, se, theta), 1 - tail);
            double below = out.low[i] == 0 ? 0 : predictive((double) out.low[i] - 1, eta, se, theta);
            out.coverage[i] = predictive((double) out.high[i], eta, se, theta) - below;
        }
        return out;
    }

    private static double theta(Family family) {
        if (family instanceof NegativeBinomialFamily negative) {
            return negative.theta();
        }
        Checks.require(
                family instanceof PoissonFamily && !family.estimatesDispersion(),
                "counts are predicted from Poisson and negative binomial models, not from a " + family.name()
                        + " model");
        return Double.POSITIVE_INFINITY;
    }

    /** P(Y ≤ k) given the mean. */
    private static double cumulative(double k, double mean, double theta) {
        if (mean == 0) {
            return 1;
        }
        return Double.isInfinite(theta)
                ? Gamma.regularizedGammaQ(k + 1, mean, 1e-15, 1_000_000)
                : Beta.regularizedBeta(theta / (theta + mean), theta, k + 1, 1e-15, 1_000_000);
    }

    /** P(Y ≤ k), averaged over N(eta, se²) of the linear predictor. */
    private static double predictive(double k, double eta, double se, double theta) {
        if (se == 0) {
            return cumulative(k, Math.exp(eta), theta);
        }
        // In standard errors: where the cumulative probability falls from 1 to 0, and over what width.
        double centre = (Math.log(k + 1) - eta) / se;
        double width = Math.sqrt(1 / (k + 1) + 1 / theta) / se;
        double[] edges = DoubleStream.concat(
                        DoubleStream.iterate(-REACH, z -> z <= REACH, z -> z + REACH / 4),
                        DoubleStream.of(-STEEP, -5, -2, 0, 2, 5, STEEP).map(s -> centre + s * width))
                .filter(z -> z >= -REACH && z <= REACH)
                .sorted()
                .distinct()
                .toArray();
        DoubleUnaryOperator weighted = z -> Math.exp(-0.5 * z * z) * cumulative(k, Math.exp(eta + se * z), theta);
        return new LegendreIntegral(weighted, edges).total() / Math.sqrt(2 * Math.PI);
    }

    /** The smallest whole k ≥ 0 whose cumulative probability reaches p. */
    private static long quantile(DoubleUnaryOperator cumulative, double p) {
        if (cumulative.applyAsDouble(0) >= p) {
            return 0;
        }
        long low = 0;
        long high = 1;
        while (cumulative.applyAsDouble((double) high) < p) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (cumulative.applyAsDouble((double) middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Rows whose interval holds the count that was seen, for checking a model on rows that it did not see. */
    public int covered(double[] counts) {
        Checks.require(counts.length == mean.length, "there are " + mean.length + " rows, not " + counts.length);
        int covered = 0;
        for (int i = 0; i < counts.length; i++) {
            covered += counts[i] >= low[i] && counts[i] <= high[i] ? 1 : 0;
        }
        return covered;
    }
}
