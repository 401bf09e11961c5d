package dev.slipway.readout.analysis;

import dev.slipway.readout.model.TransitionReadout;
import org.jspecify.annotations.Nullable;

/** What follows what in sessions. */
final class TransitionCalculator {
    private TransitionCalculator() {}

    static @Nullable TransitionReadout compute(AnalysisInput input) {
        input.context().checkCancelled();
        return null;
    }
}
