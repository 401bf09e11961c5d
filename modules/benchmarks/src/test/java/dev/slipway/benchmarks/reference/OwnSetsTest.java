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

/** The program on sets of our own, whose generators are in src/test/reference. */
class OwnSetsTest {
    /**
     * Data sets that come with R and made-up ones: ties, missing values, tiny samples, unequal arms, factors of words and of numbers.
     * R, scipy, statsmodels and scikit-learn computed the values.
     */
    @Test
    void theSecondSetAgreesButForDisputedValues() throws IOException, URISyntaxException {
        String text = agreeing("/second");
        // File, checks, ours, compared, outside, disputed.
        assertThat(text).containsPattern("all +141 +141 +2717 +0 +2 ");
        // Two-stage adjustments are all that the engine does not have.
        assertThat(text.lines().filter(line -> line.startsWith("not computed")))
                .singleElement()
                .asString()
                .contains("fdr_tsbh");
    }

    /**
     * Data chosen to be hard: factors with other references, subsets, weights and offsets in the call, nested and crossed terms, late
     * entry, few clusters, rare events, empty cells, ties, six arms, scores of any sign. R, scipy, statsmodels and mpmath computed the
     * values.
     */
    @Test
    void theThirdSetAgreesButForDisputedValues() throws IOException, URISyntaxException {
        assertThat(agreeing("/third"))
                .containsPattern("all +283 +283 +8462 +0 +19 ")
                .doesNotContain("not computed:");
    }

    /**
     * Other words: files with names of rows, other separators and marks of missing values, names of several words, columns made of others,
     * caps, joins, arms by column and value, statsmodels' arrays, R's cut. R, scipy and statsmodels computed the values.
     */
    @Test
    void theFourthSetAgreesButForDisputedValues() throws IOException, URISyntaxException {
        assertThat(agreeing("/fourth"))
                .containsPattern("all +264 +264 +7645 +0 +14 ")
                .doesNotContain("not computed:");
    }

    private static String agreeing(String set) throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(OwnSetsTest.class.getResource(set)).toURI());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {
            folder.resolve("expected").toString(), folder.resolve("data").toString()
        };
        int code = Reference.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("outside:");
        assertThat(code).isZero();
        return text;
    }
}
