package dev.slipway.stats.process;

import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import java.util.Arrays;

/**
 * Is the variance of counts larger than their Poisson mean? Regression test of Cameron and Trivedi (1990,
 * doi:10.1016/0304-4076(90)90014-K): Var(y) = μ + α·g(μ), H₀: α = 0.
 */
public final class Overdispersion {

    /** Which excess variance is sought. */
    public enum Alternative {
        /** g(μ) = μ: variance proportional to the mean, as quasi-Poisson assumes. */
        LINEAR,
        /** g(μ) = μ²: as the negative binomial NB2 assumes. */
        QUADRATIC
    }

    private Overdispersion() {}

    /**
     * The test.
     *
     * @param alpha estimated excess: the variance is (1 + α)μ or μ + αμ²
     * @param statistic α over its standard error
     * @param pValueGreater one-sided, against overdispersion
     * @param pearsonDispersion Σ(y − μ)²/μ over n − parameters; 1 for Poisson
     */
    public record Result(double alpha, double statistic, double pValueGreater, double pearsonDispersion) {}

    /**
     * Tests counts against fitted Poisson means: the regression without constant of ((y − μ)² − y)/μ on g(μ)/μ.
     *
     * @param counts whole numbers, not negative
     * @param fitted positive means of a fitted Poisson model
     * @param parameters number of fitted coefficients
     * @throws IllegalArgumentException for different lengths, negative or fractional counts, means that are not positive, or
     *     no more rows than parameters
     */
    public static Result test(double[] counts, double[] fitted, int parameters, Alternative alternative) {
        Checks.require(
                counts.length == fitted.length,
                "there are " + counts.length + " counts and " + fitted.length + " means");
        Checks.atLeast(parameters, 0, "parameters");
        Checks.atLeast(counts.length, Math.max(2, parameters + 1), "rows");
        Checks.positive(fitted, "fitted");
        counts(counts);
        double xy = 0;
        double xx = 0;
        double pearson = 0;
        for (int i = 0; i < counts.length; i++) {
            double mu = fitted[i];
            double z = excess(counts[i], mu);
            double x = alternative == Alternative.LINEAR ? 1 : mu;
            xy += x * z;
            xx += x * x;
            pearson += (counts[i] - mu) * (counts[i] - mu) / mu;
        }
        double alpha = xy / xx;
        double residual = 0;
        for (int i = 0; i < counts.length; i++) {
            double x = alternative == Alternative.LINEAR ? 1 : fitted[i];
            double off = excess(counts[i], fitted[i]) - alpha * x;
            residual += off * off;
        }
        double t = alpha / Math.sqrt(residual / (counts.length - 1) / xx);
        return new Result(alpha, t, Normal.survival(t), pearson / (counts.length - parameters));
    }

    /** The test of one column against its own mean. */
    public static Result test(double[] counts, Alternative alternative) {
        double mean = Moments.of(counts).mean();
        Checks.positive(mean, "mean of the counts");
        double[] fitted = new double[counts.length];
        Arrays.fill(fitted, mean);
        return test(counts, fitted, 1, alternative);
    }

    static void counts(double[] counts) {
        Checks.notNegative(counts, "counts");
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != Math.rint(counts[i])) {
                throw new IllegalArgumentException("counts[" + i + "] must be a whole number but is " + counts[i]);
            }
        }
    }

    private static double excess(double y, double mu) {
        return ((y - mu) * (y - mu) - y) / mu;
    }
}
