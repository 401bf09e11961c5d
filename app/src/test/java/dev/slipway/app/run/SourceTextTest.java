package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.support.Studies;
import dev.slipway.core.study.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceTextTest {
    private static final SourceText NEW = new SourceText(
            "onboarding",
            5_000,
            21,
            7,
            LocalDate.of(2026, 1, 5),
            Map.of("signup_completion", "0.021"),
            Map.of("late_events", "0.05"),
            Map.of());

    @Test
    void theSourceChangesAndAllElseStays() {
        String changed = NEW.in(Studies.ONBOARDING);
        Source source =
                StudyFiles.reader().parse(changed, Path.of("s.yaml")).study().source();
        assertThat(source)
                .isEqualTo(new Source.Simulate(
                        "onboarding",
                        5_000,
                        21,
                        7,
                        LocalDate.of(2026, 1, 5),
                        Map.of("signup_completion", 0.021),
                        Map.of("late_events", 0.05)));
        String head = Studies.ONBOARDING.substring(0, Studies.ONBOARDING.indexOf("source:"));
        String tail = Studies.ONBOARDING.substring(Studies.ONBOARDING.indexOf("experiment:"));
        assertThat(changed).startsWith(head).endsWith(tail);
    }

    @Test
    void commentsBeforeTheNextKeyStayAndThoseInsideGo() {
        String text =
                "# top\nsource:\n  # inner\n  simulate: {\n  world: x\n}\n\n# about the experiment\nexperiment: 1\n";
        assertThat(NEW.in(text))
                .startsWith("# top\nsource:\n  simulate:\n    world: onboarding\n")
                .endsWith("    parameters: {late_events: 0.05}\n\n# about the experiment\nexperiment: 1\n")
                .doesNotContain("inner", "world: x");
    }

    @Test
    void aSourceAtTheEndOrMissingIsWrittenToo() {
        assertThat(NEW.in("study: a\nsource: {simulate: {world: y}}")).startsWith("study: a\nsource:\n  simulate:\n");
        assertThat(NEW.in("study: a\n")).startsWith("study: a\nsource:\n");
    }
}
