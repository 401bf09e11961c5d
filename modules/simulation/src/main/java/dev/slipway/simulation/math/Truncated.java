package dev.slipway.simulation.math;

/** A delay given that it is at most {@code longest}; {@code mass} is the probability of that. */
record Truncated(Delay base, double longest, double mass) implements Delay {
    @Override
    public double cdf(double x) {
        return x >= longest ? 1 : base.cdf(x) / mass;
    }

    @Override
    public double quantile(double u) {
        return Math.min(longest, base.quantile(u * mass));
    }
}
