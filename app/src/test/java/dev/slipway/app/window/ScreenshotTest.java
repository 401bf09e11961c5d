package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.Readouts;
import dev.slipway.app.support.Studies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Every state of the window, light and dark, as pictures for human eyes; and that nothing in them is plainly wrong. */
@ExtendWith(ApplicationExtension.class)
class ScreenshotTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyStateOfTheWindowIsDrawn(boolean dark) throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        Path study = service.writeStudy("onboarding-kyc.yaml");
        Path csv = Files.writeString(folder.resolve("ab-test.csv"), csv());
        String theme = dark ? "-dark" : "";
        Image overview = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            new DesktopHarness(service, dark).picture("welcome" + theme);
            overview(service, study, dark, "ship" + theme);
            service.readout = Readouts.stop();
            overview(service, study, dark, "stop" + theme);
            service.readout = Readouts.hold();
            overview(service, study, dark, "hold" + theme);
            service.readout = Readouts.ship();
            running(service, study, dark, theme);
            problem(service, study, dark, theme);
            data(service, study, dark, theme);
            importing(service, csv, dark, theme);
            DesktopHarness narrow = new DesktopHarness(service, dark, new DirectJobRunner(), 800, 900);
            narrow.desktop().workbench().openAndRun(study);
            narrow.picture("overview-narrow" + theme);
            return overview(service, study, dark, "again" + theme);
        });
        Color ground = overview.getPixelReader().getColor(4, 400);
        assertThat(ground.getBrightness() < 0.3).isEqualTo(dark);
        assertThat(colours(overview)).isGreaterThan(60);
    }

    private static Image overview(FakeStudyService service, Path study, boolean dark, String name) {
        DesktopHarness harness = new DesktopHarness(service, dark);
        harness.desktop().workbench().open(study);
        harness.desktop().workbench().run();
        return harness.picture("overview-" + name);
    }

    private static void data(FakeStudyService service, Path study, boolean dark, String theme) {
        DesktopHarness harness = new DesktopHarness(service, dark);
        harness.desktop().workbench().open(study);
        harness.desktop().workbench().run();
        harness.desktop().context().navigator().go("data", "table:stg_events_raw");
        harness.layout();
        Button run = (Button) harness.scene().lookup("#query-run");
        run.fire();
        harness.picture("data" + theme);
        TextArea query = (TextArea) harness.scene().lookup("#query");
        query.setText("select *\nfrom broken");
        run.fire();
        harness.picture("data-refused" + theme);
        for (Node view : harness.scene().getRoot().lookupAll("#table-view > .toggle-button")) {
            ((ToggleButton) view).fire();
            harness.picture("data-" + ((ToggleButton) view).getText().toLowerCase(Locale.ROOT) + theme);
        }
        service.data.gone = true;
        harness.desktop().workbench().run();
        harness.picture("data-gone" + theme);
        service.data.gone = false;
        DesktopHarness narrow = new DesktopHarness(service, dark, new DirectJobRunner(), 800, 1000);
        narrow.desktop().workbench().open(study);
        narrow.desktop().workbench().run();
        narrow.desktop().context().navigator().go("data", "");
        narrow.picture("data-narrow" + theme);
    }

    private static void running(FakeStudyService service, Path study, boolean dark, String theme) {
        DirectJobRunner jobs = new DirectJobRunner();
        DesktopHarness harness = new DesktopHarness(service, dark, jobs, 1280, 800);
        harness.desktop().workbench().openAndRun(study);
        service.onThirdStage = () -> {
            jobs.publish();
            harness.picture("running" + theme);
        };
        jobs.hold();
        harness.desktop().workbench().run();
        jobs.releaseOne();
        jobs.releaseOne();
        service.onThirdStage = () -> {};
    }

    private static void problem(FakeStudyService service, Path study, boolean dark, String theme) throws IOException {
        DesktopHarness harness = new DesktopHarness(service, dark);
        harness.desktop().workbench().openAndRun(study);
        Files.writeString(study, Studies.BROKEN);
        harness.desktop().workbench().run();
        harness.picture("problem-study" + theme);
        Files.writeString(study, Studies.ONBOARDING);
        service.failure = new IllegalStateException("the table was not there");
        DesktopHarness fault = new DesktopHarness(service, dark);
        fault.desktop().workbench().open(study);
        fault.desktop().workbench().run();
        fault.picture("problem-fault" + theme);
        service.failure = null;
    }

    private static void importing(FakeStudyService service, Path csv, boolean dark, String theme) {
        DesktopHarness harness = new DesktopHarness(service, dark);
        harness.desktop().opener().open(csv);
        harness.picture("import" + theme);
    }

    private static String csv() {
        StringBuilder text = new StringBuilder("userid,version,sum_gamerounds,retention_1,retention_7\n");
        for (int i = 0; i < 200; i++) {
            text.append(i).append(i % 2 == 0 ? ",gate_30," : ",gate_40,").append(i * 7 % 50);
            text.append(i % 3 == 0 ? ",True,False\n" : ",False,False\n");
        }
        return text.append("200,gate_30,many,True,False\n201,gate_40,3\n").toString();
    }

    private static long colours(Image image) {
        Set<Integer> seen = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                seen.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return seen.size();
    }
}
