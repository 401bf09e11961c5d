package dev.slipway.readout;

import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.metric.Caps;
import dev.slipway.warehouse.ExperimentData;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run's data with what no filter changes, computed once: the caps, and what each unit did. Safe for several threads. */
public final class PreparedRun {
    private final StudyFile study;
    private final ExperimentData data;
    private final Map<String, Double> caps;
    private final @Nullable Traces traces;

    private PreparedRun(StudyFile study, ExperimentData data, Map<String, Double> caps, @Nullable Traces traces) {
        this.study = study;
        this.data = data;
        this.caps = caps;
        this.traces = traces;
    }

    /** Reads every event once. */
    public static PreparedRun of(StudyFile study, ExperimentData data) {
        return new PreparedRun(
                study, data, Caps.of(study.study().metrics().values(), data), Traces.of(study.study(), data));
    }

    StudyFile study() {
        return study;
    }

    /** Of all units. */
    ExperimentData data() {
        return data;
    }

    /** Whether it was prepared from this very object: data of two runs may be alike and are not compared. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isOf(ExperimentData other) {
        return data == other;
    }

    /** By metric key, of the whole experiment. */
    Map<String, Double> caps() {
        return caps;
    }

    /** Of all units; null when the data has no time or no events. */
    @Nullable
    Traces traces() {
        return traces;
    }
}
