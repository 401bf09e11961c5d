package dev.slipway.app.shell;

import dev.slipway.app.run.RunResult;
import dev.slipway.core.job.JobContext;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.Readout;
import org.jspecify.annotations.Nullable;

/**
 * The whole readout of a run and a filter, as they were when somebody asked for a file: at hand, awaited from the job
 * that computes it for the screen, or computed by the job that writes the file. No file is made of a readout that is still under way.
 */
public final class WholeReadout {
    private final StudyService service;
    private final RunResult run;
    private final DataFilter filter;
    private final @Nullable Readout known;
    private final @Nullable SharedRest underWay;

    /** Null {@code known} has it computed, by going on with the second step that is under way where there is one. */
    WholeReadout(
            StudyService service,
            RunResult run,
            DataFilter filter,
            @Nullable Readout known,
            @Nullable SharedRest underWay) {
        this.service = service;
        this.run = run;
        this.filter = filter;
        this.known = known;
        this.underWay = underWay;
    }

    public RunResult run() {
        return run;
    }

    /** The readout; below the window, as it may take long. */
    public Readout get(JobContext context) {
        if (known != null) {
            return known;
        }
        return underWay != null ? underWay.compute(context) : service.recompute(run, filter, context);
    }
}
