package dev.slipway.app.run;

import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import java.nio.file.Path;

/**
 * A finished run: what was computed, the data in memory for filters, and where its files are.
 *
 * @param number of the run in its workspace, from 1
 * @param folder that holds readout.json, memo.pdf and the other files
 */
public record RunResult(
        int number, StudyFile study, ExperimentData data, Readout readout, RunManifest manifest, Path folder) {}
