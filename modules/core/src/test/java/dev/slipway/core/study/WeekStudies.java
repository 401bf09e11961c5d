package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads studies of a world {@code growth} of weeks with these columns, and of a world {@code events} without weeks. */
final class WeekStudies {
    private final StudyReader reader;

    WeekStudies(String... columns) {
        reader = new StudyReader(List.of(world("growth", List.of(columns)), world("events", List.of())));
    }

    private static WorldDescription world(String name, List<String> weekly) {
        return new WorldDescription(
                name,
                "A world",
                "It has users.",
                weekly.isEmpty() ? List.of("buy") : List.of(),
                List.of("segment", "gmv_before"),
                List.of("gmv_before"),
                Map.of(),
                Map.of(),
                12,
                List.of(),
                weekly,
                weekly.isEmpty() ? Map.of() : Map.of("offer", List.of("none", "gift")),
                "Everybody starts in the first week",
                chosen -> List.of());
    }

    /** Of twelve weeks, with these metrics, each a line from the eighth on. */
    static String study(String... metrics) {
        return of("growth", metrics);
    }

    /** Of the world without weeks, asking this. */
    static String ofEvents(String analyses) {
        return of("events", "bought: {kind: proportion, event: buy, within: 7d, better: higher, role: primary}")
                + "analyses:\n  " + analyses + "\n";
    }

    private static String of(String world, String... metrics) {
        return """
                study: Weeks
                source:
                  simulate: {world: %s, users: 1000, days: 84, seed: 42}
                experiment:
                  key: weeks
                  allocation: {variants: {control: 0.5, treatment: 0.5}}
                metrics:
                  %s
                decision: {minimum_effect: 0.01}
                """.formatted(world, String.join("\n  ", metrics));
    }

    Study read(String text) {
        return read(text, Path.of(""));
    }

    /** As it would be read in that folder. */
    Study read(String text, Path folder) {
        return reader.parse(text, folder.resolve("study.yaml")).study();
    }

    Analyses analyses(String text) {
        return read(text).analyses();
    }

    /** What is wrong with it; empty where nothing is. */
    List<StudyProblem> problems(String text) {
        return problems(text, Path.of(""));
    }

    List<StudyProblem> problems(String text, Path folder) {
        StudyInvalidException wrong = catchThrowableOfType(StudyInvalidException.class, () -> read(text, folder));
        return wrong == null ? List.of() : wrong.problems();
    }
}
