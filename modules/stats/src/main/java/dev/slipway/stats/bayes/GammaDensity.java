package dev.slipway.stats.bayes;

/** A Gamma(shape, rate) distribution on the scale t = ln x, where its density x^a·e^(−bx) is log-concave for every a &gt; 0. */
final class GammaDensity extends WorkingDensity {

    private final double shape;
    private final double rate;
    private final double centre;

    GammaDensity(double shape, double rate) {
        this.shape = shape;
        this.rate = rate;
        centre = Math.log(shape / rate);
        normalise(centre);
    }

    double shape() {
        return shape;
    }

    /** −a(e^u − 1 − u), u = t − ln(a/b). */
    @Override
    double log(double t) {
        double u = t - centre;
        if (Math.abs(u) > 0.5) {
            return -shape * (Math.expm1(u) - u);
        }
        double series = 0;
        for (int k = 18; k >= 2; k--) {
            series = (1 + series) * u / k;
        }
        return -shape * series * u;
    }

    @Override
    double value(double t) {
        return Math.exp(t);
    }

    @Override
    double working(double value) {
        return value <= 0 ? Double.NEGATIVE_INFINITY : Math.log(value);
    }

    @Override
    double slope(double t) {
        return Math.exp(t);
    }

    @Override
    double mean() {
        return shape / rate;
    }

    @Override
    double variance() {
        return shape / (rate * rate);
    }

    @Override
    double least() {
        return 0;
    }

    @Override
    double most() {
        return Double.POSITIVE_INFINITY;
    }
}
