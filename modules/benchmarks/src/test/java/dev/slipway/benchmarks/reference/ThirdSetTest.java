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
 * The program on data chosen to be hard: factors with other references, subsets, weights and offsets in the call, nested and crossed terms,
 * late entry, few clusters, rare events, empty cells, ties, six arms, scores of any sign. R, scipy, statsmodels and mpmath computed the values
 * (src/test/reference/third.R and third.py).
 */
class ThirdSetTest {
    @Test
    void agreesWithEveryValueButTheDisputedOnes() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(ThirdSetTest.class.getResource("/third")).toURI());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {
            folder.resolve("expected").toString(), folder.resolve("data").toString()
        };
        int code = Reference.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("outside:");
        assertThat(code).isZero();
        // File, checks, ours, compared, outside, disputed.
        assertThat(text).containsPattern("all +283 +283 +8462 +0 +19 ");
        assertThat(text).doesNotContain("not computed:");
    }
}
