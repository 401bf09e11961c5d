package dev.slipway.stats.survival;

/** The scale on which a pointwise interval of a survival probability is symmetric. */
public enum Band {
    /** S ± z·se, cut at 0 and 1. */
    PLAIN,
    /** exp(log S ± z·se/S), cut at 1: R's default. */
    LOG,
    /** exp(−exp(log(−log S) ± z·se/(S·log S))): stays within 0 and 1, the best for small samples. */
    LOG_LOG;

    /** Lower (−1) or upper (+1) end at a survival S with Greenwood's Σ d/(n(n − d)). */
    double end(double s, double greenwood, double z, int side) {
        double root = Math.sqrt(greenwood);
        return switch (this) {
            case PLAIN -> Math.max(0, Math.min(1, s + side * z * s * root));
            case LOG -> s == 0 ? 0 : Math.min(1, s * Math.exp(side * z * root));
            case LOG_LOG -> {
                if (s == 0 || s == 1) {
                    yield s;
                }
                double log = Math.log(s);
                yield Math.exp(log * Math.exp(side * z * root / log));
            }
        };
    }
}
