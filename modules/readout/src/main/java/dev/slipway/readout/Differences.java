package dev.slipway.readout;

import dev.slipway.readout.model.Interval;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.TwoProportions;
import org.jspecify.annotations.Nullable;

/** Differences with their ordinary (one look) interval for the descriptive parts of the readout. */
final class Differences {
    private Differences() {}

    /** Difference of two shares with the unpooled normal interval; null when an arm has nobody. */
    static @Nullable Interval shares(long xT, long nT, long xC, long nC, double level) {
        if (nT == 0 || nC == 0) {
            return null;
        }
        Effect effect = TwoProportions.compare(xT, nT, xC, nC, level).absolute();
        return new Interval(effect.estimate(), effect.low(), effect.high());
    }
}
