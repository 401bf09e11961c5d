package dev.slipway.stats.bayes;

/**
 * A Beta(a, b) distribution on the log-odds scale t = log(x/(1−x)), where its density x^a(1−x)^b/B(a, b) is smooth and
 * log-concave for every a, b &gt; 0, also below 1. Everything is relative to the mode a/(a+b) and normalised by
 * quadrature, so no large logarithms are subtracted and n = 1e6 keeps twelve digits.
 */
final class BetaDensity extends WorkingDensity {

    private final double a;
    private final double b;
    private final double mode;
    private final double logMode;
    private final double logRest;

    BetaDensity(double a, double b) {
        this.a = a;
        this.b = b;
        mode = a / (a + b);
        logMode = Math.log(mode);
        logRest = Math.log(b / (a + b));
        normalise(logMode - logRest);
    }

    @Override
    double mean() {
        return mode;
    }

    @Override
    double variance() {
        return mode * (b / (a + b)) / (a + b + 1);
    }

    @Override
    double value(double t) {
        return t > 0 ? 1 / (1 + Math.exp(-t)) : Math.exp(t) / (1 + Math.exp(t));
    }

    @Override
    double working(double x) {
        if (x <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x >= 1 ? Double.POSITIVE_INFINITY : Math.log(x) - Math.log1p(-x);
    }

    @Override
    double slope(double t) {
        double e = Math.exp(-Math.abs(t));
        return e / ((1 + e) * (1 + e));
    }

    @Override
    double least() {
        return 0;
    }

    @Override
    double most() {
        return 1;
    }

    /**
     * a·log(x/m) + b·log((1−x)/(1−m)). With u = (x−m)/m and v = (x−m)/(1−m) the linear terms a·u and b·v are equal, so
     * each side is taken without its own and nothing cancels near the mode.
     */
    @Override
    double log(double t) {
        double logX = -softplus(-t);
        double logY = -softplus(t);
        double x = Math.exp(logX);
        double u = (x - mode) / mode;
        double v = (x - mode) / (1 - mode);
        if (Math.abs(u) < 0.3 && Math.abs(v) < 0.3) {
            return a * logMinusLinear(u) + b * logMinusLinear(-v);
        }
        return a * (logX - logMode) + b * (logY - logRest);
    }

    /** log(1 + u) − u without cancellation, for |u| &lt; 0.3. */
    private static double logMinusLinear(double u) {
        double r = u / (2 + u);
        double r2 = r * r;
        double series = 0;
        for (int k = 21; k >= 3; k -= 2) {
            series = series * r2 + 1.0 / k;
        }
        return -r * u + 2 * r * r2 * series;
    }

    private static double softplus(double t) {
        return t > 0 ? t + Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t));
    }
}
