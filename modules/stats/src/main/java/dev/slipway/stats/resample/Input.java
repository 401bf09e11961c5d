package dev.slipway.stats.resample;

import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import java.util.Arrays;
import org.apache.commons.math3.distribution.BetaDistribution;

/** An uncertain input of a business calculation, described by its quantile function. */
public sealed interface Input {
    String name();

    /** The value below which the input lies with probability u, 0 &lt; u &lt; 1. */
    double quantile(double u);

    /** Normal: an estimate with its standard error. */
    record Gaussian(String name, double mean, double standardDeviation) implements Input {
        /** Refuses a spread that is not positive. */
        public Gaussian {
            Checks.finite(mean, name);
            Checks.positive(standardDeviation, "standard deviation of " + name);
        }

        @Override
        public double quantile(double u) {
            return mean + standardDeviation * Normal.quantile(u);
        }
    }

    /** Lognormal with that median; the logarithm has standard deviation {@code sigma}. */
    record LogNormal(String name, double median, double sigma) implements Input {
        /** Refuses a median or spread that is not positive. */
        public LogNormal {
            Checks.positive(median, "median of " + name);
            Checks.positive(sigma, "sigma of " + name);
        }

        @Override
        public double quantile(double u) {
            return median * Math.exp(sigma * Normal.quantile(u));
        }
    }

    /** Every value between the ends alike. */
    record Uniform(String name, double low, double high) implements Input {
        /** Refuses an empty range. */
        public Uniform {
            range(name, low, high);
        }

        @Override
        public double quantile(double u) {
            return low + u * (high - low);
        }
    }

    /** Triangular: lowest, most likely and highest value. */
    record Triangular(String name, double low, double mode, double high) implements Input {
        /** Refuses a mode outside the range. */
        public Triangular {
            range(name, low, high);
            Checks.require(
                    mode >= low && mode <= high, "the mode of " + name + " must lie in its range but is " + mode);
        }

        @Override
        public double quantile(double u) {
            double left = (mode - low) / (high - low);
            return u < left
                    ? low + Math.sqrt(u * (high - low) * (mode - low))
                    : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
        }
    }

    /** A share: Beta with these parameters, for example successes + 1 and failures + 1. */
    record Share(String name, double alpha, double beta) implements Input {
        /** Refuses parameters that are not positive. */
        public Share {
            Checks.positive(alpha, "alpha of " + name);
            Checks.positive(beta, "beta of " + name);
        }

        @Override
        public double quantile(double u) {
            return new BetaDistribution(alpha, beta).inverseCumulativeProbability(u);
        }
    }

    /** Values that were seen, or draws from a posterior; quantiles between them are interpolated (type 7). */
    record Empirical(String name, double[] values) implements Input {
        /** Sorts a copy; refuses fewer than two values. */
        public Empirical {
            Checks.atLeast(values.length, 2, "values of " + name);
            Checks.finite(values, name);
            values = values.clone();
            Arrays.sort(values);
        }

        @Override
        public double quantile(double u) {
            return Quantiles.quantile(values, u);
        }
    }

    private static void range(String name, double low, double high) {
        Checks.finite(low, "low of " + name);
        Checks.finite(high, "high of " + name);
        Checks.require(low < high, "the range of " + name + " is empty: " + low + " to " + high);
    }
}
