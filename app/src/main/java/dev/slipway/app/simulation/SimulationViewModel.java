package dev.slipway.app.simulation;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.shell.RunSummary;
import dev.slipway.app.shell.Sample;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.StudyFile;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.readout.model.Findings;
import dev.slipway.simulation.Worlds;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The numbers of the study's world as they are turned, what they would cost, and what the shown run recovered. */
final class SimulationViewModel {
    private static final long PAUSE_MILLIS = 150;

    private final ScreenContext context;
    private final Workbench workbench;
    private final RerunsViewModel reruns;
    private final ReadOnlyObjectWrapper<@Nullable WorldDescription> world = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Forecast> forecast = new ReadOnlyObjectWrapper<>(Forecast.NONE);
    private final WorldNumbers numbers = new WorldNumbers(this::changed);
    private boolean loading;

    SimulationViewModel(ScreenContext context) {
        this.context = context;
        workbench = context.workbench();
        reruns = new RerunsViewModel(context);
        workbench.studyProperty().addListener((property, before, after) -> load(after));
        workbench.runProperty().addListener((property, before, after) -> load(after == null ? null : after.study()));
        RunResult run = workbench.runProperty().get();
        load(run == null ? workbench.studyProperty().get() : run.study());
    }

    RerunsViewModel reruns() {
        return reruns;
    }

    static List<WorldDescription> worlds() {
        return Worlds.descriptions();
    }

    /** The study's world; null when the study is not simulated. */
    ReadOnlyObjectProperty<@Nullable WorldDescription> worldProperty() {
        return world.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Forecast> forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
        return workbench.findingsProperty();
    }

    ReadOnlyObjectProperty<RunState> stateProperty() {
        return workbench.stateProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunResult> runProperty() {
        return workbench.runProperty();
    }

    ObservableList<RunSummary> runs() {
        return workbench.runs();
    }

    /** What to say about the engine of the next run. */
    EngineChoice engine() {
        return EngineChoice.of(
                Engine.of(context.settings().engineProperty().get()),
                forecast.get().events());
    }

    /** Takes the engine for this run and those after it. */
    void use(Engine engine) {
        context.settings().engineProperty().set(engine.key());
    }

    /** Name of the engine that is chosen. */
    ReadOnlyStringProperty engineProperty() {
        return context.settings().engineProperty();
    }

    /** The numbers as they stand on screen. */
    WorldNumbers numbers() {
        return numbers;
    }

    /** Back to what the study's file says. */
    void reset() {
        load(workbench.studyProperty().get());
    }

    private void load(@Nullable StudyFile study) {
        if (study == null || !(study.study().source() instanceof Source.Simulate simulate)) {
            world.set(null);
            forecast.set(Forecast.NONE);
            return;
        }
        WorldDescription named = worlds().stream()
                .filter(each -> each.name().equals(simulate.world()))
                .findFirst()
                .orElse(null);
        loading = true;
        numbers.load(simulate, named);
        world.set(named);
        loading = false;
        changed();
    }

    private void changed() {
        StudyFile base = workbench.studyProperty().get();
        if (loading || base == null || world.get() == null) {
            return;
        }
        String text = numbers.in(base.text(), named());
        Path file = base.path();
        RunResult last = workbench.runProperty().get();
        context.jobs().latest(this, PAUSE_MILLIS, job -> Forecast.of(text, file, last), forecast::set);
    }

    /** Reads the changed study as if it were a file, then runs it; the file stays as it is. */
    void simulate() {
        StudyFile base = workbench.studyProperty().get();
        if (base == null || world.get() == null || workbench.stateProperty().get() == RunState.RUNNING) {
            return;
        }
        String text = numbers.in(base.text(), named());
        RunResult last = workbench.runProperty().get();
        context.jobs()
                .background(
                        "Check the numbers",
                        job -> Forecast.of(text, base.path(), last),
                        this::runWhenGood,
                        context.dialogs()::error);
    }

    private void runWhenGood(Forecast checked) {
        forecast.set(checked);
        StudyFile study = checked.study();
        if (study != null) {
            reruns.cancel();
            workbench.run(study);
        }
    }

    /** Writes the study with these numbers to a file of its own. */
    void save() {
        StudyFile base = workbench.studyProperty().get();
        if (base == null || world.get() == null) {
            return;
        }
        String text = numbers.in(base.text(), named());
        String name = base.study().experiment().key() + "-changed.yaml";
        context.dialogs()
                .saveFile("Save study", name, Dialogs.FileKind.STUDY)
                .ifPresent(target -> context.jobs()
                        .background(
                                "Save " + target.getFileName(),
                                job -> Files.writeString(target, text),
                                saved -> context.dialogs().notify("Saved " + saved.getFileName() + "."),
                                context.dialogs()::error));
    }

    private String named() {
        return Objects.requireNonNull(world.get()).name();
    }

    void show(RunSummary run) {
        workbench.show(run);
    }

    /** The study to look at when the open one is not simulated; null when none ships. */
    @Nullable
    Sample sample() {
        return workbench.service().samples().stream()
                .filter(sample -> sample.picture().equals("funnel"))
                .findFirst()
                .orElse(null);
    }

    void openSample() {
        Sample sample = sample();
        if (sample != null) {
            workbench.open(sample.path());
        }
    }

    /** What was planted and what came back; null before the first run. */
    @Nullable
    Recovered recovered() {
        Findings readout = workbench.findingsProperty().get();
        return readout == null ? null : Recovered.of(readout);
    }
}
