package dev.slipway.app.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.app.support.Studies;
import dev.slipway.assignment.Explanation;
import dev.slipway.charts.AllocationBarPicture;
import dev.slipway.charts.ChartThemes;
import dev.slipway.charts.Picture;
import dev.slipway.core.study.RampStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class TrafficViewModelTest {
    @TempDir
    Path folder;

    private final RecordingDialogs dialogs = new RecordingDialogs();
    private Workbench workbench;
    private TrafficViewModel model;

    @BeforeEach
    void openAStudy() throws IOException {
        DirectJobRunner jobs = new DirectJobRunner();
        FakeStudyService service = new FakeStudyService(folder);
        workbench = new Workbench(service, jobs, new Settings(), Clock.systemUTC());
        workbench.open(service.writeStudy("onboarding-kyc.yaml"));
        model = new TrafficViewModel(new ScreenContext(
                workbench,
                jobs,
                (tab, detail) -> {},
                dialogs,
                new Settings(),
                new ReadOnlyObjectWrapper<>(ChartThemes.light()).getReadOnlyProperty()));
    }

    private Explanation explained() {
        return Objects.requireNonNull(model.explanationProperty().get());
    }

    private String lastStep() {
        return explained().steps().getLast().words();
    }

    @Test
    void beforeTheRunTheHashAloneDecides() {
        model.unitProperty().set("user-000777");
        assertThat(explained().steps()).hasSize(9);
        assertThat(explained().steps().get(4).words()).isEqualTo("onboarding-kyc:user-000777");
        assertThat(lastStep()).isEqualTo("no");
        model.unitProperty().set("  ");
        assertThat(model.explanationProperty().get()).isNull();
    }

    @Test
    void aStoredVariantWinsOverATriedAllocation() {
        workbench.run();
        assertThat(model.unitProperty().get()).isEqualTo("u1");
        assertThat(explained().variant()).isEqualTo("control");
        model.allocation().weights().get(0).percent().set(0);
        model.allocation().weights().get(1).percent().set(100);
        assertThat(explained().steps().get(7).result()).isEqualTo("treatment");
        assertThat(explained().variant()).isEqualTo("control");
        assertThat(lastStep()).startsWith("yes, ").endsWith("the stored control wins");
        model.unitProperty().set("nobody-knows");
        assertThat(explained().variant()).isEqualTo("treatment");
    }

    @Test
    void weightsThatDoNotAddUpGetASentenceAndTheLastBarStays() {
        Picture before = model.allocation().bar();
        model.allocation().weights().get(0).percent().set(60);
        assertThat(model.allocation().problem())
                .isEqualTo("The weights add up to 110%. Take away 10 points so that they add up to 100%.");
        assertThat(model.allocation().bar()).isEqualTo(before);
        model.allocation().weights().get(1).percent().set(40);
        assertThat(model.allocation().problem()).isEmpty();
        assertThat(model.allocation().bar()).isNotEqualTo(before);
        model.allocation().layerProperty().set(" ");
        assertThat(model.allocation().problem()).startsWith("Name the layer");
    }

    @Test
    void theAllocationIsDrawnSaidAndCopied() {
        AllocationModel allocation = model.allocation();
        allocation.coverageProperty().set(90);
        allocation.holdoutProperty().set(5);
        allocation.addVariant();
        AllocationBarPicture bar = (AllocationBarPicture) Objects.requireNonNull(allocation.bar());
        assertThat(bar.parts().stream().map(AllocationBarPicture.Part::to))
                .containsExactly(4_500, 9_000, 9_500, 10_000);
        assertThat(allocation.ofAll(allocation.weights().get(0))).isEqualTo("45% of all");
        model.copyYaml();
        assertThat(dialogs.copied)
                .containsExactly("allocation: {coverage: 0.9, layer: onboarding, holdout: 0.05,"
                        + " variants: {control: 0.5, treatment: 0.5, treatment_2: 0}}\n");
        allocation.holdoutProperty().set(20);
        assertThat(allocation.remark()).contains("takes 10 points of the layer");
        allocation.reset();
        assertThat(allocation.weights()).hasSize(2);
        assertThat(allocation.holdoutProperty().get()).isZero();
    }

    @Test
    void aBorderMovesByWholePointsAndNeverPastItsNeighbours() {
        AllocationModel allocation = model.allocation();
        assertThat(allocation.differs()).isFalse();
        allocation.borders().moveTo(0, 3_046);
        assertThat(shares()).containsExactly(30.0, 70.0);
        assertThat(allocation.differs()).isTrue();
        assertThat(allocation.problem()).isEmpty();
        allocation.addVariant();
        allocation.borders().moveTo(1, 8_000);
        assertThat(shares()).containsExactly(30.0, 50.0, 20.0);
        allocation.borders().moveTo(0, 9_999);
        assertThat(shares()).containsExactly(80.0, 0.0, 20.0);
        allocation.borders().moveBy(1, -5);
        assertThat(shares()).containsExactly(80.0, 0.0, 20.0);
        allocation.borders().moveBy(0, -1);
        assertThat(shares()).containsExactly(79.0, 1.0, 20.0);
        assertThat(allocation.borders().all().getFirst().words())
                .startsWith("Border between control, 79% and treatment, 1%");
        allocation.reset();
        assertThat(shares()).containsExactly(50.0, 50.0);
        assertThat(allocation.differs()).isFalse();
    }

    @Test
    void bordersStandInsideTheCoveredBuckets() {
        AllocationModel allocation = model.allocation();
        allocation.coverageProperty().set(40);
        assertThat(allocation.borders().all().getFirst().bucket()).isEqualTo(2_000);
        allocation.borders().moveTo(0, 1_000);
        assertThat(shares()).containsExactly(25.0, 75.0);
        allocation.weights().getFirst().percent().set(60);
        assertThat(allocation.borders().all()).isEmpty();
        allocation.coverageProperty().set(0);
        allocation.weights().getFirst().percent().set(25);
        assertThat(allocation.borders().all()).isEmpty();
    }

    private List<Double> shares() {
        return model.allocation().weights().stream()
                .map(weight -> weight.percent().get())
                .toList();
    }

    @Test
    void whatIsTriedIsSaidBesideWhatTheStudyHas() {
        assertThat(model.tried().lines()).isEmpty();
        workbench.run();
        assertThat(model.tried().lines()).allMatch(line -> line.tried().isEmpty());
        assertThat(model.tried().lines().getFirst().own()).isEqualTo("30,000 : 30,000");
        model.allocation().borders().moveTo(0, 3_000);
        List<TriedModel.Line> lines = model.tried().lines();
        assertThat(lines.get(0).words()).isEqualTo("Expected: 30,000 : 30,000, tried: 18,000 : 42,000");
        assertThat(lines.get(1).what()).isEqualTo("Sample ratio");
        assertThat(lines.get(1).tried()).isEqualTo("p < 0.001");
        model.allocation().ramp().add();
        assertThat(model.tried().lines().getFirst().tried()).isNotEqualTo("18,000 : 42,000");
        model.allocation().reset();
        assertThat(model.tried().lines()).allMatch(line -> line.tried().isEmpty());
    }

    @Test
    void aRampIsTriedStepByStep() {
        RampModel ramp = model.allocation().ramp();
        assertThat(ramp.planned()).isEmpty();
        ramp.add();
        assertThat(ramp.steps()).containsExactly(new RampStep(0, 0.1), new RampStep(3, 1));
        ramp.add();
        assertThat(ramp.steps()).containsExactly(new RampStep(0, 0.1), new RampStep(1, 0.55), new RampStep(3, 1));
        ramp.move(1, 40, 0.02);
        assertThat(ramp.steps().get(1)).isEqualTo(new RampStep(2, 0.1));
        ramp.move(2, 9.4, 0.8);
        assertThat(model.allocation().coverageProperty().get()).isEqualTo(80);
        ramp.push(0, 4, -3);
        assertThat(ramp.steps().getFirst()).isEqualTo(new RampStep(0, 0.07));
        model.allocation().coverageProperty().set(5);
        assertThat(ramp.steps()).containsExactly(new RampStep(0, 0.05), new RampStep(2, 0.05), new RampStep(9, 0.05));
        model.allocation().coverageProperty().set(90);
        ramp.remove(0);
        assertThat(ramp.steps()).containsExactly(new RampStep(0, 0.05), new RampStep(9, 0.9));
        assertThat(model.allocation().yaml())
                .isEqualTo("allocation: {coverage: 0.9, ramp: [{day: 0, coverage: 0.05}, {day: 9, coverage: 0.9}],"
                        + " layer: onboarding, variants: {control: 0.5, treatment: 0.5}}\n");
        assertThat(Objects.requireNonNull(model.tried().ramp()).steps()).hasSize(2);
        ramp.remove(1);
        assertThat(ramp.planned()).isEmpty();
        assertThat(model.allocation().coverageProperty().get()).isEqualTo(90);
    }

    @Test
    void theStudyIsSavedOnlyWhenAskedAndElsewhere() throws IOException {
        Path file = Objects.requireNonNull(workbench.fileProperty().get());
        String before = Files.readString(file);
        model.allocation().borders().moveTo(0, 2_000);
        model.allocation().ramp().add();
        assertThat(Files.readString(file)).isEqualTo(before);
        Path target = folder.resolve("changed.yaml");
        dialogs.target = target;
        model.save();
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(Files.readString(target))
                .contains("allocation: {coverage: 1, ramp: [{day: 0, coverage: 0.1}, {day: 3, coverage: 1}],"
                        + " layer: onboarding, variants: {control: 0.2, treatment: 0.8}}")
                .contains("unit: user_id");
        assertThat(dialogs.said).containsExactly("Saved changed.yaml.");
    }

    @Test
    void aRampOfTheStudyIsShownAndTold() throws IOException {
        Path ramped = Files.writeString(
                folder.resolve("ramped.yaml"),
                Studies.ONBOARDING.replace(
                        "coverage: 1.0,",
                        "coverage: 0.9, ramp: [{day: 0, coverage: 0.1}, {day: 1, coverage: 0.5}, {day: 40, coverage: 0.9}],"));
        workbench.open(ramped);
        workbench.run();
        assertThat(model.exposure().moments().stream().map(ExposureModel.Moment::what))
                .containsSubsequence("started at 10%", "raised to 50%")
                .contains("ramp ends at 90%");
        assertThat(Objects.requireNonNull(model.tried().ramp()).days()).isGreaterThan(40);
        assertThat(model.allocation().differs()).isFalse();
    }

    @Test
    void observedTestsAndMomentsComeWithTheRun() {
        assertThat(model.exposure().ratio()).isNull();
        assertThat(model.exposure().moments()).isEmpty();
        workbench.run();
        assertThat(Objects.requireNonNull(model.exposure().ratio()).status()).isEqualTo("ok");
        assertThat(model.exposure().everyDay()).isEqualTo("lowest p = 1.00");
        assertThat(model.exposure().drift()).isNotNull();
        assertThat(model.exposure().driftTitle()).startsWith("Treatment share minus 50%");
        assertThat(model.exposure().moments().stream().map(ExposureModel.Moment::what))
                .contains("started at 100%, no ramp planned", "busiest day, 2 new users", "planned end");
        assertThat(model.exposure().moments().getLast().past()).isFalse();
    }

    @Test
    void aFilesAssignmentIsReadNotHashed() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "id,arm,paid\n1,control,0\n2,treatment,1\n");
        workbench.open(Files.writeString(folder.resolve("t.yaml"), """
                study: A file
                source: {unit_table: {path: t.csv, unit: id, variant: arm}}
                experiment: {key: t, unit: id, allocation: {variants: {control: 0.5, treatment: 0.5}}}
                metrics: {paid: {kind: proportion, column: paid, better: higher, role: primary}}
                decision: {minimum_effect: 0.01}
                """));
        model.unitProperty().set("u2");
        assertThat(explained().steps().getFirst().words()).contains("came with the data");
        assertThat(lastStep()).isEqualTo("run the study to see");
        workbench.run();
        model.unitProperty().set("u2");
        assertThat(explained().variant()).isEqualTo("treatment");
        assertThat(model.tried().ramp()).isNull();
        model.unitProperty().set("u9");
        assertThat(explained().variant()).isNull();
        assertThat(lastStep()).contains("no unit has this identifier");
    }
}
