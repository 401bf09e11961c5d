package dev.slipway.readout.analysis;

import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.monitor.MonitorCalculator;

/** All analyses that a study asks for. */
public final class AnalysesCalculator {
    private AnalysesCalculator() {}

    public static AnalysesReadout compute(AnalysisInput input) {
        PredictionCalculator.Predicted predicted = PredictionCalculator.compute(input);
        return new AnalysesReadout(
                        LooksCalculator.compute(input),
                        FamilyCalculator.compute(input),
                        ObservationalCalculator.compute(input),
                        RegressionCalculator.compute(input),
                        SurvivalCalculator.compute(input),
                        TransitionCalculator.compute(input))
                .withPredictions(predicted.models())
                .withScores(predicted.scores())
                .withBridge(BridgeCalculator.compute(input))
                .withMonitor(MonitorCalculator.compute(input.study(), input.data(), input.caps()));
    }
}
