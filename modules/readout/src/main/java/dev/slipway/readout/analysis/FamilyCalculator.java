package dev.slipway.readout.analysis;

import dev.slipway.readout.model.FamilyReadout;
import org.jspecify.annotations.Nullable;

/** Effects that are judged together. */
final class FamilyCalculator {
    private FamilyCalculator() {}

    static @Nullable FamilyReadout compute(AnalysisInput input) {
        input.context().checkCancelled();
        return null;
    }
}
