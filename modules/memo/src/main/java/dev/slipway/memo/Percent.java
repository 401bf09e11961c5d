package dev.slipway.memo;

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

    /** The level of the intervals: {@code 95%}. */
    static String level(Readout readout) {
        return of(1 - readout.experiment().alpha());
    }
}
