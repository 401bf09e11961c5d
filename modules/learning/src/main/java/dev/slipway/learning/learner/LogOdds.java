package dev.slipway.learning.learner;

/** Probabilities and their log-odds. */
public final class LogOdds {
    /** Probabilities are taken at least so far from 0 and 1, so that log-odds and log loss stay finite. */
    public static final double NEAREST = 1e-7;

    private LogOdds() {}

    /** 1/(1 + e⁻ᶻ) without overflow. */
    public static double probability(double logOdds) {
        double e = Math.exp(-Math.abs(logOdds));
        return (logOdds >= 0 ? 1 : e) / (1 + e);
    }

    /** ln(p/(1 − p)) with p kept {@value #NEAREST} away from 0 and 1. */
    public static double of(double probability) {
        double p = inside(probability);
        return Math.log(p / (1 - p));
    }

    /** The probability kept {@value #NEAREST} away from 0 and 1. */
    public static double inside(double probability) {
        return Math.max(NEAREST, Math.min(1 - NEAREST, probability));
    }
}
