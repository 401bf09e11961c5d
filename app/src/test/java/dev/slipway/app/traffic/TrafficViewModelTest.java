package dev.slipway.app.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.assignment.Explanation;
import dev.slipway.charts.AllocationBarPicture;
import dev.slipway.charts.ChartThemes;
import dev.slipway.charts.Picture;
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
    void observedTestsAndMomentsComeWithTheRun() {
        assertThat(model.ratio()).isNull();
        assertThat(model.moments()).isEmpty();
        workbench.run();
        assertThat(Objects.requireNonNull(model.ratio()).status()).isEqualTo("ok");
        assertThat(model.everyDay()).isEqualTo("lowest p = 1.00");
        assertThat(model.drift()).isNotNull();
        assertThat(model.driftTitle()).startsWith("Treatment share minus 50%");
        assertThat(model.moments().stream().map(TrafficViewModel.Moment::what))
                .contains("started at 100%, no ramp planned", "busiest day, 2 new users", "planned end");
        assertThat(model.moments().getLast().past()).isFalse();
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
        assertThat(model.ramp()).isNull();
        model.unitProperty().set("u9");
        assertThat(explained().variant()).isNull();
        assertThat(lastStep()).contains("no unit has this identifier");
    }
}
