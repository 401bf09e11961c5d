package dev.slipway.app.shell;

import dev.slipway.app.run.RunResult;
import dev.slipway.core.job.JobContext;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.Readout;
import org.jspecify.annotations.Nullable;

/**
 * The whole readout of a run and a filter, as they were when somebody asked for a file: at hand, or computed by the job that
 * writes the file. No file is made of a readout that is still under way.
 */
public final class WholeReadout {
    private final StudyService service;
    private final RunResult run;
    private final DataFilter filter;
    private final @Nullable Readout known;

    /** Null {@code known} has it computed. */
    WholeReadout(StudyService service, RunResult run, DataFilter filter, @Nullable Readout known) {
        this.service = service;
        this.run = run;
        this.filter = filter;
        this.known = known;
    }

    public RunResult run() {
        return run;
    }

    /** The readout; below the window, as it may take long. */
    public Readout get(JobContext context) {
        return known != null ? known : service.recompute(run, filter, context);
    }
}
