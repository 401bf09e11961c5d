package dev.slipway.memo;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Readout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

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

    /** The level of the intervals: {@code 95%}. Several arms share the study's error, so that theirs is higher. */
    static String level(Readout readout) {
        String arm = readout.decision().treatment();
        return of(readout.metrics().stream()
                .map(metric -> Headlines.deciding(metric, arm))
                .filter(Objects::nonNull)
                .mapToDouble(Estimate::level)
                .findFirst()
                .orElse(1 - readout.experiment().alpha()));
    }
}
