package dev.slipway.simulation.math;

/**
 * The log-logistic distribution: skewed like a log-normal, with a closed form both ways. F(x) = 1 / (1 + (x/median)^−shape).
 */
public record LogLogistic(double median, double shape) implements Delay {
    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : 1 / (1 + StrictMath.pow(x / median, -shape));
    }

    @Override
    public double quantile(double u) {
        return median * StrictMath.pow(u / (1 - u), 1 / shape);
    }

    @Override
    public double longest() {
        return Double.POSITIVE_INFINITY;
    }
}
