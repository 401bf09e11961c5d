package dev.slipway.readout.analysis;

import dev.slipway.readout.model.RegressionReadout;
import java.util.List;

/** Regressions over units. */
final class RegressionCalculator {
    private RegressionCalculator() {}

    static List<RegressionReadout> compute(AnalysisInput input) {
        input.context().checkCancelled();
        return List.of();
    }
}
