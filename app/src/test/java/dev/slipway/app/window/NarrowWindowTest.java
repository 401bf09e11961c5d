package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.widget.SegmentedControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Screens in windows that are narrower than they were drawn for. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class NarrowWindowTest {
    @TempDir
    Path folder;

    private FakeStudyService service;
    private Path study;

    @BeforeEach
    void write() throws IOException {
        service = new FakeStudyService(folder);
        study = service.writeStudy("onboarding-kyc.yaml");
    }

    private DesktopHarness memo(double width) {
        DesktopHarness harness = new DesktopHarness(service, false, new DirectJobRunner(), width, 800);
        harness.desktop().workbench().open(study);
        harness.desktop().workbench().run();
        harness.desktop().context().navigator().go("memo", "");
        harness.layout();
        return harness;
    }

    private static <T extends Node> T find(DesktopHarness harness, String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(harness.scene().getRoot().lookup(selector), selector));
    }

    @Test
    void theMemoIsReadWithoutGoingSidewaysAtAnyWidth() {
        for (double width : new double[] {800, 950, 1050, 1280}) {
            WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
                ScrollPane desk = find(memo(width), ".sheet-desk", ScrollPane.class);
                assertThat(desk.getContent().getLayoutBounds().getWidth())
                        .as("page in a window of %s", width)
                        .isLessThanOrEqualTo(desk.getViewportBounds().getWidth() + .5);
                return width;
            });
        }
    }

    @Test
    void aNarrowMemoShowsItsPagesOrItsWordsAndAlwaysTheExport() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            DesktopHarness harness = memo(800);
            assertThat(harness.scene().getRoot().lookup(".text-area")).isNull();
            assertThat(find(harness, "#export-pdf", Node.class).isVisible()).isTrue();

            @SuppressWarnings("unchecked")
            SegmentedControl<Boolean> shown = find(harness, "#memo-shown", SegmentedControl.class);
            shown.select(false);
            harness.layout();
            assertThat(harness.scene().getRoot().lookup(".sheet-desk")).isNull();
            assertThat(find(harness, ".text-area", TextArea.class).getWidth()).isGreaterThan(600);
            assertThat(find(harness, "#export-pdf", Node.class).isVisible()).isTrue();
            return harness;
        });
    }

    @Test
    void aChosenZoomStays() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            DesktopHarness harness = memo(1280);
            Slider zoom = (Slider) harness.scene().getRoot().lookupAll(".slider").stream()
                    .filter(node -> "Zoom of the pages".equals(node.getAccessibleText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(zoom.getValue()).isEqualTo(0.8);
            zoom.setValue(1.2);
            ((javafx.scene.layout.Region) harness.scene().getRoot()).resize(1000, 800);
            harness.layout();
            assertThat(zoom.getValue()).isEqualTo(1.2);
            return harness;
        });
    }
}
