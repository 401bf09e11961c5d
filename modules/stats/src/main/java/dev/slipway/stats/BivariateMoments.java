package dev.slipway.stats;

import dev.slipway.stats.math.Checks;

/**
 * Count, means, variances and covariance of two columns of the same units.
 *
 * @param n number of units
 * @param meanY mean of the outcome (or numerator)
 * @param meanX mean of the covariate (or denominator)
 * @param varY variance of y, divisor n − 1
 * @param varX variance of x, divisor n − 1
 * @param cov covariance, divisor n − 1
 */
public record BivariateMoments(long n, double meanY, double meanX, double varY, double varX, double cov) {

    /** Refuses negative counts and variances, values that are not finite and a covariance that is impossible. */
    public BivariateMoments {
        Checks.atLeast(n, 0, "n");
        Checks.finite(meanY, "meanY");
        Checks.finite(meanX, "meanX");
        Checks.notNegative(varY, "varY");
        Checks.notNegative(varX, "varX");
        Checks.finite(cov, "cov");
        double bound = Math.sqrt(varY) * Math.sqrt(varX);
        Checks.require(Math.abs(cov) <= bound * (1 + 1e-6) + 1e-300, "cov is larger than the variances allow");
    }

    /**
     * Moments of two arrays of the same length by two passes with compensation, as in {@link Moments#of(double[])}.
     *
     * @throws IllegalArgumentException if lengths differ or a value is NaN or infinite; the message names its index
     */
    public static BivariateMoments of(double[] y, double[] x) {
        Checks.require(y.length == x.length, "y has " + y.length + " values and x has " + x.length);
        int n = y.length;
        double meanY = Moments.mean(y);
        double meanX = Moments.mean(x);
        if (n < 2) {
            return new BivariateMoments(n, meanY, meanX, 0, 0, 0);
        }
        CentralSums.Pair sums = CentralSums.pair(y, meanY, x, meanX);
        double df = n - 1;
        return bounded(
                n,
                meanY,
                meanX,
                Math.max(0, sums.squaresY()) / df,
                Math.max(0, sums.squaresX()) / df,
                sums.products() / df);
    }

    /** The outcome alone. */
    public Moments y() {
        return new Moments(n, meanY, varY);
    }

    /** The covariate alone. */
    public Moments x() {
        return new Moments(n, meanX, varX);
    }

    /** Moments whose covariance is cut to what the variances allow, against rounding. */
    public static BivariateMoments bounded(long n, double meanY, double meanX, double varY, double varX, double cov) {
        double bound = Math.sqrt(varY) * Math.sqrt(varX);
        return new BivariateMoments(n, meanY, meanX, varY, varX, Math.max(-bound, Math.min(bound, cov)));
    }
}
