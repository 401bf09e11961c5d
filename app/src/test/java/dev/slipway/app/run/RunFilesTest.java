package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void documentsAreNamedAndChartsCounted() throws IOException {
        for (String name : List.of("charts/a.svg", "charts/b.svg", "models/churn.md", "memo.pdf")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        List<String> names = RunFiles.names(folder);

        assertThat(names).containsExactly("charts/a.svg", "charts/b.svg", "memo.pdf", "models/churn.md");
        assertThat(RunFiles.words(names)).isEqualTo("memo.pdf, models/churn.md and 2 charts");
    }

    @Test
    void aFolderThatIsGoneHasNone() {
        assertThat(RunFiles.names(folder.resolve("gone"))).isEmpty();
        assertThat(RunFiles.words(List.of())).isEmpty();
        assertThat(RunFiles.words(List.of("charts/a.svg"))).isEqualTo("1 chart");
    }
}
