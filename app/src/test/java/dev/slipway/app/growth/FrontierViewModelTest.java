package dev.slipway.app.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.slipway.app.growth.FrontierViewModel.Shown;
import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.GrowthReadouts;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.charts.ChartThemes;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.testreadouts.OfferReadouts;
import dev.slipway.testreadouts.PolicyReadouts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handle on the frontier, without a toolkit. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class FrontierViewModelTest {
    @TempDir
    Path folder;

    private final DirectJobRunner jobs = new DirectJobRunner();
    private FakeStudyService service;
    private Workbench workbench;
    private FrontierViewModel model;

    @BeforeEach
    void run() throws IOException {
        service = new FakeStudyService(folder);
        Settings settings = new Settings();
        workbench = new Workbench(service, jobs, settings, Clock.systemUTC());
        workbench.open(service.writeGrowthStudy("offers.yaml"));
        ScreenContext context = new ScreenContext(
                workbench,
                jobs,
                (id, detail) -> {},
                new RecordingDialogs(),
                settings,
                new SimpleObjectProperty<>(ChartThemes.light()));
        model = new FrontierViewModel(context, new GrowthViewModel(context));
        service.readout = GrowthReadouts.with(OfferReadouts.held());
        workbench.run();
    }

    private Shown now() {
        return Objects.requireNonNull(model.shownProperty().get());
    }

    @Test
    void itBeginsAtTheStudysOwnLimits() {
        assertThat(now().limit()).isEqualTo("budget");
        assertThat(now().at()).isEqualTo(.20);
        assertThat(now().choice()).isEqualTo(now().policy().chosen());
        assertThat(now().exact()).isTrue();
        model.chooseLimit("loss_rate");
        assertThat(now().at()).isEqualTo(.0025);
        assertThat(now().moving().key()).isEqualTo("loss_rate");
    }

    @Test
    void arrowsGoFromOneSolvedAssignmentToTheNext() {
        model.step(1);
        assertThat(now().at()).isEqualTo(.21, offset(1e-9));
        model.step(-1);
        assertThat(now().at()).isEqualTo(.20);
        model.step(-1);
        assertThat(now().at()).isEqualTo(.18, offset(1e-9));
        model.step(-50);
        assertThat(now().at()).isEqualTo(.03);
        model.step(50);
        assertThat(now().at()).isEqualTo(.36, offset(1e-9));
        assertThat(now().exact()).isTrue();
    }

    @Test
    void fromBetweenTwoAStepReachesTheNextOnThatSide() {
        model.drag(.10);
        model.step(1);
        assertThat(now().at()).isEqualTo(.12, offset(1e-9));
        model.drag(.10);
        model.step(-1);
        assertThat(now().at()).isEqualTo(.09, offset(1e-9));
        model.drag(.11);
        model.step(-1);
        assertThat(now().at()).isEqualTo(.09, offset(1e-9));
    }

    @Test
    void draggingTellsTheNearestSolvedAndKeepsToTheEnds() {
        model.drag(.10);
        assertThat(now().at()).isEqualTo(.10);
        assertThat(now().choice().most().getFirst()).isEqualTo(.09, offset(1e-9));
        assertThat(now().exact()).isFalse();
        model.drag(-3);
        assertThat(now().at()).isEqualTo(.03);
        model.drag(3);
        assertThat(now().at()).isEqualTo(.36, offset(1e-9));
    }

    @Test
    void withoutASolverItGoesToTheNearestSolved() {
        model.drag(.10);
        model.letGo();
        assertThat(now().at()).isEqualTo(.09, offset(1e-9));
        assertThat(now().exact()).isTrue();
    }

    @Test
    void aSolverIsAskedWhenTheHandleIsLetGo() {
        List<List<Double>> asked = new ArrayList<>();
        solveEverything(asked);
        jobs.hold();
        model.drag(.10);
        model.letGo();
        assertThat(now().solving()).isTrue();
        assertThat(now().exact()).isFalse();
        jobs.release();
        assertThat(asked).containsExactly(List.of(.10, .0025, .009));
        assertThat(now().solving()).isFalse();
        assertThat(now().exact()).isTrue();
        assertThat(now().choice().most().getFirst()).isEqualTo(.10);
        assertThat(now().at()).isEqualTo(.10);
    }

    @Test
    void theNewestPlaceWins() {
        service.offers = (most, job) -> PolicyReadouts.choice(most.get(0), most.get(1), most.get(2), true);
        jobs.hold();
        model.drag(.10);
        model.letGo();
        model.drag(.25);
        model.letGo();
        jobs.release();
        assertThat(now().at()).isEqualTo(.25);
        assertThat(now().choice().most().getFirst()).isEqualTo(.25);
    }

    private void solveEverything(List<List<Double>> asked) {
        service.offers = (most, job) -> {
            asked.add(most);
            return PolicyReadouts.choice(most.get(0), most.get(1), most.get(2), true);
        };
    }

    @Test
    void whatIsBeingSolvedGoesOnWhenAnotherLimitIsChosen() {
        solveEverything(new ArrayList<>());
        jobs.hold();
        model.drag(.10);
        model.letGo();
        model.chooseLimit("chargeback_rate");
        assertThat(now().solving()).isTrue();
        jobs.release();
        assertThat(now().limit()).isEqualTo("chargeback_rate");
        assertThat(now().at()).isEqualTo(.009);
        assertThat(now().most()).containsExactly(.10, .0025, .009);
        assertThat(now().choice().most().getFirst()).isEqualTo(.10);
        assertThat(now().exact()).isTrue();
    }

    @Test
    void aSecondLimitStartsFromTheFirstOnesPlace() {
        List<List<Double>> asked = new ArrayList<>();
        solveEverything(asked);
        model.drag(.10);
        model.letGo();
        model.chooseLimit("loss_rate");
        assertThat(now().onCurve()).isFalse();
        assertThat(now().picture().onCurve()).isFalse();
        assertThat(now().at()).isEqualTo(.0025);
        model.drag(.0021);
        assertThat(now().exact()).isFalse();
        assertThat(now().choice().most()).containsExactly(.10, .0025, .009);
        model.letGo();
        assertThat(asked).containsExactly(List.of(.10, .0025, .009), List.of(.10, .0021, .009));
        assertThat(now().exact()).isTrue();
        assertThat(now().moved()).containsExactly(0, 1);
        assertThat(FrontierPanel.moved(now()))
                .isEqualTo("Not the study's limits: bonus cost €0.10 (study €0.20) and losses per amount moved 0.21%"
                        + " (study 0.25%).");
    }

    @Test
    void arrowsSolveWhereTheCurveDoesNotHold() {
        List<List<Double>> asked = new ArrayList<>();
        solveEverything(asked);
        model.drag(.10);
        model.letGo();
        model.chooseLimit("loss_rate");
        model.step(-1);
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().getFirst()).isEqualTo(.10);
        assertThat(asked.getLast().get(1)).isLessThan(.0025);
        assertThat(now().at()).isEqualTo(asked.getLast().get(1));
        assertThat(now().exact()).isTrue();
    }

    @Test
    void theStudysLimitsComeBackTogether() {
        solveEverything(new ArrayList<>());
        model.drag(.10);
        model.letGo();
        model.chooseLimit("loss_rate");
        model.drag(.0021);
        model.letGo();
        model.studysLimits();
        assertThat(now().limit()).isEqualTo("loss_rate");
        assertThat(now().moved()).isEmpty();
        assertThat(now().choice()).isEqualTo(now().policy().chosen());
        assertThat(FrontierPanel.moved(now())).isEmpty();
    }

    @Test
    void aLimitThatReturnsAloneLeavesTheOther() {
        solveEverything(new ArrayList<>());
        model.drag(.10);
        model.letGo();
        model.chooseLimit("loss_rate");
        model.drag(.0021);
        model.letGo();
        model.chooseLimit("budget");
        model.drag(.20);
        model.letGo();
        assertThat(now().moved()).containsExactly(1);
        assertThat(now().onCurve()).isFalse();
        model.chooseLimit("loss_rate");
        assertThat(now().onCurve()).isTrue();
    }

    @Test
    void whatCannotBeSolvedTogetherGoesBackToTheLastThatWas() {
        model.drag(.10);
        model.letGo();
        model.chooseLimit("loss_rate");
        model.drag(.0021);
        model.letGo();
        assertThat(now().problem()).startsWith("Limits can be moved together only where the models");
        assertThat(now().at()).isEqualTo(.0025);
        assertThat(now().moved()).containsExactly(0);
        assertThat(now().exact()).isTrue();
    }

    @Test
    void limitsThatNothingKeepsAreTold() {
        service.offers = (most, job) -> {
            throw new SlipwayException(ErrorCategory.STATISTICS, "Nothing keeps a loss rate of 0.01%", "Allow more.");
        };
        model.drag(.10);
        model.letGo();
        assertThat(now().problem()).isEqualTo("Nothing keeps a loss rate of 0.01%.");
        assertThat(now().at()).isEqualTo(.09, offset(1e-9));
    }

    @Test
    void whatTheLogCannotJudgeCannotBeMoved() {
        service.readout = GrowthReadouts.with(OfferReadouts.notIdentifiable());
        workbench.run();
        model.drag(.10);
        model.step(1);
        assertThat(now().at()).isEqualTo(.20);
        assertThat(now().choice().gain()).isNull();
    }

    @Test
    void withoutOffersThereIsNothing() {
        service.readout = GrowthReadouts.with(null);
        workbench.run();
        assertThat(model.shownProperty().get()).isNull();
    }
}
