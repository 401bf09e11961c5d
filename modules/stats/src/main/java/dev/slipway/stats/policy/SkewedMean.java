package dev.slipway.stats.policy;

/**
 * The transformation that makes a skewed mean's t statistic T nearly normal, g(T) = T + uT²/3 + u²T³/27 + u/6 with u = skewness/√n
 * (Hall 1992, doi:10.1111/j.2517-6161.1992.tb01876.x), and its inverse. Losses are rare and large: a symmetric interval lies too low
 * above and too low below, and the upper end of a risk is what is asked for.
 *
 * @param u skewness over the square root of the number of independent parts, from −1 to 1; 0 changes nothing
 */
record SkewedMean(double u) {
    /** Of independent parts of a sum. */
    static SkewedMean of(double[] parts) {
        double mean = Terms.mean(parts);
        double squares = 0;
        double cubes = 0;
        for (double part : parts) {
            double d = part - mean;
            squares += d * d;
            cubes += d * d * d;
        }
        double n = parts.length;
        return new SkewedMean(squares == 0 ? 0 : cubes / n / Math.pow(squares / n, 1.5) / Math.sqrt(n));
    }

    /** What is nearly Student's where T is not; rises with T. */
    double straight(double t) {
        return t + u * t * t / 3 + u * u * t * t * t / 27 + u / 6;
    }

    /** The T that has this straight value. */
    double skewed(double straight) {
        if (u == 0) {
            return straight;
        }
        double y = u * straight - u * u / 6;
        // Where little is skewed the root less 1 would lose its digits.
        return 3 / u * (Math.abs(y) < 0.5 ? Math.expm1(Math.log1p(y) / 3) : Math.cbrt(1 + y) - 1);
    }
}
