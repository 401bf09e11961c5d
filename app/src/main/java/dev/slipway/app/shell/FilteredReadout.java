package dev.slipway.app.shell;

import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.run.RunResult;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.Readout;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is shown to the filter that is set: the whole run's readout, or that of its filtered part. The part comes in two
 * steps under one key, so that a newer filter cancels whichever is under way: at once what describes and decides, then the
 * analyses. The pause before the second spares them where a person goes through several filters.
 */
final class FilteredReadout {
    private static final long PAUSE_MILLIS = 120;

    private final WorkbenchState workbench;
    private final StudyService service;
    private final JobRunner jobs;
    private @Nullable SharedRest underWay;

    FilteredReadout(WorkbenchState workbench, StudyService service, JobRunner jobs) {
        this.workbench = workbench;
        this.service = service;
        this.jobs = jobs;
        workbench.filter.addListener((property, before, after) -> apply());
    }

    private void apply() {
        underWay = null;
        RunResult whole = workbench.run.get();
        DataFilter wanted = workbench.filter.get();
        if (whole == null || wanted.isNone()) {
            jobs.forget(workbench.filter);
            workbench.recomputing.set(false);
            workbench.show(whole == null ? null : whole.readout());
            return;
        }
        workbench.recomputing.set(true);
        jobs.latest(workbench.filter, 0, context -> service.first(whole, wanted, context), this::first, this::noFirst);
    }

    private void first(FirstAnswer answer) {
        SharedRest rest = new SharedRest(answer.rest());
        underWay = rest;
        workbench.awaited.set(Awaited.COMPUTING);
        workbench.readout.set(null);
        workbench.findings.set(answer.readout());
        workbench.recomputing.set(false);
        jobs.latest(
                workbench.filter,
                PAUSE_MILLIS,
                rest::compute,
                this::rest,
                failure -> workbench.awaited.set(Awaited.failed(failure)));
    }

    /** The second step of the filter that is set, from when its first has answered; null before that and without a filter. */
    @Nullable
    SharedRest underWay() {
        return underWay;
    }

    private void rest(Readout readout) {
        workbench.show(readout);
    }

    /** Without a first step the screens would show other users than the filter says; so it is taken off. */
    private void noFirst(Throwable failure) {
        workbench.filter.set(DataFilter.NONE);
        jobs.report(failure);
    }
}
