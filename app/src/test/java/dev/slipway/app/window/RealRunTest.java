package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.desktop.LocalStudyService;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.RunState;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.warehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every tab on a real run: simulated, loaded, modelled, tested, estimated and decided by the parts that ship. The pictures
 * in {@code target/screenshots} are for human eyes; {@code -Dslipway.tour=<study>} makes them of another study.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class RealRunTest {
    private static final List<String> TABS = List.of(
            "overview",
            "simulation",
            "traffic",
            "funnels",
            "retention",
            "impact",
            "drift",
            "growth",
            "models",
            "data",
            "memo");

    private static final Map<String, List<String>> VIEWS = Map.of(
            "impact", List.of("Summary", "Methods", "Looks", "Segments", "Observed", "Rollout"),
            "drift", List.of("Inputs", "Behaviour"),
            "growth", List.of("Summary", "Offers", "Fraud", "Monitor", "Bandit race"),
            "models", List.of("Regressions", "Predictions"));

    @TempDir
    Path folder;

    private Workspace workspace;
    private LocalStudyService service;

    @BeforeEach
    void open() {
        workspace = Workspace.open(folder.resolve("workspace"));
        service = new LocalStudyService(workspace);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void everyTabShowsTheRun() throws IOException {
        Path study = study();
        RunResult run = WaitForAsyncUtils.waitForAsyncFx(300_000, () -> {
            DesktopHarness light = new DesktopHarness(service, false);
            light.desktop().workbench().openAndRun(study);
            assertThat(light.desktop().workbench().stateProperty().get()).isEqualTo(RunState.DONE);
            pictures(light, "");
            DesktopHarness dark = new DesktopHarness(service, true);
            dark.desktop().workbench().open(study);
            pictures(dark, "-dark");
            assertThat(light.dialogs().failures).isEmpty();
            assertThat(dark.dialogs().failures).isEmpty();
            return Objects.requireNonNull(
                    light.desktop().workbench().runProperty().get());
        });
        assertThat(run.readout().decision().verdict()).isIn("SHIP", "HOLD", "STOP");
        assertThat(run.folder()).isDirectoryContaining("glob:**/memo.pdf");
    }

    /** Use that moves to the phone in week 5: what the Drift tab is for, on paper for the README too. */
    @Test
    void behaviourThatMovesIsShown() throws IOException {
        Path study = movingStudy();
        RunResult run = WaitForAsyncUtils.waitForAsyncFx(300_000, () -> {
            DesktopHarness light = new DesktopHarness(service, false);
            light.desktop().workbench().openAndRun(study);
            DesktopHarness dark = new DesktopHarness(service, true);
            dark.desktop().workbench().open(study);
            for (DesktopHarness harness : List.of(light, dark)) {
                harness.desktop().context().navigator().go("drift", "check:weekly_drift");
                harness.picture("drift-weeks" + (harness == dark ? "-dark" : ""));
                assertThat(harness.dialogs().failures).isEmpty();
            }
            return Objects.requireNonNull(
                    light.desktop().workbench().runProperty().get());
        });
        WeeklyDriftReadout drift =
                Objects.requireNonNull(run.readout().analyses().drift());
        assertThat(drift.alerts())
                .extracting(alert -> alert.feature() + " " + alert.from() + " " + alert.arms())
                .contains("column:device 5 alike");
        assertThat(drift.features()).noneMatch(feature -> feature.name().contains("signup"));
    }

    private static void pictures(DesktopHarness harness, String theme) {
        for (String tab : TABS) {
            harness.desktop().context().navigator().go(tab, "");
            harness.picture("tab-" + tab + theme);
            views(harness, tab, theme);
        }
    }

    /** Each view of a tab, its name on the switch in full. */
    private static void views(DesktopHarness harness, String tab, String theme) {
        List<ToggleButton> views = harness.scene().getRoot().lookupAll(".segmented > .toggle-button").stream()
                .filter(node -> node.getParent().getParent() instanceof TabBar)
                .map(ToggleButton.class::cast)
                .toList();
        assertThat(views).extracting(ToggleButton::getText).isEqualTo(VIEWS.getOrDefault(tab, List.of()));
        for (ToggleButton view : views) {
            view.fire();
            harness.picture(tab + "-" + view.getText().toLowerCase(Locale.ROOT) + theme);
            assertThat(view.getWidth()).as(view.getText()).isGreaterThanOrEqualTo(view.prefWidth(-1) - 0.5);
        }
    }

    /** The sample with fewer users, so that the test is quick; or the study that was asked for. */
    private Path study() throws IOException {
        String asked = System.getProperty("slipway.tour");
        if (asked != null) {
            return Path.of(asked).toAbsolutePath();
        }
        return written("onboarding-kyc.yaml", text -> replaced(text, "users: 60000", "users: 6000"));
    }

    /** The behavior sample with fewer users, of whom some move to the phone, and of its analyses only what drift needs. */
    private Path movingStudy() throws IOException {
        return written("behavior.yaml", text -> {
            String moving = replaced(
                    replaced(text, "users: 25000", "users: 8000"),
                    "    start: 2026-10-05",
                    "    start: 2026-10-05\n    parameters: {drift_week: 5, device_drift: 0.3}");
            String drift = moving.substring(moving.indexOf("  drift: {"));
            return moving.substring(0, moving.indexOf("# Beside the decision")) + "analyses:\n" + drift;
        });
    }

    private Path written(String sample, UnaryOperator<String> change) throws IOException {
        String text = Files.readString(Path.of("..", "sample-configs", sample));
        return Files.writeString(folder.resolve(sample), change.apply(text));
    }

    private static String replaced(String text, String part, String by) {
        assertThat(text).contains(part);
        return text.replace(part, by);
    }
}
