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
import dev.slipway.readout.model.Readout;
import dev.slipway.simulation.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
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
    private final DoubleProperty users = new SimpleDoubleProperty();
    private final DoubleProperty days = new SimpleDoubleProperty();
    private final DoubleProperty seed = new SimpleDoubleProperty();
    private final ObservableList<KnobValue> effects = FXCollections.observableArrayList();
    private final ObservableList<KnobValue> parameters = FXCollections.observableArrayList();
    private LocalDate start = LocalDate.EPOCH;
    private boolean loading;

    SimulationViewModel(ScreenContext context) {
        this.context = context;
        workbench = context.workbench();
        reruns = new RerunsViewModel(context);
        for (DoubleProperty number : List.of(users, days, seed)) {
            number.addListener((property, before, after) -> changed());
        }
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

    ReadOnlyObjectProperty<@Nullable Readout> readoutProperty() {
        return workbench.readoutProperty();
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

    DoubleProperty usersProperty() {
        return users;
    }

    DoubleProperty daysProperty() {
        return days;
    }

    DoubleProperty seedProperty() {
        return seed;
    }

    ObservableList<KnobValue> effects() {
        return effects;
    }

    /** The world's other numbers; faults among them. */
    ObservableList<KnobValue> parameters() {
        return parameters;
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
        loading = true;
        users.set(simulate.users());
        days.set(simulate.days());
        seed.set((double) simulate.seed());
        start = simulate.start();
        WorldDescription named = worlds().stream()
                .filter(each -> each.name().equals(simulate.world()))
                .findFirst()
                .orElse(null);
        if (named != null) {
            fill(effects, named.effects(), simulate.effects());
            fill(parameters, named.parameters(), simulate.parameters());
        }
        world.set(named);
        loading = false;
        changed();
    }

    /** New values for knobs that stay, so that what shows them stays too. */
    private void fill(
            ObservableList<KnobValue> values, Map<String, WorldDescription.Knob> knobs, Map<String, Double> given) {
        boolean same = values.stream().map(KnobValue::name).toList().equals(List.copyOf(knobs.keySet()));
        if (same) {
            values.forEach(value -> value.load(given.get(value.name())));
            return;
        }
        List<KnobValue> fresh = new ArrayList<>();
        knobs.forEach((name, knob) -> {
            KnobValue value = new KnobValue(name, knob, given.get(name));
            value.shownProperty().addListener((property, before, after) -> changed());
            fresh.add(value);
        });
        values.setAll(fresh);
    }

    private void changed() {
        StudyFile base = workbench.studyProperty().get();
        if (loading || base == null || world.get() == null) {
            return;
        }
        String text = text(base);
        Path file = base.path();
        RunResult last = workbench.runProperty().get();
        context.jobs().latest(this, PAUSE_MILLIS, job -> Forecast.of(text, file, last), forecast::set);
    }

    /** The study's text with the numbers as they stand now. */
    private String text(StudyFile base) {
        WorldDescription named = Objects.requireNonNull(world.get());
        return new SourceText(
                        named.name(),
                        Math.round(users.get()),
                        Math.round(days.get()),
                        Math.round(seed.get()),
                        start,
                        given(effects),
                        given(parameters))
                .in(base.text());
    }

    private static Map<String, String> given(List<KnobValue> values) {
        Map<String, String> given = new LinkedHashMap<>();
        values.stream().filter(KnobValue::isGiven).forEach(value -> given.put(value.name(), value.yaml()));
        return given;
    }

    /** Reads the changed study as if it were a file, then runs it; the file stays as it is. */
    void simulate() {
        StudyFile base = workbench.studyProperty().get();
        if (base == null || world.get() == null || workbench.stateProperty().get() == RunState.RUNNING) {
            return;
        }
        String text = text(base);
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
        String text = text(base);
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
        Readout readout = workbench.readoutProperty().get();
        return readout == null ? null : Recovered.of(readout);
    }
}
