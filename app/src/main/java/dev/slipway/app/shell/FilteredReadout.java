package dev.slipway.app.shell;

import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.run.RunResult;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.Readout;

/** Keeps the readout that is shown to the filter that is set: the whole run's, or that of its filtered part. */
final class FilteredReadout {
    private static final long PAUSE_MILLIS = 120;

    private final WorkbenchState workbench;
    private final StudyService service;
    private final JobRunner jobs;

    FilteredReadout(WorkbenchState workbench, StudyService service, JobRunner jobs) {
        this.workbench = workbench;
        this.service = service;
        this.jobs = jobs;
        workbench.filter.addListener((property, before, after) -> apply());
    }

    private void apply() {
        RunResult whole = workbench.run.get();
        DataFilter wanted = workbench.filter.get();
        if (whole == null || wanted.equals(DataFilter.NONE)) {
            jobs.forget(workbench.filter);
            workbench.recomputing.set(false);
            workbench.readout.set(whole == null ? null : whole.readout());
            return;
        }
        workbench.recomputing.set(true);
        jobs.latest(
                workbench.filter,
                PAUSE_MILLIS,
                context -> service.recompute(whole, wanted, context),
                (Readout part) -> {
                    workbench.recomputing.set(false);
                    workbench.readout.set(part);
                });
    }
}
