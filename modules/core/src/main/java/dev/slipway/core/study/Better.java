package dev.slipway.core.study;

/** Which direction is an improvement. */
public enum Better {
    HIGHER,
    LOWER;

    /** +1 when higher is better, −1 when lower is. */
    public int sign() {
        return this == HIGHER ? 1 : -1;
    }
}
