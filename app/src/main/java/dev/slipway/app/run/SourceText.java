package dev.slipway.app.run;

import dev.slipway.core.study.StudyBlocks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The simulated source of a study as text.
 *
 * @param effects numbers as written, by name, in the order of the world
 * @param parameters likewise
 * @param lists paths of lists of offers as written, by variant
 */
public record SourceText(
        String world,
        long users,
        long days,
        long seed,
        LocalDate start,
        Map<String, String> effects,
        Map<String, String> parameters,
        Map<String, String> lists) {
    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "source:",
                "  simulate:",
                "    world: " + world,
                "    users: " + users,
                "    days: " + days,
                "    seed: " + seed,
                "    start: " + start));
        if (!effects.isEmpty()) {
            lines.add("    effects: " + group(effects));
        }
        if (!parameters.isEmpty()) {
            lines.add("    parameters: " + group(parameters));
        }
        if (!lists.isEmpty()) {
            lines.add("    lists: " + group(lists));
        }
        return lines;
    }

    private static String group(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The study's text with this source in place of its own; everything else, comments included, stays as it is. */
    public String in(String study) {
        return StudyBlocks.replace(study, "source", lines());
    }
}
