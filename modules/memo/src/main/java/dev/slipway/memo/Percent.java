package dev.slipway.memo;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Readout;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares that have no sign: a level, a split, a coverage. */
final class Percent {
    private Percent() {}

    /** {@code 50%}, {@code 33.3%}. */
    static String of(double share) {
        return BigDecimal.valueOf(share * 100)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** The level of the intervals that decide: {@code 95%}; above it where several treatments share the error. */
    static String level(Readout readout) {
        Estimate deciding = readout.primary().deciding();
        return of(deciding == null ? 1 - readout.experiment().alpha() : deciding.level());
    }
}
