package dev.slipway.benchmarks.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The program on data sets that come with R and on made-up ones: ties, missing values, tiny samples, unequal arms, factors of words and of
 * numbers. R, scipy, statsmodels and scikit-learn computed the values (src/test/reference/second.R and second.py).
 */
class SecondSetTest {
    @Test
    void agreesWithEveryValueButTheDisputedOnes() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(SecondSetTest.class.getResource("/second"))
                .toURI());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {
            folder.resolve("expected").toString(), folder.resolve("data").toString()
        };
        int code = Reference.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("outside:");
        assertThat(code).isZero();
        // File, checks, ours, compared, outside, disputed.
        assertThat(text).containsPattern("all +141 +141 +2717 +0 +2 ");
        // Two-stage adjustments are all that the engine does not have.
        assertThat(text.lines().filter(line -> line.startsWith("not computed")))
                .singleElement()
                .asString()
                .contains("fdr_tsbh");
    }
}
