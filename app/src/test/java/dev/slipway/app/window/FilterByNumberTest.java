package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.desktop.LocalStudyService;
import dev.slipway.app.shell.Workbench;
import dev.slipway.warehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A segment that is a number: the header offers the parts that the screens show, and filters by them. */
@ExtendWith(ApplicationExtension.class)
class FilterByNumberTest {
    @Test
    void thePartsOfANumberAreChoicesOfTheHeader(@TempDir Path folder) throws IOException {
        String sample = Files.readString(Path.of("..", "sample-configs", "onboarding-small.yaml"));
        assertThat(sample).contains("segments: [");
        Path study = Files.writeString(
                folder.resolve("study.yaml"), sample.replace("segments: [", "segments: [intent_score, "));
        try (LocalStudyService service = new LocalStudyService(Workspace.open(folder.resolve("workspace")))) {
            WaitForAsyncUtils.waitForAsyncFx(300_000, () -> {
                Workbench workbench =
                        new DesktopHarness(service, false).desktop().workbench();
                workbench.openAndRun(study);
                FilterViewModel filters = new FilterViewModel(workbench);
                assertThat(filters.attributes()).startsWith("intent_score");
                List<String> parts = filters.levels("intent_score");
                assertThat(parts).hasSize(4);
                assertThat(parts.getFirst()).startsWith("up to ");

                long all = units(workbench);
                long sum = 0;
                for (String part : parts) {
                    filters.chooseLevel("intent_score", part);
                    assertThat(filters.isChosen("intent_score", part)).isTrue();
                    sum += units(workbench);
                }
                assertThat(sum).isEqualTo(all);
                return all;
            });
        }
    }

    private static long units(Workbench workbench) {
        return Objects.requireNonNull(workbench.findingsProperty().get()).data().units();
    }
}
