package dev.slipway.app.growth;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.window.DesktopHarness;
import dev.slipway.readout.ReadoutJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ScratchTest {
    @TempDir
    Path folder;

    @Test
    void draw() throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        Path study = service.writeGrowthStudy("offers.yaml");
        service.readout = ReadoutJson.read(Files.readString(Path.of("/tmp/risk-out/readout.json")));
        DesktopHarness.inBothThemes(service, study, "growth", "fraud", "scratch-fraud");
        tall(service, study, "scratch-fraud-long", 1280, 2200, "abuse");
        tall(service, study, "scratch-fraud-two", 1280, 2200, "fraud");
        tall(service, study, "scratch-fraud-narrow", 1000, 2300, "fraud");
    }

    @SuppressWarnings("unchecked")
    private static void tall(
            FakeStudyService service, Path study, String picture, double width, double height, String risk) {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            DesktopHarness harness = new DesktopHarness(service, false, new DirectJobRunner(), width, height);
            harness.desktop().workbench().open(study);
            harness.desktop().workbench().run();
            harness.desktop().context().navigator().go("growth", "fraud");
            harness.layout();
            ((ComboBox<String>) harness.scene().getRoot().lookup("#risk-name")).setValue(risk);
            return harness.picture(picture);
        });
    }
}
