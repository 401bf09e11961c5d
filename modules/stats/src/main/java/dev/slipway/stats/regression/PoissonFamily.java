package dev.slipway.stats.regression;

import org.jspecify.annotations.Nullable;

/** Poisson and quasi-Poisson with log link. */
final class PoissonFamily implements Family {

    private final boolean quasi;

    PoissonFamily(boolean quasi) {
        this.quasi = quasi;
    }

    @Override
    public String name() {
        return quasi ? "quasi-Poisson" : "Poisson";
    }

    @Override
    public boolean estimatesDispersion() {
        return quasi;
    }

    @Override
    public void check(double[] response, double @Nullable [] weights) {
        checkCounts(response);
    }

    static void checkCounts(double[] response) {
        for (int i = 0; i < response.length; i++) {
            if (!(response[i] >= 0)) {
                throw new IllegalArgumentException("response[" + i + "] must not be negative but is " + response[i]);
            }
        }
    }

    @Override
    public double link(double mean) {
        return Math.log(mean);
    }

    @Override
    public double mean(double eta) {
        return Math.exp(eta);
    }

    @Override
    public double variance(double mean) {
        return mean;
    }

    @Override
    public double unitDeviance(double y, double mean) {
        return 2 * ((y == 0 ? 0 : y * Math.log(y / mean)) - (y - mean));
    }

    @Override
    public double saturatedLogLikelihood(double y, double weight) {
        if (quasi) {
            return Double.NaN;
        }
        return y == 0 ? 0 : weight * (y * Math.log(y) - y - RisingFactorials.logFactorial(y));
    }

    @Override
    public double evaluate(
            double[] eta, double[] y, double @Nullable [] w, double[] rootWeights, double[] scores, int from, int to) {
        double objective = 0;
        for (int i = from; i < to; i++) {
            double root = Math.exp(0.5 * eta[i]);
            double mean = root * root;
            double weight = w == null ? 1 : w[i];
            objective += weight * (mean - y[i] * eta[i]);
            rootWeights[i] = w == null ? root : Math.sqrt(weight) * root;
            scores[i] = weight * (y[i] - mean);
        }
        return objective;
    }
}
