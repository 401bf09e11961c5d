package dev.slipway.testreadouts;

import dev.slipway.readout.model.Interval;

/** Intervals of invented readouts. */
public final class Intervals {
    private Intervals() {}

    public static Interval around(double effect, double half) {
        return new Interval(effect, effect - half, effect + half);
    }
}
