package dev.slipway.app.window;

import dev.slipway.app.jobs.Failures;
import dev.slipway.app.jobs.JobHandle;
import dev.slipway.app.jobs.JobProgress;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.Problem;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.shell.Workbench;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.engine.Engine;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The status bar in words: the job that runs, or how the last one ended; engine, events and size at the right. */
final class StatusViewModel {
    private static final double MEGABYTE = 1e6;

    private final Workbench workbench;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper icon = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper percent = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper seconds = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper engine = new ReadOnlyStringWrapper("");
    private final InvalidationListener onProgress = observable -> update();
    private @Nullable JobHandle watched;

    StatusViewModel(Workbench workbench) {
        this.workbench = workbench;
        InvalidationListener changed = observable -> update();
        workbench.stateProperty().addListener(changed);
        workbench.runProperty().addListener(changed);
        workbench.problemProperty().addListener(changed);
        workbench.recomputingProperty().addListener(changed);
        workbench.awaitedProperty().addListener(changed);
        workbench.jobProperty().addListener(observable -> watch());
        watch();
    }

    private void watch() {
        JobHandle before = watched;
        if (before != null) {
            before.progressProperty().removeListener(onProgress);
        }
        watched = workbench.jobProperty().get();
        JobHandle now = watched;
        if (now != null) {
            now.progressProperty().addListener(onProgress);
        }
        update();
    }

    private void update() {
        RunState state = workbench.stateProperty().get();
        running.set(state == RunState.RUNNING);
        RunResult run = workbench.runProperty().get();
        engine.set(run == null ? "Workspace is empty" : engineOf(run));
        JobHandle job = watched;
        switch (state) {
            case RUNNING ->
                progress(job == null ? JobProgress.NONE : job.progressProperty().get());
            case FAILED, INVALID -> problem(workbench.problemProperty().get());
            case CANCELLED -> over("fth-slash", "Run " + workbench.runNumber() + " was cancelled", untouched(run));
            case DONE -> done(run);
            case READY_TO_RUN -> over("", "Ready to run", "");
            case EMPTY -> over("", "Ready", "");
        }
    }

    private void progress(JobProgress now) {
        icon.set("");
        title.set("Run " + workbench.runNumber());
        detail.set(now.current());
        fraction.set(now.fraction());
        percent.set(now.fraction() < 0 ? "" : Math.round(now.fraction() * 100) + "%");
        seconds.set(String.format(Locale.ROOT, "%.1f s", now.seconds()));
    }

    private void problem(@Nullable Problem problem) {
        if (problem == null) {
            over("", "Ready", "");
            return;
        }
        int errors = problem.studyProblems().size();
        String what = problem.run() > 0 ? "Run " + problem.run() : "The study";
        if (errors > 0) {
            String count = Numbers.counted(errors, "error", "errors");
            over(
                    "fth-x-octagon",
                    what + (problem.run() > 0 ? " failed before it started: " : " has ") + count + " in the study",
                    "");
            if (problem.run() == 0) {
                title.set("The study has " + count);
            }
        } else {
            String sentence = Failures.explain(problem.failure()).sentence();
            over("fth-x-octagon", what + (problem.run() > 0 ? " failed" : " could not be opened"), sentence);
        }
    }

    private void done(@Nullable RunResult run) {
        if (run == null) {
            over("", "Ready", "");
            return;
        }
        String time = String.format(Locale.ROOT, "%.1f s", run.manifest().seconds());
        over("fth-check-circle", "Run " + run.number() + " finished in " + time, filtering(run));
    }

    private String filtering(RunResult run) {
        if (workbench.recomputingProperty().get()) {
            return "Applying the filter\u2026";
        }
        return switch (workbench.awaitedProperty().get().state()) {
            case COMPUTING -> "Analysing the users of the filter\u2026";
            case FAILED -> "The analyses of the filter failed";
            case NOTHING -> "Verdict " + run.readout().decision().verdict();
        };
    }

    private static String untouched(@Nullable RunResult run) {
        return run == null ? "" : "Run " + run.number() + " is untouched";
    }

    private void over(String newIcon, String newTitle, String newDetail) {
        icon.set(newIcon);
        title.set(newTitle);
        detail.set(newDetail);
        percent.set("");
        seconds.set("");
    }

    private String engineOf(RunResult run) {
        RunState state = workbench.stateProperty().get();
        if (state == RunState.FAILED || state == RunState.INVALID) {
            return "Last good run: " + run.number();
        }
        String size = Math.round(run.manifest().warehouseBytes() / MEGABYTE) + " MB";
        long events = run.readout().data().events();
        String rows = events > 0 ? Numbers.shortCount(events) + " events \u00b7 " : "";
        return Engine.of(run.manifest().engine()).label() + " \u00b7 " + rows + size;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Icon literal; empty for none. */
    ReadOnlyStringProperty iconProperty() {
        return icon.getReadOnlyProperty();
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** 0 to 1, or below 0 when nobody can tell. */
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    ReadOnlyStringProperty percentProperty() {
        return percent.getReadOnlyProperty();
    }

    ReadOnlyStringProperty secondsProperty() {
        return seconds.getReadOnlyProperty();
    }

    ReadOnlyStringProperty engineProperty() {
        return engine.getReadOnlyProperty();
    }
}
