package dev.slipway.readout.analysis;

import dev.slipway.readout.model.ObservationalReadout;
import org.jspecify.annotations.Nullable;

/** The effect without randomisation. */
final class ObservationalCalculator {
    private ObservationalCalculator() {}

    static @Nullable ObservationalReadout compute(AnalysisInput input) {
        input.context().checkCancelled();
        return null;
    }
}
