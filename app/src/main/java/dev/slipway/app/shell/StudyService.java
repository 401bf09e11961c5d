package dev.slipway.app.shell;

import dev.slipway.app.jobs.PlannedStage;
import dev.slipway.app.run.RunResult;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.offers.OfferedUsers;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workbench asks of the rest of Slipway. Every method that takes a context is called below the window and may
 * take long; the others answer at once from memory. All failures are {@code SlipwayException}s with a remedy.
 */
public interface StudyService {
    /** Reads and checks a study file. Throws {@code StudyInvalidException} with all its errors. */
    StudyFile read(Path file, JobContext context) throws IOException;

    /** The stages that a run of this study will report, with the times that an earlier run took. */
    List<PlannedStage> plan(StudyFile study);

    /** The number that the next run of this workspace will get. */
    int nextRun();

    /** Source to memo. Leaves the workspace as it was when it fails or is cancelled. */
    RunResult run(StudyFile study, JobContext context);

    /** Says which engine the runs from now on use; H2 until then. */
    void use(Engine engine);

    /** What is known at once of a part of the run's data, and the work that makes it whole. The decision in it is exploratory. */
    FirstAnswer first(RunResult run, DataFilter filter, JobContext context);

    /** The whole readout of a part of the run's data, or of all of it. */
    default Readout recompute(RunResult run, DataFilter filter, JobContext context) {
        return filter.isNone()
                ? run.readout()
                : first(run, filter, context).rest().compute(context);
    }

    /** Finished runs of this study, newest first. */
    List<RunSummary> runs(StudyFile study, JobContext context);

    /** An earlier run, with its data where that can still be had. */
    RunResult load(RunSummary run, JobContext context) throws IOException;

    List<Sample> samples();

    /** Writes the memo of the run as the readout given stands (filtered or whole). The kind goes by the file's ending: pdf, html, json. */
    void export(RunResult run, Readout readout, Path target, JobContext context) throws IOException;

    /** Words, pages and files of the memo. */
    MemoService memos();

    /** The tables behind the runs. */
    DataService data();

    /** Solves for offers under other limits; null where what that needs of the run is not at hand. */
    default @Nullable OfferSolver offers(RunResult run) {
        return null;
    }

    /** Who gets which offer in a run, user by user; null where the run has no list of them. */
    default @Nullable OfferedUsers offered(RunResult run, JobContext context) {
        return null;
    }

    /** The folder of the workspace. */
    Path workspace();
}
