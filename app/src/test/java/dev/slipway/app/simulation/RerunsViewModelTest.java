package dev.slipway.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.jobs.FxJobRunner;
import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.Readouts;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.app.support.Studies;
import dev.slipway.charts.ChartThemes;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerunsViewModelTest {
    private static final double TRUTH = 0.05;

    @TempDir
    Path folder;

    private SimulationViewModel open(JobRunner jobs, int users) throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        service.readout = withTruth(Readouts.ship());
        Path study = Files.writeString(
                folder.resolve("s.yaml"), Studies.ONBOARDING.replace("users: 60000", "users: " + users));
        Workbench workbench = new Workbench(service, jobs, new Settings(), Clock.systemUTC());
        workbench.openAndRun(study);
        return new SimulationViewModel(new ScreenContext(
                workbench,
                jobs,
                (tab, detail) -> {},
                new RecordingDialogs(),
                new Settings(),
                new ReadOnlyObjectWrapper<>(ChartThemes.light()).getReadOnlyProperty()));
    }

    private static Readout withTruth(Readout whole) {
        List<MetricReadout> metrics = new ArrayList<>();
        for (MetricReadout m : whole.metrics()) {
            metrics.add(new MetricReadout(
                    m.key(),
                    m.label(),
                    m.kind(),
                    m.role(),
                    m.better(),
                    m.rate(),
                    m.window(),
                    m.margin(),
                    m.ceiling(),
                    m.arms(),
                    m.estimates(),
                    m.path(),
                    m.daily(),
                    new MetricReadout.Truth(TRUTH),
                    m.lastMatures()));
        }
        return new Readout(
                whole.schema(),
                whole.study(),
                whole.experiment(),
                whole.data(),
                whole.filter(),
                whole.health(),
                metrics,
                whole.activity(),
                whole.funnel(),
                whole.retention(),
                whole.segments(),
                whole.drift(),
                whole.plan(),
                whole.analyses(),
                whole.decision());
    }

    @Test
    void allRerunsAreCountedAgainstTheTruth() throws IOException {
        SimulationViewModel model = open(new DirectJobRunner(), 400);
        RerunsViewModel reruns = model.reruns();
        assertThat(reruns.whyNot()).isEmpty();
        assertThat(reruns.picture()).isNull();
        reruns.start();
        assertThat(reruns.shownProperty().get().running()).isFalse();
        assertThat(reruns.shownProperty().get().intervals()).hasSize(RerunsViewModel.COUNT);
        assertThat(reruns.words()).matches("(8[5-9]|9\\d|100)% \\[\\d+, \\d+] of 100 intervals cover the truth");
        assertThat(Objects.requireNonNull(reruns.picture()).accessibleText()).contains("100 reruns");
    }

    @Test
    void theOneLookIntervalsAreJudgedNotTheWiderOnes() throws IOException {
        SimulationViewModel model = open(new DirectJobRunner(), 400);
        Recovered recovered = Objects.requireNonNull(model.recovered());
        assertThat(recovered.words()).isEqualTo("1 of 4 cover the truth");
        assertThat(recovered.all()).isFalse();
    }

    @Test
    void rerunsArriveOneByOneAndThoseBeforeAStopStay() throws IOException {
        LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
        List<Throwable> unhandled = new ArrayList<>();
        try (FxJobRunner jobs = new FxJobRunner(window::add, unhandled::add)) {
            RerunsViewModel reruns = open(jobs, 20_000).reruns();
            turn(window, () -> reruns.whyNot().isEmpty());
            reruns.start();
            turn(window, () -> !reruns.shownProperty().get().intervals().isEmpty());
            assertThat(reruns.words()).matches("\\d+ of 100 \u00b7 .* left");
            long asked = System.nanoTime();
            reruns.cancel();
            int kept = reruns.shownProperty().get().intervals().size();
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked)).isLessThan(200);
            assertThat(reruns.shownProperty().get().running()).isFalse();
            assertThat(kept).isBetween(1, 99);
            assertThat(reruns.words()).contains(" of " + kept + " intervals");
        }
        assertThat(unhandled).isEmpty();
    }

    /** Does what the window would do until it is as wanted. */
    private static void turn(LinkedBlockingQueue<Runnable> window, BooleanSupplier wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try {
            while (!wanted.getAsBoolean()) {
                assertThat(System.nanoTime()).as("patience").isLessThan(end);
                Runnable next = window.poll(50, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
