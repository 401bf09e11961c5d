package dev.slipway.stats.regression;

import dev.slipway.stats.math.Checks;
import org.jspecify.annotations.Nullable;

/** NB2 with log link and known θ: variance μ + μ²/θ. */
final class NegativeBinomialFamily implements Family {

    private final double theta;
    private final RisingFactorials rising;

    NegativeBinomialFamily(double theta) {
        Checks.positive(theta, "theta");
        this.theta = theta;
        rising = new RisingFactorials(theta);
    }

    double theta() {
        return theta;
    }

    @Override
    public String name() {
        return "negative binomial";
    }

    @Override
    public boolean estimatesDispersion() {
        return false;
    }

    @Override
    public void check(double[] response, double @Nullable [] weights) {
        PoissonFamily.checkCounts(response);
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
        return mean + mean * mean / theta;
    }

    @Override
    public double unitDeviance(double y, double mean) {
        double counts = y == 0 ? 0 : y * Math.log(y / mean);
        return 2 * (counts - (y + theta) * Math.log((y + theta) / (mean + theta)));
    }

    @Override
    public double saturatedLogLikelihood(double y, double weight) {
        if (y == 0) {
            return 0;
        }
        double log = Math.log(y + theta);
        double counts = rising.log(y) - RisingFactorials.logFactorial(y);
        return weight * (counts + y * (Math.log(y) - log) + theta * (Math.log(theta) - log));
    }

    @Override
    public double evaluate(
            double[] eta, double[] y, double @Nullable [] w, double[] rootWeights, double[] scores, int from, int to) {
        double objective = 0;
        for (int i = from; i < to; i++) {
            double mean = Math.exp(eta[i]);
            double ratio = theta / (theta + mean);
            double weight = w == null ? 1 : w[i];
            objective += weight * ((y[i] + theta) * Math.log(mean + theta) - y[i] * eta[i]);
            rootWeights[i] = Math.sqrt(weight * mean * ratio);
            scores[i] = weight * (y[i] - mean) * ratio;
        }
        return objective;
    }

    /** Derivative of the log-likelihood in θ, and minus its second derivative, of rows with these means. */
    double[] thetaDerivatives(double[] eta, double[] y, double @Nullable [] w, int from, int to) {
        double score = 0;
        double information = 0;
        double log = Math.log(theta);
        for (int i = from; i < to; i++) {
            double mean = Math.exp(eta[i]);
            double sum = mean + theta;
            double weight = w == null ? 1 : w[i];
            double ratio = (y[i] + theta) / sum;
            score += weight * (rising.digamma(y[i]) + log + 1 - Math.log(sum) - ratio);
            information += weight * (rising.trigamma(y[i]) - 1 / theta + (2 - ratio) / sum);
        }
        return new double[] {score, information};
    }
}
