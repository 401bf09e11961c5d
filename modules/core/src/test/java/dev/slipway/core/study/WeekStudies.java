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
                null,
                chosen -> List.of());
    }

    Analyses analyses(String text) {
        return reader.parse(text, Path.of("study.yaml")).study().analyses();
    }

    /** What is wrong with it; empty where nothing is. */
    List<StudyProblem> problems(String text) {
        StudyInvalidException wrong =
                catchThrowableOfType(StudyInvalidException.class, () -> reader.parse(text, Path.of("study.yaml")));
        return wrong == null ? List.of() : wrong.problems();
    }
}
