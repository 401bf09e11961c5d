package dev.slipway.stats.regression;

import org.jspecify.annotations.Nullable;

/**
 * A distribution of the response with a link: what a generalised linear model needs of it (Nelder and Wedderburn 1972,
 * doi:10.2307/2344614). Instances have no state and may be used by several threads.
 */
public interface Family {

    /** Binomial with logit link; the response is 0, 1, or a proportion with its trials as weight. */
    static Family logistic() {
        return new LogisticFamily();
    }

    /** Binomial with probit link. */
    static Family probit() {
        return new BinomialFamily(BinomialFamily.Link.PROBIT);
    }

    /** Binomial with complementary log-log link. */
    static Family complementaryLogLog() {
        return new BinomialFamily(BinomialFamily.Link.COMPLEMENTARY_LOG_LOG);
    }

    /** Poisson with log link. */
    static Family poisson() {
        return new PoissonFamily(false);
    }

    /** Poisson with log link and a dispersion estimated by Pearson's statistic; it has no likelihood. */
    static Family quasiPoisson() {
        return new PoissonFamily(true);
    }

    /** Negative binomial (NB2) with log link and known θ: variance μ + μ²/θ. */
    static Family negativeBinomial(double theta) {
        return new NegativeBinomialFamily(theta);
    }

    /** The family's name for tables. */
    String name();

    /** Whether the dispersion is estimated rather than 1. */
    boolean estimatesDispersion();

    /** Refuses a response that the distribution cannot have, and names its index. */
    void check(double[] response, double @Nullable [] weights);

    /** A linear predictor that gives this mean, for a start. */
    double link(double mean);

    /** The mean at a linear predictor. */
    double mean(double eta);

    /** The variance of the response at a mean, before weight and dispersion. */
    double variance(double mean);

    /** Twice the log-likelihood lost by predicting this mean instead of the response itself, for weight 1. */
    double unitDeviance(double y, double mean);

    /** The log-likelihood of a row that is predicted by itself; NaN for a quasi-family. */
    double saturatedLogLikelihood(double y, double weight);

    /**
     * One pass over rows: writes √(w·μ'²/V) and w·(y − μ)·μ'/V at the same indices.
     *
     * @return minus the log-likelihood up to a constant that does not depend on the linear predictor
     */
    double evaluate(
            double[] eta, double[] y, double @Nullable [] w, double[] rootWeights, double[] scores, int from, int to);
}
