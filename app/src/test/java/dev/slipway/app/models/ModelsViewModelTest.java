package dev.slipway.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.GrowthReadouts;
import dev.slipway.app.support.ModelReadouts;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.charts.ChartThemes;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.TransitionReadout;
import dev.slipway.readout.text.ModelSentences;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class ModelsViewModelTest {
    private static final TransitionReadout NEVER = new TransitionReadout(
            List.of("view", "end"),
            30,
            List.of(new TransitionReadout.Arm(
                    "control",
                    0,
                    List.of(List.of(0L, 0L)),
                    List.of(List.of(0.0, 0.0)),
                    List.of(List.of(0.0, 0.0)),
                    List.of(List.of(1.0, 1.0)))),
            null,
            null,
            List.of());

    @TempDir
    Path folder;

    private FakeStudyService service;
    private Workbench workbench;
    private ModelsViewModel model;

    @BeforeEach
    void open() throws IOException {
        service = new FakeStudyService(folder);
        DirectJobRunner jobs = new DirectJobRunner();
        Settings settings = new Settings();
        workbench = new Workbench(service, jobs, settings, Clock.systemUTC());
        workbench.open(service.writeStudy("onboarding-kyc.yaml"));
        model = new ModelsViewModel(new ScreenContext(
                workbench,
                jobs,
                (id, detail) -> {},
                new RecordingDialogs(),
                settings,
                new SimpleObjectProperty<>(ChartThemes.light())));
    }

    private void run(Readout readout) {
        service.readout = readout;
        workbench.run();
    }

    @Test
    void beforeARunItSaysWhatToDo() {
        assertThat(model.empty()).isTrue();
        assertThat(model.emptySentence()).isEqualTo("Run the study to see its models.");
        assertThat(model.example()).isEmpty();
    }

    @Test
    void theFirstModelOfEachKindIsShownAndChoicesStay() {
        run(ModelReadouts.all());
        assertThat(model.empty()).isFalse();
        assertThat(model.regressionProperty().get()).isEqualTo("signup");
        assertThat(model.survivalProperty().get()).isEqualTo("kyc");
        assertThat(model.armProperty().get()).isEqualTo(1);
        model.choose("regression:spend");
        run(ModelReadouts.all());
        assertThat(Objects.requireNonNull(model.regression()).name()).isEqualTo("spend");
        run(ModelReadouts.with(AnalysesReadout.NONE));
        assertThat(model.regression()).isNull();
        assertThat(model.regressionProperty().get()).isEmpty();
    }

    @Test
    void theStepIntoTheGoalIsComparedUntilAnotherIsChosen() {
        run(ModelReadouts.all());
        TransitionReadout transitions = Objects.requireNonNull(model.analyses().transitions());
        assertThat(model.cellProperty().get()).isEqualTo("cart>buy");
        model.choose("cell:view>end");
        assertThat(model.cellSentence(transitions))
                .isEqualTo("view → end: treatment 29.0% [28.0, 30.0], control 29.0% [28.0, 30.0]");
        assertThat(ModelSentences.cell(NEVER, 0, 1)).isEqualTo("view → end: control never there");
        model.choose("cell:buy>nowhere");
        assertThat(model.cellProperty().get()).as("a step that there is not").isEqualTo("cart>buy");
    }

    @Test
    void theExampleFitsWhatTheStudyHas() {
        run(ModelReadouts.with(AnalysesReadout.NONE));
        assertThat(model.example()).contains("model: logistic, outcome: signup_completion", "transitions", "event:");
        run(ModelReadouts.ofTable(AnalysesReadout.NONE));
        assertThat(model.hasEvents()).isFalse();
        assertThat(model.example()).contains("status: ended_column").doesNotContain("transitions");
    }

    @Test
    void aRatioIsNoOutcomeOfARegression() throws IOException {
        workbench.open(service.writeGrowthStudy("offers.yaml"));
        run(GrowthReadouts.with(null));
        assertThat(model.emptySentence()).startsWith("The primary metric is a ratio, which no single user has");
        assertThat(model.example())
                .contains("model: logistic, outcome: abused", "terms: [variant]")
                .doesNotContain("survival")
                .doesNotContain("net_revenue");
    }

    @Test
    void formulasTellInputsAssumptionsAndWarnings() {
        run(ModelReadouts.all());
        FormulaNotes regression = FormulaNotes.of(Objects.requireNonNull(model.regression()));
        assertThat(regression.title()).isEqualTo("Who completes sign-up, logistic");
        assertThat(names(regression))
                .containsExactly(
                        "Model",
                        "Inputs",
                        "The whole model",
                        "What it answers",
                        "Formula",
                        "Assumes",
                        "Source",
                        "Warnings");
        var time = Objects.requireNonNull(model.survival());
        FormulaNotes cox = FormulaNotes.cox(time, Objects.requireNonNull(time.cox()));
        assertThat(cox.lines().toString()).contains("24,271 events, Efron ties", "all hazards proportional: p = 0.010");
        assertThat(FormulaNotes.curves(time).lines().toString())
                .contains("Kaplan–Meier", "Restricted mean time", "Log-rank test", "30,000 units, 12,000 events");
        FormulaNotes steps =
                FormulaNotes.of(Objects.requireNonNull(model.analyses().transitions()));
        assertThat(steps.lines().toString())
                .contains("Without cart, this share of them would be lost: control 64.0%, treatment 61.0%.")
                .contains("No sign that what comes next depends on more than the last event (p = 0.20).");
    }

    private static List<String> names(FormulaNotes notes) {
        return notes.lines().stream().map(Map.Entry::getKey).toList();
    }
}
