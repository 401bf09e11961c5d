package dev.slipway.readout.analysis;

import dev.slipway.readout.model.SurvivalReadout;
import java.util.List;

/** Time until something happens. */
final class SurvivalCalculator {
    private SurvivalCalculator() {}

    static List<SurvivalReadout> compute(AnalysisInput input) {
        input.context().checkCancelled();
        return List.of();
    }
}
