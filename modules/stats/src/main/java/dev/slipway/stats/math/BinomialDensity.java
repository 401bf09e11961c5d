package dev.slipway.stats.math;

/**
 * Binomial probabilities to nearly full relative accuracy for any n, by the saddle point of Loader (2000, "Fast and
 * accurate computation of binomial probabilities").
 */
public final class BinomialDensity {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final int TABLE = 16;
    private static final double[] ERRORS = errors();

    private BinomialDensity() {}

    /** P(X = x) for X ~ Binomial(n, p), 0 ≤ x ≤ n, 0 &lt; p &lt; 1; x and n are whole numbers. */
    public static double of(double x, double n, double p) {
        if (x == 0) {
            return Math.exp(n * Math.log1p(-p));
        }
        if (x == n) {
            return Math.exp(n * Math.log(p));
        }
        double exponent = stirlingError(n)
                - stirlingError(x)
                - stirlingError(n - x)
                - deviance(x, n * p)
                - deviance(n - x, n * (1 - p));
        return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
    }

    /** log n! − (n + ½)·log n + n − ½·log 2π, n a whole number; 0 for n = 0. */
    public static double stirlingError(double n) {
        if (n < TABLE) {
            return ERRORS[(int) n];
        }
        double s = 1 / (n * n);
        return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / n;
    }

    /** x·log(x/m) + m − x without cancellation near x = m. */
    private static double deviance(double x, double m) {
        double d = x - m;
        if (Math.abs(d) >= 0.1 * (x + m)) {
            return x * Math.log(x / m) - d;
        }
        double v = d / (x + m);
        double sum = d * v;
        double term = 2 * x * v;
        for (int j = 1; j < 1000; j++) {
            term *= v * v;
            double next = sum + term / (2 * j + 1);
            if (next == sum) {
                break;
            }
            sum = next;
        }
        return sum;
    }

    private static double[] errors() {
        double[] errors = new double[TABLE];
        double logFactorial = 0;
        for (int n = 1; n < TABLE; n++) {
            logFactorial += Math.log(n);
            errors[n] = logFactorial - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
        }
        return errors;
    }
}
