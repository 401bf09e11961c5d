package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.regression.Coefficients;
import java.util.List;

/** A coefficient of a fitted model with the warnings of the model. */
final class Fits {
    private Fits() {}

    static Effect effect(Coefficients coefficients, int column, List<StatWarning> warnings) {
        return coefficients.effect(column, Family.LEVEL).withWarnings(warnings);
    }
}
