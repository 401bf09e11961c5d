package dev.slipway.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleOptionsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsNotNamedIsMeasuredAsUsual() {
        ScaleOptions usual = ScaleOptions.of();
        assertThat(usual.engines()).containsExactlyInAnyOrder("duckdb", "h2");
        assertThat(usual.sizes()).containsExactly(1.0, 10.0);
        assertThat(usual.users()).containsExactly(260_000, 1_000_000);
        assertThat(usual.asked("interactive")).isTrue();
        assertThat(ScaleOptions.of("sizes=0.5", "parts=peers").sizes()).containsExactly(0.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            siezs=1          | "siezs=1" is none of engines=, sizes=
            fast             | "fast" is none of engines=
            engines=duckdb,x | engines=duckdb,x: there are
            parts=run        | parts=run: there are
            sizes=1,ten      | "ten" is no number above 0
            users=0          | "0" is no number above 0
            heap=4           | heap=4 is no size such as 4g
            """)
    void whatMeansNothingIsSaidBeforeAnythingIsMeasured(String argument, String words) {
        assertThatThrownBy(() -> ScaleOptions.of(argument)).hasMessageContaining(words);
    }

    @Test
    void runsOfBeforeAreNotMixedIn() throws IOException {
        Files.createDirectories(folder.resolve("runs"));
        assertThatThrownBy(() -> ScaleOptions.of("work=" + folder)).hasMessageContaining("is not empty");
        assertThat(ScaleOptions.of("work=" + folder.resolve("new")).work()).isEqualTo(folder.resolve("new"));
    }
}
