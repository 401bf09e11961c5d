package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.desktop.LocalStudyService;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.RunState;
import dev.slipway.warehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
            "overview", "simulation", "traffic", "funnels", "retention", "impact", "drift", "models", "data", "memo");

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

    private static void pictures(DesktopHarness harness, String theme) {
        for (String tab : TABS) {
            harness.desktop().context().navigator().go(tab, "");
            harness.picture("tab-" + tab + theme);
            if (tab.equals("impact")) {
                views(harness, theme);
            }
        }
    }

    /** Each view of Impact, its name on the switch in full. */
    private static void views(DesktopHarness harness, String theme) {
        List<ToggleButton> views = harness.scene().getRoot().lookupAll(".segmented > .toggle-button").stream()
                .filter(node -> node.getParent().getParent() instanceof TabBar)
                .map(ToggleButton.class::cast)
                .toList();
        assertThat(views)
                .extracting(ToggleButton::getText)
                .containsExactly("Summary", "Methods", "Looks", "Segments", "Observed", "Rollout");
        for (ToggleButton view : views) {
            view.fire();
            harness.picture("impact-" + view.getText().toLowerCase(Locale.ROOT) + theme);
            assertThat(view.getWidth()).as(view.getText()).isGreaterThanOrEqualTo(view.prefWidth(-1) - 0.5);
        }
    }

    /** The sample with fewer users, so that the test is quick; or the study that was asked for. */
    private Path study() throws IOException {
        String asked = System.getProperty("slipway.tour");
        if (asked != null) {
            return Path.of(asked).toAbsolutePath();
        }
        String text = Files.readString(Path.of("..", "sample-configs", "onboarding-kyc.yaml"));
        assertThat(text).contains("users: 60000");
        return Files.writeString(folder.resolve("onboarding-kyc.yaml"), text.replace("users: 60000", "users: 6000"));
    }
}
