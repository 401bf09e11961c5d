package dev.slipway.stats.regression;

import org.apache.commons.math3.special.Gamma;
import org.jspecify.annotations.Nullable;

/** Binomial with logit link, without cancellation at either end. */
final class LogisticFamily implements Family {

    private static final int FACTORS = 512;

    @Override
    public String name() {
        return "logistic";
    }

    @Override
    public boolean estimatesDispersion() {
        return false;
    }

    @Override
    public void check(double[] response, double @Nullable [] weights) {
        checkProportions(response);
    }

    static void checkProportions(double[] response) {
        for (int i = 0; i < response.length; i++) {
            if (!(response[i] >= 0 && response[i] <= 1)) {
                throw new IllegalArgumentException(
                        "response[" + i + "] must lie between 0 and 1 but is " + response[i]);
            }
        }
    }

    @Override
    public double link(double mean) {
        return Math.log(mean / (1 - mean));
    }

    @Override
    public double mean(double eta) {
        double e = Math.exp(-Math.abs(eta));
        return (eta >= 0 ? 1 : e) / (1 + e);
    }

    @Override
    public double variance(double mean) {
        return mean * (1 - mean);
    }

    @Override
    public double unitDeviance(double y, double mean) {
        return binomialDeviance(y, mean);
    }

    static double binomialDeviance(double y, double mean) {
        double success = y == 0 ? 0 : y * Math.log(y / mean);
        double failure = y == 1 ? 0 : (1 - y) * Math.log((1 - y) / (1 - mean));
        return 2 * (success + failure);
    }

    @Override
    public double saturatedLogLikelihood(double y, double weight) {
        return binomialSaturated(y, weight);
    }

    static double binomialSaturated(double y, double weight) {
        if (y == 0 || y == 1) {
            return 0;
        }
        double x = weight * y;
        return weight * (y * Math.log(y) + (1 - y) * Math.log1p(-y))
                + Gamma.logGamma(weight + 1)
                - Gamma.logGamma(x + 1)
                - Gamma.logGamma(weight - x + 1);
    }

    @Override
    public double evaluate(
            double[] eta, double[] y, double @Nullable [] w, double[] rootWeights, double[] scores, int from, int to) {
        return w == null
                ? unweighted(eta, y, rootWeights, scores, from, to)
                : weighted(eta, y, w, rootWeights, scores, from, to);
    }

    /** Σ log(1 + e) is taken as the log of products of up to 512 factors, each at most 2. */
    private static double unweighted(
            double[] eta, double[] y, double[] rootWeights, double[] scores, int from, int to) {
        double objective = 0;
        for (int start = from; start < to; start += FACTORS) {
            int end = Math.min(to, start + FACTORS);
            double product = 1;
            double linear = 0;
            for (int i = start; i < end; i++) {
                double e = Math.exp(-Math.abs(eta[i]));
                double d = 1 / (1 + e);
                product *= 1 + e;
                linear += Math.max(eta[i], 0) - y[i] * eta[i];
                rootWeights[i] = Math.sqrt(e) * d;
                scores[i] = y[i] - (eta[i] >= 0 ? d : e * d);
            }
            objective += linear + Math.log(product);
        }
        return objective;
    }

    private static double weighted(
            double[] eta, double[] y, double[] w, double[] rootWeights, double[] scores, int from, int to) {
        double objective = 0;
        for (int i = from; i < to; i++) {
            double e = Math.exp(-Math.abs(eta[i]));
            double d = 1 / (1 + e);
            objective += w[i] * (Math.log1p(e) + Math.max(eta[i], 0) - y[i] * eta[i]);
            rootWeights[i] = Math.sqrt(w[i] * e) * d;
            scores[i] = w[i] * (y[i] - (eta[i] >= 0 ? d : e * d));
        }
        return objective;
    }
}
