package dev.slipway.stats.regression;

import dev.slipway.stats.math.Normal;
import org.jspecify.annotations.Nullable;

/** Binomial with a link that is not canonical; Fisher scoring uses the expected information. */
final class BinomialFamily implements Family {

    private static final double NEAREST = 0x1p-52;

    /** The links. */
    enum Link {
        PROBIT("probit"),
        COMPLEMENTARY_LOG_LOG("complementary log-log");

        private final String label;

        Link(String label) {
            this.label = label;
        }
    }

    private final Link link;

    BinomialFamily(Link link) {
        this.link = link;
    }

    @Override
    public String name() {
        return link.label;
    }

    @Override
    public boolean estimatesDispersion() {
        return false;
    }

    @Override
    public void check(double[] response, double @Nullable [] weights) {
        LogisticFamily.checkProportions(response);
    }

    @Override
    public double link(double mean) {
        return link == Link.PROBIT ? Normal.quantile(mean) : Math.log(-Math.log1p(-mean));
    }

    @Override
    public double mean(double eta) {
        double mean = link == Link.PROBIT ? Normal.cumulative(eta) : -Math.expm1(-Math.exp(eta));
        return Math.max(NEAREST, Math.min(1 - NEAREST, mean));
    }

    private double derivative(double eta) {
        return link == Link.PROBIT ? Normal.density(eta) : Math.exp(eta - Math.exp(eta));
    }

    @Override
    public double variance(double mean) {
        return mean * (1 - mean);
    }

    @Override
    public double unitDeviance(double y, double mean) {
        return LogisticFamily.binomialDeviance(y, mean);
    }

    @Override
    public double saturatedLogLikelihood(double y, double weight) {
        return LogisticFamily.binomialSaturated(y, weight);
    }

    @Override
    public double evaluate(
            double[] eta, double[] y, double @Nullable [] w, double[] rootWeights, double[] scores, int from, int to) {
        double objective = 0;
        for (int i = from; i < to; i++) {
            double mean = mean(eta[i]);
            double slope = derivative(eta[i]);
            double variance = mean * (1 - mean);
            double weight = w == null ? 1 : w[i];
            objective -= weight * (y[i] * Math.log(mean) + (1 - y[i]) * Math.log1p(-mean));
            rootWeights[i] = slope * Math.sqrt(weight / variance);
            scores[i] = weight * (y[i] - mean) * slope / variance;
        }
        return objective;
    }
}
