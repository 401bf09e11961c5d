package dev.slipway.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.window.DesktopHarness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class TrainingTest {
    @TempDir
    Path folder;

    @Test
    void theWalkEndsOnTheLastTabAndLeavesOnce() throws IOException, InterruptedException {
        FakeStudyService service = new FakeStudyService(folder);
        Path study = service.writeStudy("study.yaml");
        CountDownLatch left = new CountDownLatch(1);
        DesktopHarness harness = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            DesktopHarness made = new DesktopHarness(service, false);
            made.desktop().workbench().openAndRun(study);
            Training.walk(made.desktop(), study, left::countDown);
            return made;
        });

        assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(harness.desktop().tab())
                .isEqualTo(harness.desktop().tabs().getLast())
                .isEqualTo("memo");
    }
}
