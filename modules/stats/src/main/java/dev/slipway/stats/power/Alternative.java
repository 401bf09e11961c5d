package dev.slipway.stats.power;

/** Which effects a planned test looks for. */
public enum Alternative {
    /** Either sign: α is split between both tails. */
    TWO_SIDED,
    /** The sign of the planned effect only: all of α is in its tail. */
    ONE_SIDED;

    /** Error in the tail on the planned effect's side. */
    double tail(double alpha) {
        return this == TWO_SIDED ? alpha / 2 : alpha;
    }
}
