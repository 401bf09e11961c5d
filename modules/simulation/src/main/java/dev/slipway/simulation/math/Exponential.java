package dev.slipway.simulation.math;

/** The exponential distribution: a constant hazard of 1/mean. */
public record Exponential(double mean) implements Delay {
    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : -StrictMath.expm1(-x / mean);
    }

    @Override
    public double quantile(double u) {
        return -mean * StrictMath.log1p(-u);
    }

    @Override
    public double longest() {
        return Double.POSITIVE_INFINITY;
    }
}
