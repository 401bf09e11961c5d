package dev.slipway.readout.analysis;

import dev.slipway.core.job.Beside;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.monitor.MonitorCalculator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** All analyses that a study asks for. */
public final class AnalysesCalculator {
    private AnalysesCalculator() {}

    /** Learned predictions take about as long as all others together, and much of either keeps only one core busy. */
    public static AnalysesReadout compute(AnalysisInput input) {
        AtomicReference<PredictionCalculator.Predicted> made = new AtomicReference<>();
        AtomicReference<AnalysesReadout> others = new AtomicReference<>();
        Beside.run(
                List.of(() -> made.set(PredictionCalculator.compute(input)), () -> others.set(others(input))),
                input.context());
        PredictionCalculator.Predicted predicted = Objects.requireNonNull(made.get());
        return Objects.requireNonNull(others.get())
                .withPredictions(predicted.models())
                .withScores(predicted.scores());
    }

    private static AnalysesReadout others(AnalysisInput input) {
        return new AnalysesReadout(
                        LooksCalculator.compute(input),
                        FamilyCalculator.compute(input),
                        ObservationalCalculator.compute(input),
                        RegressionCalculator.compute(input),
                        SurvivalCalculator.compute(input),
                        TransitionCalculator.compute(input))
                .withBridge(BridgeCalculator.compute(input))
                .withMonitor(MonitorCalculator.compute(input.study(), input.data(), input.caps()));
    }
}
