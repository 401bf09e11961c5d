package dev.slipway.app.traffic;

import dev.slipway.assignment.Explanation;
import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.assignment.StickyStore;
import dev.slipway.core.study.Experiment;
import dev.slipway.readout.text.Dates;
import dev.slipway.warehouse.ExperimentData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a unit gets and why; the run's data is what was stored before. */
final class Lookup {
    private Lookup() {}

    /** By the hash, unless the run's data has the unit: then the stored variant wins. */
    static Explanation byHash(Experiment experiment, String unit, @Nullable ExperimentData data) {
        StickyStore store = data == null ? StickyStore.none() : new DataStore(data);
        return new LayeredAssigner(experiment, store, LayeredAssigner.Stickiness.KEEP_ALWAYS).explain(unit);
    }

    /** Of a study whose assignment came with its data, so that no hash explains it. */
    static Explanation fromData(String unit, @Nullable ExperimentData data) {
        List<Explanation.Step> steps = new ArrayList<>();
        steps.add(new Explanation.Step("Assignment", "it came with the data; Slipway did not hash anybody", "", false));
        int row = data == null ? -1 : rowOf(data, unit);
        if (data == null) {
            steps.add(new Explanation.Step("In the data?", "run the study to see", "", false));
            return new Explanation(unit, null, steps);
        }
        if (row < 0) {
            steps.add(new Explanation.Step(
                    "In the data?", "no unit has this identifier, or it was left out", "no", false));
            return new Explanation(unit, null, steps);
        }
        String variant = data.variants().get(data.variant()[row]);
        steps.add(new Explanation.Step("In the data?", "yes, in " + variant, variant, false));
        long[] exposed = data.exposedAt();
        if (exposed != null) {
            steps.add(new Explanation.Step("First exposed", Dates.moment(exposed[row]) + " UTC", "", false));
        }
        return new Explanation(unit, variant, steps);
    }

    private static int rowOf(ExperimentData data, String unit) {
        String[] ids = data.unitIds();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i].equals(unit)) {
                return i;
            }
        }
        return -1;
    }

    /** The assignments of a run, to be read only. */
    private record DataStore(ExperimentData data) implements StickyStore {
        @Override
        public @Nullable String get(String experimentKey, String unitId) {
            int row = rowOf(data, unitId);
            return row < 0 ? null : data.variants().get(data.variant()[row]);
        }

        @Override
        public void put(String experimentKey, String unitId, String variant) {
            throw new IllegalStateException("the assignments of a finished run don't change");
        }

        @Override
        public @Nullable Instant storedAt(String experimentKey, String unitId) {
            int row = rowOf(data, unitId);
            long[] exposed = data.exposedAt();
            return row < 0 || exposed == null ? null : Instant.ofEpochMilli(exposed[row]);
        }
    }
}
