package dev.slipway.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.run.StudyFiles;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.app.support.Studies;
import dev.slipway.charts.ChartThemes;
import dev.slipway.core.study.Source;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class SimulationViewModelTest {
    @TempDir
    Path folder;

    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final DirectJobRunner jobs = new DirectJobRunner();
    private FakeStudyService service;
    private Workbench workbench;
    private SimulationViewModel model;

    @BeforeEach
    void openAStudy() throws IOException {
        service = new FakeStudyService(folder);
        Settings settings = new Settings();
        workbench = new Workbench(service, jobs, settings, Clock.systemUTC());
        workbench.open(service.writeStudy("onboarding-kyc.yaml"));
        model = new SimulationViewModel(new ScreenContext(
                workbench,
                jobs,
                (tab, detail) -> {},
                dialogs,
                settings,
                new ReadOnlyObjectWrapper<>(ChartThemes.light()).getReadOnlyProperty()));
    }

    private KnobValue effect(String name) {
        return model.numbers().effects().stream()
                .filter(knob -> knob.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Source.Simulate ran() {
        return (Source.Simulate) Objects.requireNonNull(workbench.runProperty().get())
                .study()
                .study()
                .source();
    }

    @Test
    void theStudysNumbersAreShownInTheUnitsOfPeople() {
        assertThat(Objects.requireNonNull(model.worldProperty().get()).name()).isEqualTo("onboarding");
        assertThat(model.numbers().usersProperty().get()).isEqualTo(60_000);
        assertThat(effect("signup_completion").shownProperty().get()).isEqualTo(5);
        assertThat(effect("signup_completion").unit()).isEqualTo("pp");
        assertThat(effect("fraud").range().decimals()).isEqualTo(2);
        assertThat(model.numbers().parameters().stream()
                        .filter(KnobValue::isFault)
                        .map(KnobValue::name))
                .containsExactly("late_events", "duplicates", "sample_ratio_fault", "crossover");
    }

    @Test
    void sizeAndTimeAreKnownBeforeTheRun() {
        assertThat(model.forecastProperty().get().size())
                .matches("\u2248 .+ events \u00b7 \\d+ MB \u00b7 about \\d+ s");
        String small = model.forecastProperty().get().size();
        model.numbers().usersProperty().set(600_000);
        assertThat(model.forecastProperty().get().size()).contains(" M events").isNotEqualTo(small);
        workbench.run();
        assertThat(model.forecastProperty().get().smallest())
                .isEqualTo("smallest effect that 28 days can show: 1.1 pp");
    }

    @Test
    void anotherEngineIsOfferedForManyEventsAndTaken() {
        assertThat(model.engine().shown()).isFalse();
        model.numbers().usersProperty().set(600_000);
        assertThat(model.engine().sentence()).contains("Above 2 million events").contains("DuckDB");
        model.use(model.engine().other());
        assertThat(service.engine()).isEqualTo(Engine.DUCKDB);
        model.numbers().usersProperty().set(1_000);
        assertThat(model.engine().sentence()).isEqualTo("Runs are built with DuckDB.");
        assertThat(model.engine().other()).isEqualTo(Engine.H2);
    }

    @Test
    void turnedNumbersAreRunAndTheFileStays() throws IOException {
        model.numbers().usersProperty().set(1_000);
        model.numbers().seedProperty().set(7);
        effect("kyc_7d").shownProperty().set(-1.2);
        model.simulate();
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.DONE);
        assertThat(ran().users()).isEqualTo(1_000);
        assertThat(ran().seed()).isEqualTo(7);
        assertThat(ran().effects())
                .containsOnlyKeys("kyc_7d", "signup_completion")
                .containsEntry("kyc_7d", -0.012);
        assertThat(ran().parameters()).isEmpty();
        assertThat(Files.readString(folder.resolve("onboarding-kyc.yaml"))).isEqualTo(Studies.ONBOARDING);
        model.reset();
        assertThat(model.numbers().usersProperty().get()).isEqualTo(60_000);
        assertThat(effect("kyc_7d").isGiven()).isFalse();
    }

    @Test
    void aSeedBeyondTheDigitsOfADoubleStaysWhatItIs() {
        long seed = (1L << 53) + 1;
        model.numbers().seedProperty().set(seed);
        model.simulate();
        assertThat(ran().seed()).isEqualTo(seed);
        assertThat(model.numbers().seedProperty().get()).isEqualTo(seed);
    }

    @Test
    void numbersThatDoNotGoTogetherAreSaidAndNotRun() {
        effect("signup_completion").shownProperty().set(1);
        effect("kyc_7d").shownProperty().set(4);
        assertThat(model.forecastProperty().get().problem()).contains("nobody passes KYC without signing up");
        model.simulate();
        assertThat(workbench.runProperty().get()).isNull();
        effect("kyc_7d").shownProperty().set(50);
        assertThat(model.forecastProperty().get().problem()).contains("kyc_7d must lie between");
    }

    @Test
    void aChangedStudyIsSavedBesideTheOther() throws IOException {
        dialogs.target = folder.resolve("mine.yaml");
        model.numbers().daysProperty().set(35);
        model.save();
        Source saved =
                StudyFiles.reader().read(folder.resolve("mine.yaml")).study().source();
        assertThat(((Source.Simulate) saved).days()).isEqualTo(35);
        assertThat(dialogs.said).containsExactly("Saved mine.yaml.");
    }

    @Test
    void whatWasPlantedIsComparedWithOneLook() {
        assertThat(model.recovered()).isNull();
        workbench.run();
        assertThat(Objects.requireNonNull(model.recovered()).metrics()).isEmpty();
        assertThat(model.reruns().whyNot()).contains("does not know the true effect");
    }

    @Test
    void aFileStudyHasNoWorldAndOffersTheSample() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "id,arm,paid\n1,control,0\n2,treatment,1\n");
        Path study = Files.writeString(folder.resolve("t.yaml"), """
            study: A file
            source: {unit_table: {path: t.csv, unit: id, variant: arm}}
            experiment: {key: t, unit: id, allocation: {variants: {control: 0.5, treatment: 0.5}}}
            metrics: {paid: {kind: proportion, column: paid, better: higher, role: primary}}
            decision: {minimum_effect: 0.01}
            """);
        workbench.open(study);
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.READY_TO_RUN);
        assertThat(model.worldProperty().get()).isNull();
        model.openSample();
        assertThat(Objects.requireNonNull(workbench.studyProperty().get()).path())
                .isEqualTo(folder.resolve("onboarding-kyc.yaml"));
    }
}
