package dev.slipway.app.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.GrowthReadouts;
import dev.slipway.app.window.DesktopHarness;
import dev.slipway.testreadouts.OfferLists;
import dev.slipway.testreadouts.OfferReadouts;
import dev.slipway.testreadouts.RiskReadouts;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the tab for human eyes, light and dark, wide and narrow, in every state. */
@ExtendWith(ApplicationExtension.class)
class GrowthPicturesTest {
    @TempDir
    Path folder;

    @Test
    void everyStateIsDrawn() throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        Path study = service.writeGrowthStudy("offers.yaml");
        service.readout = GrowthReadouts.with(OfferReadouts.held());
        service.offered = OfferLists.users();
        DesktopHarness.inBothThemes(service, study, "growth", "", "growth-held");
        DesktopHarness.inBothThemes(service, study, "growth", "offers", "growth-offers");
        tall(service, study, "", "growth-narrow", 1000, 1000);
        tall(service, study, "offers", "growth-offers-long", 1280, 1500);
        tall(service, study, "offers", "growth-offers-narrow", 1000, 1900);
        service.readout = GrowthReadouts.withRisks(GrowthReadouts.risk(true), RiskReadouts.unavailable());
        DesktopHarness.inBothThemes(service, study, "growth", "fraud", "growth-fraud");
        tall(service, study, "fraud", "growth-fraud-narrow", 1000, 1900);
        service.readout = GrowthReadouts.withRisks(GrowthReadouts.risk(false));
        tall(service, study, "fraud", "growth-fraud-chance", 1280, 1500);
        service.readout = GrowthReadouts.watched();
        DesktopHarness.inBothThemes(service, study, "growth", "monitor", "growth-monitor");
        DesktopHarness.inBothThemes(service, study, "growth", "race", "growth-race");
        tall(service, study, "monitor", "growth-monitor-small", 1000, 700);
        tall(service, study, "race", "growth-race-narrow", 1000, 1900);
        service.readout = GrowthReadouts.with(OfferReadouts.recommended());
        DesktopHarness.inBothThemes(service, study, "growth", "", "growth-recommended");
        service.readout = GrowthReadouts.with(OfferReadouts.notIdentifiable());
        DesktopHarness.inBothThemes(service, study, "growth", "", "growth-unknown");
        service.readout = GrowthReadouts.with(OfferReadouts.unavailable());
        DesktopHarness.inBothThemes(service, study, "growth", "", "growth-unavailable");
        service.readout = GrowthReadouts.with(null);
        DesktopHarness.inBothThemes(service, study, "growth", "", "growth-unasked");
        DesktopHarness.inBothThemes(service, study, "growth", "offers", "growth-offers-unasked");
        DesktopHarness.inBothThemes(service, study, "growth", "fraud", "growth-fraud-unasked");
    }

    private static void tall(
            FakeStudyService service, Path study, String detail, String picture, double width, double height) {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            DesktopHarness harness = new DesktopHarness(service, false, new DirectJobRunner(), width, height);
            harness.desktop().workbench().open(study);
            harness.desktop().workbench().run();
            harness.desktop().context().navigator().go("growth", detail);
            return harness.picture(picture);
        });
    }

    @Test
    void aStudyOfEventsShowsWhatItCan() throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        Path study = service.writeStudy("onboarding-kyc.yaml");
        DesktopHarness.inBothThemes(service, study, "growth", "", "growth-events");
    }

    @Test
    void noTabIsCutAtAThousandPixels() throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        Path study = service.writeGrowthStudy("offers.yaml");
        service.readout = GrowthReadouts.with(OfferReadouts.held());
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            DesktopHarness harness = new DesktopHarness(service, false, new DirectJobRunner(), 1000, 800);
            harness.desktop().workbench().open(study);
            harness.desktop().workbench().run();
            harness.desktop().context().navigator().go("growth", "");
            harness.layout();
            harness.scene().getRoot().lookupAll(".tab-item").forEach(tab -> {
                Text words = (Text) tab.lookup(".text");
                assertThat(words.getText()).isEqualTo(((Labeled) tab).getText());
            });
            harness.scene().getRoot().lookupAll(".segmented > .toggle-button").forEach(view -> {
                double right = view.localToScene(view.getLayoutBounds()).getMaxX();
                assertThat(right).as(((ToggleButton) view).getText()).isLessThanOrEqualTo(1000);
            });
            return null;
        });
    }
}
