package dev.slipway.app.run;

import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.offers.OfferChoices;
import dev.slipway.warehouse.ExperimentData;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A finished run: what was computed, the data in memory for filters, and where its files are.
 *
 * @param number of the run in its workspace, from 1
 * @param offers answers who gets which offer under other limits; null where the study does not ask, and for a run that was read
 *     from the workspace
 * @param folder that holds readout.json, memo.pdf and the other files
 */
public record RunResult(
        int number,
        StudyFile study,
        ExperimentData data,
        Readout readout,
        @Nullable OfferChoices offers,
        RunManifest manifest,
        Path folder) {
    /** A run that does not answer about offers from memory. */
    public RunResult(
            int number, StudyFile study, ExperimentData data, Readout readout, RunManifest manifest, Path folder) {
        this(number, study, data, readout, null, manifest, folder);
    }
}
