package dev.slipway.readout.model;

/** A difference with its interval. */
public record Interval(double effect, double low, double high) {
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
