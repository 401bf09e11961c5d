package dev.slipway.stats.bayes;

/** A normal distribution; the working scale is the value itself. */
final class NormalDensity extends WorkingDensity {

    private final double mean;
    private final double sd;

    NormalDensity(double mean, double sd) {
        this.mean = mean;
        this.sd = sd;
        normalise(mean);
    }

    @Override
    double log(double t) {
        double z = (t - mean) / sd;
        return -0.5 * z * z;
    }

    @Override
    double value(double t) {
        return t;
    }

    @Override
    double working(double value) {
        return value;
    }

    @Override
    double slope(double t) {
        return 1;
    }

    @Override
    double mean() {
        return mean;
    }

    @Override
    double variance() {
        return sd * sd;
    }

    @Override
    double least() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    double most() {
        return Double.POSITIVE_INFINITY;
    }
}
