package dev.slipway.stats.policy;

/** Off-policy estimators; w = π_target/π_behaviour, q̂ the model, τ or λ the parameter. */
public enum Estimator {
    /** mean(w·r); unbiased with the right propensities and full support (Horvitz and Thompson 1952). */
    IPS,
    /** mean(min(w, λ)·r): biased towards zero, less variable. */
    CLIPPED_IPS,
    /** Σw·r/Σw: a weighted mean of rewards, so it stays within their range (Swaminathan and Joachims 2015). */
    SNIPS,
    /** mean(Σ_a π_target·q̂): the model alone, as wrong as the model. */
    DM,
    /** DM + mean(w(r − q̂)) (Dudík, Langford and Li 2011, arXiv:1103.4601): right if either propensities or model are. */
    DR,
    /** DM + Σw(r − q̂)/Σw: DR with normalised weights. */
    SNDR,
    /** DM + mean(1{w ≤ τ}·w(r − q̂)) (Wang, Agarwal and Dudík 2017, arXiv:1612.01205). */
    SWITCH_DR,
    /** DM + mean(λw/(w² + λ)·(r − q̂)) (Su et al. 2020, arXiv:1907.09623); 0 where w and λ are both 0. */
    DROS;

    /** Whether the value is a ratio of two random sums. */
    boolean isRatio() {
        return this == SNIPS || this == SNDR;
    }

    boolean hasModel() {
        return switch (this) {
            case IPS, CLIPPED_IPS, SNIPS -> false;
            default -> true;
        };
    }

    boolean hasParameter() {
        return this == CLIPPED_IPS || this == SWITCH_DR || this == DROS;
    }

    /** The weight that multiplies reward or residual. */
    double weight(double w, double parameter) {
        return switch (this) {
            case DM -> 0;
            case CLIPPED_IPS -> Math.min(w, parameter);
            case SWITCH_DR -> w <= parameter ? w : 0;
            case DROS -> w == 0 ? 0 : parameter * w / (w * w + parameter);
            default -> w;
        };
    }
}
