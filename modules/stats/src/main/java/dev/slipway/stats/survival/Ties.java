package dev.slipway.stats.survival;

/** How a partial likelihood treats events at the same time. */
public enum Ties {
    /** Averages over the orders in which tied events may have happened (Efron 1977); the default. */
    EFRON,
    /** Every tied event against the full risk set (Breslow 1974); pulls coefficients towards 0 when ties are many. */
    BRESLOW
}
