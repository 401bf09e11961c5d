package dev.slipway.app.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.growth.FraudViewModel.Shown;
import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.GrowthReadouts;
import dev.slipway.app.support.Readouts;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.charts.ChartThemes;
import dev.slipway.charts.QueueTable;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.Ranking;
import dev.slipway.testreadouts.OfferReadouts;
import dev.slipway.testreadouts.RiskReadouts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class FraudViewModelTest {
    @TempDir
    Path folder;

    private FakeStudyService service;
    private Workbench workbench;
    private FraudViewModel model;

    @BeforeEach
    void open() throws IOException {
        service = new FakeStudyService(folder);
        DirectJobRunner jobs = new DirectJobRunner();
        Settings settings = new Settings();
        workbench = new Workbench(service, jobs, settings, Clock.systemUTC());
        workbench.open(service.writeGrowthStudy("offers.yaml"));
        model = new FraudViewModel(new GrowthViewModel(new ScreenContext(
                workbench,
                jobs,
                (id, detail) -> {},
                new RecordingDialogs(),
                settings,
                new SimpleObjectProperty<>(ChartThemes.light()))));
    }

    private Shown run(Readout readout) {
        service.readout = readout;
        workbench.run();
        return model.shown();
    }

    @Test
    void everyStateSaysWhatToDo() {
        assertThat(model.whyNot()).startsWith("Run the study");
        assertThat(model.example()).isEmpty();
        run(GrowthReadouts.with(OfferReadouts.held()));
        assertThat(model.whyNot()).startsWith("This study does not ask whom to look at first");
        assertThat(model.example()).contains("risk:", "outcome: loss_fraud", "reviews_per_week: 50");
        run(GrowthReadouts.withRisks(RiskReadouts.unavailable()));
        assertThat(model.whyNot()).contains("The data has 12 weeks.");
        assertThat(model.example()).isEmpty();
    }

    @Test
    void aStudyWithoutWeeksIsToldWhatAQueueNeeds() throws IOException {
        workbench.open(service.writeStudy("onboarding.yaml"));
        run(Readouts.ship());
        assertThat(model.whyNot()).startsWith("A fraud queue needs weeks: one row per user and week");
        assertThat(model.example()).isEmpty();
        assertThat(model.shown().at()).isNull();
    }

    /** The reason is the readout's own, one for each question, and the other questions can be chosen from there. */
    @Test
    void noCaseAtAllIsSaidWithWhatToDo() {
        RiskReadout none = RiskReadouts.unavailable(
                "abuse",
                "No week of the data lost anything to it, so there is no case to learn from. Check the column.");
        Shown now = run(GrowthReadouts.withRisks(none, GrowthReadouts.risk(true)));
        assertThat(now.found()).isNull();
        assertThat(now.names()).hasSize(2);
        assertThat(model.whyNot()).startsWith("No week of the data lost anything");
        model.chooseRisk("abuse");
        assertThat(model.shown().found()).isNull();
    }

    @Test
    void anEmptyQueueHasNothingToReview() {
        RiskReadout risk = RiskReadouts.withQueue(GrowthReadouts.risk(true), List.of());
        Shown now = run(GrowthReadouts.withRisks(risk));
        assertThat(Objects.requireNonNull(now.found()).queue().cases()).isEmpty();
        assertThat(new QueueTable(risk, 12).accessibleText()).isEqualTo("Nobody is here to be reviewed.");
    }

    @Test
    void reviewsAnswerAtOnceFromTheReadout() {
        Shown now = run(GrowthReadouts.withRisks(GrowthReadouts.risk(true), RiskReadouts.unavailable()));
        assertThat(now.names()).containsExactly("abuse", "fraud");
        assertThat(Objects.requireNonNull(now.at()).reviews()).isEqualTo(50);
        assertThat(now.steps()).contains(1, 50, 300).doesNotContain(500);
        assertThat(now.steps().get(now.step())).isEqualTo(50);

        model.chooseReviews(100);
        assertThat(Objects.requireNonNull(model.shown().at()).reviews()).isEqualTo(100);
        model.chooseRanking(Ranking.ANOMALY);
        assertThat(Objects.requireNonNull(model.shown().at()).precision().effect())
                .isEqualTo(.02);
        assertThat(model.shown().at().reviews()).isEqualTo(100);
    }

    @Test
    void anotherQuestionBeginsAtItsOwnReviews() {
        run(GrowthReadouts.withRisks(GrowthReadouts.risk(true), RiskReadouts.unavailable()));
        model.chooseReviews(10);
        model.chooseRisk("fraud");
        assertThat(model.shown().at()).isNull();
        assertThat(model.shown().names()).hasSize(2);
        model.chooseRisk("abuse");
        assertThat(Objects.requireNonNull(model.shown().at()).reviews()).isEqualTo(50);
        assertThat(model.label("fraud")).isEqualTo("Fraud");
    }
}
