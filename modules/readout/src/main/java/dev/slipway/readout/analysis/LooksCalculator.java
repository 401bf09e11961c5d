package dev.slipway.readout.analysis;

import dev.slipway.readout.model.SideBySide;
import java.util.List;

/** The ways of looking early side by side. */
final class LooksCalculator {
    private LooksCalculator() {}

    static List<SideBySide> compute(AnalysisInput input) {
        input.context().checkCancelled();
        return List.of();
    }
}
