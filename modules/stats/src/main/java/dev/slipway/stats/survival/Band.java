package dev.slipway.stats.survival;

/** The scale on which a pointwise interval of a survival probability is symmetric. */
public enum Band {
    /** S ± z·se, cut at 0 and 1. */
    PLAIN,
    /** exp(log S ± z·se/S), cut at 1: R's default. */
    LOG,
    /** exp(−exp(log(−log S) ± z·se/(S·log S))): stays within 0 and 1, the best for small samples. */
    LOG_LOG;

    /** Writes both ends at each survival S with Greenwood's Σ d/(n(n − d)), from (inclusive) to (exclusive). */
    void ends(double[] s, double[] greenwood, double z, double[] low, double[] high, int from, int to) {
        if (this == LOG_LOG) {
            LogLogBand.ends(s, greenwood, z, low, high, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            double reach = z * Math.sqrt(greenwood[i]);
            if (this == PLAIN) {
                low[i] = Math.max(0, s[i] - s[i] * reach);
                high[i] = Math.min(1, s[i] + s[i] * reach);
            } else {
                low[i] = s[i] == 0 ? 0 : s[i] * Math.exp(-reach);
                high[i] = s[i] == 0 ? 0 : Math.min(1, s[i] * Math.exp(reach));
            }
        }
    }
}
