package dev.slipway.stats.survival;

import dev.slipway.stats.math.Normal;

/** The distribution of W in log T = x'β + σW. */
public enum Lifetime {
    /** Smallest extreme value with σ = 1: a hazard that does not change. */
    EXPONENTIAL,
    /** Smallest extreme value: a hazard that rises (σ below 1) or falls with time; proportional hazards as well. */
    WEIBULL,
    /** Normal: a hazard that rises, then falls. */
    LOGNORMAL,
    /** Logistic: odds of the event are proportional. */
    LOGLOGISTIC;

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Whether σ is 1. */
    public boolean fixed() {
        return this == EXPONENTIAL;
    }

    double logDensity(double w) {
        return switch (this) {
            case EXPONENTIAL, WEIBULL -> w - Math.exp(w);
            case LOGNORMAL -> -w * w / 2 - HALF_LOG_TWO_PI;
            case LOGLOGISTIC -> w - 2 * softplus(w);
        };
    }

    double logSurvival(double w) {
        return switch (this) {
            case EXPONENTIAL, WEIBULL -> -Math.exp(w);
            case LOGNORMAL -> logUpper(w);
            case LOGLOGISTIC -> -softplus(w);
        };
    }

    /** First derivative by w of the log density of an event, or of the log survival of a censored time. */
    double slope(double w, boolean event) {
        return switch (this) {
            case EXPONENTIAL, WEIBULL -> (event ? 1 : 0) - Math.exp(w);
            case LOGNORMAL -> event ? -w : -mills(w);
            case LOGLOGISTIC -> (event ? 1 : 0) - (event ? 2 : 1) * logistic(w);
        };
    }

    /** Second derivative. */
    double curve(double w, boolean event) {
        return switch (this) {
            case EXPONENTIAL, WEIBULL -> -Math.exp(w);
            case LOGNORMAL -> event ? -1 : mills(w) * (w - mills(w));
            case LOGLOGISTIC -> -(event ? 2 : 1) * logistic(w) * logistic(-w);
        };
    }

    /** The p-quantile of W. */
    double quantile(double p) {
        return switch (this) {
            case EXPONENTIAL, WEIBULL -> Math.log(-Math.log1p(-p));
            case LOGNORMAL -> Normal.quantile(p);
            case LOGLOGISTIC -> Math.log(p) - Math.log1p(-p);
        };
    }

    private static double logistic(double w) {
        return 1 / (1 + Math.exp(-w));
    }

    private static double softplus(double w) {
        return w > 0 ? w + Math.log1p(Math.exp(-w)) : Math.log1p(Math.exp(w));
    }

    /** Above 30 the tail is a fraction of the density that the first terms of its series give to all digits. */
    private static double logUpper(double w) {
        return w < 30 ? Math.log(Normal.survival(w)) : -w * w / 2 - HALF_LOG_TWO_PI - Math.log(w) + series(w);
    }

    private static double mills(double w) {
        return w < 30 ? Normal.density(w) / Normal.survival(w) : w / Math.exp(series(w));
    }

    private static double series(double w) {
        double v = 1 / (w * w);
        return Math.log1p(-v * (1 - 3 * v * (1 - 5 * v * (1 - 7 * v))));
    }
}
