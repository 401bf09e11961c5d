package dev.slipway.app.simulation;

import dev.slipway.app.jobs.JobHandle;
import dev.slipway.app.run.Reruns;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.Picture;
import dev.slipway.charts.RerunsChart;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.ab.Proportions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The shown run's study, simulated again with other seeds: what has come in so far, and how to start and stop it. */
final class RerunsViewModel {
    static final int COUNT = 100;

    /** Share of the first stage of a run that a rerun takes: it generates the rows but loads nothing. */
    private static final double GENERATES = 0.15;

    private final ScreenContext context;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown(List.of(), false, -1));
    private @Nullable RunResult run;
    private @Nullable JobHandle job;

    /**
     * What has come in.
     *
     * @param secondsLeft negative when not known
     */
    record Shown(List<Interval> intervals, boolean running, double secondsLeft) {
        Shown {
            intervals = List.copyOf(intervals);
        }
    }

    RerunsViewModel(ScreenContext context) {
        this.context = context;
        context.workbench().runProperty().addListener((property, before, after) -> take(after));
        take(context.workbench().runProperty().get());
    }

    private boolean isOf(RunResult other) {
        return run != null && run.study().hash().equals(other.study().hash());
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    private void take(@Nullable RunResult now) {
        boolean same = now != null && isOf(now);
        run = now;
        if (!same) {
            cancel();
            shown.set(new Shown(List.of(), false, -1));
        }
    }

    /** Why there is nothing to start; empty when there is. */
    String whyNot() {
        RunResult now = run;
        if (now == null) {
            return "Run the study first; then see how often its interval covers the truth.";
        }
        String reason = Reruns.whyNot(now.study().study());
        return reason != null
                ? reason
                : truth(now) == null ? "This world does not know the true effect on the primary metric." : "";
    }

    private static MetricReadout.@Nullable Truth truth(RunResult run) {
        return run.readout().primary().truth();
    }

    @Nullable
    Picture picture() {
        RunResult now = run;
        MetricReadout.Truth truth = now == null ? null : truth(now);
        if (now == null || truth == null || shown.get().intervals().isEmpty()) {
            return null;
        }
        MetricReadout primary = now.readout().primary();
        return new RerunsChart(
                primary.label(), primary.rate(), truth.effect(), shown.get().intervals());
    }

    /** Starts again from the first seed after the study's own. */
    void start() {
        RunResult now = run;
        if (now == null || !whyNot().isEmpty() || shown.get().running()) {
            return;
        }
        Study study = now.study().study();
        List<Interval> arrived = Collections.synchronizedList(new ArrayList<>());
        shown.set(new Shown(List.of(), true, -1));
        JobHandle handle = context.jobs()
                .background(
                        "Rerun with other seeds",
                        rerun -> {
                            rerun.stage("Rerun with other seeds", "");
                            return Reruns.run(study, COUNT, rerun, arrived::add);
                        },
                        all -> finish(now, all),
                        this::failed);
        if (shown.get().running()) {
            job = handle;
            handle.progressProperty()
                    .addListener((property, before, after) -> arrive(handle, arrived, after.seconds()));
        }
    }

    /** Shows what has come in; the runner tells ten times a second. */
    private void arrive(JobHandle handle, List<Interval> arrived, double seconds) {
        List<Interval> now;
        synchronized (arrived) {
            now = List.copyOf(arrived);
        }
        if (handle == job && now.size() > shown.get().intervals().size()) {
            shown.set(new Shown(now, true, seconds / now.size() * (COUNT - now.size())));
        }
    }

    private void finish(RunResult of, List<Interval> all) {
        if (isOf(of)) {
            job = null;
            shown.set(new Shown(all, false, -1));
        }
    }

    private void failed(Throwable failure) {
        cancel();
        context.dialogs().error(failure);
    }

    /** Stops; what has come in stays. */
    void cancel() {
        JobHandle handle = job;
        job = null;
        if (handle != null) {
            handle.cancel();
        }
        shown.set(new Shown(shown.get().intervals(), false, -1));
    }

    /** "96% [90, 99] of intervals cover the truth"; how far it is, or how long it would take, before that. */
    String words() {
        Shown now = shown.get();
        int n = now.intervals().size();
        if (now.running()) {
            String left = now.secondsLeft() < 0 ? "" : " \u00b7 " + Numbers.duration(now.secondsLeft()) + " left";
            return n + " of " + COUNT + left;
        }
        if (n == 0) {
            return expected();
        }
        long covered = n - (picture() instanceof RerunsChart chart ? chart.missed() : 0);
        double[] ends = Proportions.wilson(covered, n, Reruns.LEVEL);
        return Numbers.fixed(100.0 * covered / n, 0) + "% [" + Numbers.fixed(100 * ends[0], 0) + ", "
                + Numbers.fixed(100 * ends[1], 0) + "] of " + n + " intervals cover the truth";
    }

    /** From the time that the run's own simulation took. */
    private String expected() {
        RunResult now = run;
        if (now == null || !whyNot().isEmpty()) {
            return "";
        }
        double once = now.manifest().stages().isEmpty()
                ? now.manifest().seconds() / 3
                : now.manifest().stages().getFirst().seconds();
        return once <= 0 ? "" : "takes about " + Numbers.duration(GENERATES * once * COUNT);
    }
}
