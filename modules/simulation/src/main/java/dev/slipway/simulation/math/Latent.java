package dev.slipway.simulation.math;

/**
 * Intent: a latent trait with a standard logistic distribution scaled to variance 1, and the share of people who do
 * something when the log-odds rise with it, {@code logistic(intercept + slope · z)}. Averages over the trait are midpoint
 * sums on 128 nodes after the substitution u = v³(10 − 15v + 6v²), which makes the integrand flat at both ends (error below
 * 1e-7 for slopes up to 3).
 */
public final class Latent {
    private static final double SCALE = StrictMath.sqrt(3) / StrictMath.PI;
    private static final int NODES = 128;
    private static final double[] Z = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];

    static {
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double v = (i + 0.5) / NODES;
            Z[i] = quantile(v * v * v * (10 - 15 * v + 6 * v * v));
            WEIGHT[i] = v * v * (1 - v) * (1 - v);
            sum += WEIGHT[i];
        }
        for (int i = 0; i < NODES; i++) {
            WEIGHT[i] /= sum;
        }
    }

    private Latent() {}

    /** The trait at rank u in (0, 1). */
    public static double quantile(double u) {
        return SCALE * logit(u);
    }

    public static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    public static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }

    /** The population mean of {@code logistic(intercept + slope · z)}. */
    public static double mean(double intercept, double slope) {
        double mean = 0;
        for (int i = 0; i < NODES; i++) {
            mean += WEIGHT[i] * logistic(intercept + slope * Z[i]);
        }
        return mean;
    }

    /** The intercept with which the population mean is {@code target}, strictly between 0 and 1. */
    public static double intercept(double target, double slope) {
        double start = logit(target) * StrictMath.sqrt(1 + slope * slope / 3);
        return Roots.increasing(a -> mean(a, slope) - target, start - 1, start + 1);
    }
}
