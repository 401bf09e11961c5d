package dev.slipway.app.shell;

import dev.slipway.app.jobs.JobHandle;
import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.settings.Settings;
import dev.slipway.core.study.StudyFile;
import dev.slipway.core.study.StudyInvalidException;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The study that is open, the run that is shown and what can be done with them. One per window; touched on the thread of
 * the window only. Knows no node, so that it is tested without a toolkit.
 *
 * <p>{@link #runProperty} is the last good run (or the older one that was picked) and stays while another run is under
 * way, fails or is cancelled. {@link #findingsProperty} is what is known of that run or of its filtered part, {@link
 * #readoutProperty} the same with its analyses, as soon as these are there.
 */
public final class Workbench extends WorkbenchState {
    private final StudyService service;
    private final JobRunner jobs;
    private final Settings settings;
    private final Clock clock;

    private final SavedFile saved = new SavedFile();
    private final FilteredReadout filtered;
    private int runNumber;
    private @Nullable StudyFile runningStudy;

    public Workbench(StudyService service, JobRunner jobs, Settings settings, Clock clock) {
        this.service = service;
        this.jobs = jobs;
        this.settings = settings;
        service.use(Engine.of(settings.engineProperty().get()));
        settings.engineProperty().addListener((property, before, after) -> service.use(Engine.of(after)));
        this.clock = clock;
        filtered = new FilteredReadout(this, service, jobs);
    }

    /** The number of the run that is under way or was last tried. */
    public int runNumber() {
        return runNumber;
    }

    /** The study of the run that is under way; null before the first. */
    public @Nullable StudyFile runningStudy() {
        return runningStudy;
    }

    public StudyService service() {
        return service;
    }

    /** The whole readout of what is shown, for a file; null when there is no run. */
    public @Nullable WholeReadout whole() {
        RunResult shown = run.get();
        return shown == null
                ? null
                : new WholeReadout(
                        service, shown, filter.get(), recomputing.get() ? null : readout.get(), filtered.underWay());
    }

    /** Opens a study file and shows its newest run, if it has one. */
    public void open(Path path) {
        read(path, this::ready);
    }

    /** Opens a study file and runs it. */
    public void openAndRun(Path path) {
        read(path, opened -> {
            ready(opened);
            start(opened);
        });
    }

    /** Reads the open file again, after it was mended. */
    public void recheck() {
        Path path = file.get();
        if (path != null) {
            read(path, this::ready);
        }
    }

    /** Reads the open file again if it was saved since and had errors. Cheap: the look at the file is not on this thread. */
    public void recheckIfSaved() {
        Path path = file.get();
        if (path != null && state.get() == RunState.INVALID) {
            jobs.latest(this, 0, context -> saved.since(path), (Boolean newer) -> {
                if (newer && state.get() == RunState.INVALID) {
                    recheck();
                }
            });
        }
    }

    /** Runs the study as its file says now. */
    public void run() {
        Path path = file.get();
        if (path != null && state.get() != RunState.RUNNING) {
            int number = service.nextRun();
            read(path, number, this::start);
        }
    }

    /** Runs a study that was changed in the window (other users, effects or seed); the file stays as it is. */
    public void run(StudyFile changed) {
        if (state.get() != RunState.RUNNING) {
            start(changed);
        }
    }

    /** Stops the run that is under way; what was shown before stays. */
    public void cancel() {
        JobHandle running = job.get();
        if (running != null) {
            running.cancel();
        }
    }

    /** Shows an older run. */
    public void show(RunSummary summary) {
        jobs.background(
                "Open run " + summary.number(),
                context -> service.load(summary, context),
                this::shown,
                failure -> failed(summary.number(), failure, 0));
    }

    /** Leaves a problem or a cancelled run behind and shows the last good run, or the study as it was opened. */
    public void showLastGood() {
        problem.set(null);
        state.set(run.get() != null ? RunState.DONE : study.get() != null ? RunState.READY_TO_RUN : RunState.EMPTY);
    }

    /** Closes the study; the window shows the samples again. */
    public void close() {
        cancel();
        clear();
        file.set(null);
        state.set(RunState.EMPTY);
    }

    private void clear() {
        jobs.forget(this);
        study.set(null);
        run.set(null);
        show((Readout) null);
        problem.set(null);
        runs.clear();
        filter.set(DataFilter.NONE);
    }

    private void read(Path path, Consumer<StudyFile> then) {
        read(path, 0, then);
    }

    private void read(Path path, int number, Consumer<StudyFile> then) {
        if (state.get() == RunState.RUNNING) {
            cancel();
        }
        long begun = System.nanoTime();
        jobs.background(
                "Read " + path.getFileName(),
                context -> {
                    saved.look(path);
                    return service.read(path, context);
                },
                opened -> {
                    if (!path.equals(file.get())) {
                        clear();
                        file.set(path);
                    }
                    problem.set(null);
                    study.set(opened);
                    settings.remember(path, opened.study().title(), null, clock.instant());
                    then.accept(opened);
                },
                failure -> unreadable(path, number, failure, (System.nanoTime() - begun) / 1e9));
    }

    private void unreadable(Path path, int number, Throwable failure, double seconds) {
        if (!path.equals(file.get())) {
            clear();
            file.set(path);
        }
        runNumber = number;
        jobs.background(
                "Read " + path.getFileName(),
                context -> SavedFile.text(path),
                text -> {
                    problem.set(new Problem(number, path, text, failure, seconds));
                    state.set(failure instanceof StudyInvalidException ? RunState.INVALID : RunState.FAILED);
                },
                again -> failed(number, failure, seconds));
    }

    private void ready(StudyFile opened) {
        if (run.get() == null) {
            state.set(RunState.READY_TO_RUN);
        } else {
            state.set(RunState.DONE);
        }
        listRuns(opened, run.get() == null);
    }

    private void listRuns(StudyFile opened, boolean showNewest) {
        jobs.background(
                "List runs",
                context -> service.runs(opened, context),
                (List<RunSummary> found) -> {
                    runs.setAll(found);
                    if (showNewest && !found.isEmpty() && state.get() == RunState.READY_TO_RUN) {
                        show(found.getFirst());
                    }
                },
                failure -> failed(0, failure, 0));
    }

    private void start(StudyFile opened) {
        runNumber = service.nextRun();
        runningStudy = opened;
        problem.set(null);
        long begun = System.nanoTime();
        state.set(RunState.RUNNING);
        JobHandle handle = jobs.submit(
                "Run " + runNumber,
                service.plan(opened),
                context -> service.run(opened, context),
                this::succeeded,
                failure -> failed(runNumber, failure, (System.nanoTime() - begun) / 1e9),
                () -> state.set(RunState.CANCELLED));
        job.set(handle);
    }

    private void succeeded(RunResult result) {
        shown(result);
        settings.remember(
                result.study().path(),
                result.study().study().title(),
                result.readout().decision().verdict(),
                clock.instant());
        listRuns(result.study(), false);
    }

    private void shown(RunResult result) {
        filter.set(DataFilter.NONE);
        run.set(result);
        show(result.readout());
        problem.set(null);
        state.set(RunState.DONE);
    }

    private void failed(int number, Throwable failure, double seconds) {
        StudyFile open = study.get();
        problem.set(new Problem(number, file.get(), open == null ? "" : open.text(), failure, seconds));
        state.set(RunState.FAILED);
    }
}
