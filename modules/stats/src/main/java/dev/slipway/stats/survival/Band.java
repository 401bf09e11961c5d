package dev.slipway.stats.survival;

/** The scale on which a pointwise interval of a survival probability is symmetric. */
public enum Band {
    /** S ± z·se, cut at 0 and 1. */
    PLAIN,
    /** exp(log S ± z·se/S), cut at 1: R's default. */
    LOG,
    /** exp(−exp(log(−log S) ± z·se/(S·log S))): stays within 0 and 1, the best for small samples. */
    LOG_LOG;

    /** Writes both ends at a survival S with Greenwood's Σ d/(n(n − d)). */
    void ends(double s, double greenwood, double z, double[] low, double[] high, int at) {
        double reach = z * Math.sqrt(greenwood);
        switch (this) {
            case PLAIN -> {
                low[at] = Math.max(0, s - s * reach);
                high[at] = Math.min(1, s + s * reach);
            }
            case LOG -> {
                low[at] = s == 0 ? 0 : s * Math.exp(-reach);
                high[at] = s == 0 ? 0 : Math.min(1, s * Math.exp(reach));
            }
            case LOG_LOG -> {
                boolean end = s == 0 || s == 1;
                double log = end ? -1 : Math.log(s);
                double stretch = end ? 1 : Math.exp(reach / log);
                low[at] = end ? s : Math.exp(log / stretch);
                high[at] = end ? s : Math.exp(log * stretch);
            }
        }
    }
}
