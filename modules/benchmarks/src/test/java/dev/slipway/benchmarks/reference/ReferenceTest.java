package dev.slipway.benchmarks.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a made-up folder whose values scipy and statsmodels computed (src/test/reference/fixture.py). */
class ReferenceTest {
    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(ReferenceTest.class.getResource("/reference/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private int run(String... arguments) throws IOException {
        return Reference.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The fixture with one piece of text replaced. */
    private int runWith(String old, String now) throws IOException {
        String json = Files.readString(resource("expected/fixture.json"));
        assertThat(json).contains(old);
        Files.writeString(folder.resolve("fixture.json"), json.replace(old, now));
        return run(folder.toString(), resource("data").toString());
    }

    @Test
    void agreesWithTheFixtureAndNamesWhatItDoesNotCompute() throws IOException {
        int code = run(resource("expected").toString(), resource("data").toString());
        assertThat(text()).doesNotContain("outside:").doesNotContain("disputed:");
        assertThat(code).isZero();
        // File, checks, ours, compared, outside, disputed, given.
        assertThat(text()).containsPattern("all +3 +3 +19 +0 +0 +0 ");
        assertThat(text()).contains("not computed: fixture.json made.spend.ols: cooks_distance_largest");
    }

    @Test
    void aValueOutsideItsToleranceIsShownWithBothNumbersAndEndsWithOne() throws IOException {
        assertThat(runWith("3.0947643477194666", "3.0947643577194666")).isEqualTo(1);
        assertThat(text()).contains("outside: fixture.json made.spend.welch t: ours 3.09476434771946");
        assertThat(text()).contains("expected 3.0947643577194666, 3.23e+00 of the tolerance (rel 1e-9)");
    }

    @Test
    void aMethodThatNobodyKnowsIsListedWithItsValues() throws IOException {
        assertThat(runWith("Welch t-test", "test of the unknown kind")).isZero();
        assertThat(text())
                .contains("no family knows the method test of the unknown kind): n_control, diff, t, p, ci95");
    }

    @Test
    void dataThatAreNotThereAreASentence() throws IOException {
        assertThat(run(resource("expected").toString(), folder.toString())).isZero();
        assertThat(text()).contains("arms.csv cannot be read, so its checks were not computed");
    }

    @Test
    void armsThatAreNotInTheDataAreASentence() throws IOException {
        runWith("control=old, treatment=new", "control=red, treatment=green");
        assertThat(text()).doesNotContain("outside:").contains("the data have no groups red and green");
    }

    @Test
    void writesEveryValue() throws IOException {
        Path file = folder.resolve("values.csv");
        run(resource("expected").toString(), resource("data").toString(), file.toString());
        assertThat(Files.readAllLines(file))
                .hasSize(1 + 20)
                .anyMatch(line -> line.startsWith("fixture.json,made.spend.welch,agrees,t,3.0947643477194"))
                .contains("fixture.json,made.spend.ols,not computed,cooks_distance_largest,,,");
    }

    @Test
    void refusesWhatItCannotStartWith() throws IOException {
        assertThat(run("only")).isEqualTo(2);
        assertThat(text()).contains("Give the folder of expected results");
        assertThat(run(folder.resolve("none").toString(), "x")).isEqualTo(2);
        assertThat(text()).contains("cannot be read");
        Files.writeString(folder.resolve("broken.json"), "{\"checks\": ");
        assertThat(run(folder.toString(), "x")).isEqualTo(2);
        assertThat(text()).contains("is not JSON");
        Files.writeString(folder.resolve("broken.json"), "{\"file\": 1}");
        assertThat(run(folder.toString(), "x")).isEqualTo(2);
        assertThat(text()).contains("has no list of checks");
    }
}
