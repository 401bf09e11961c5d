package dev.slipway.app.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The simulated source of a study as text.
 *
 * @param effects numbers as written, by name, in the order of the world
 * @param parameters likewise
 */
record SourceText(
        String world,
        long users,
        long days,
        long seed,
        LocalDate start,
        Map<String, String> effects,
        Map<String, String> parameters) {
    private static final Pattern SOURCE = Pattern.compile("^[\"']?source[\"']?\\s*:.*");
    private static final Pattern NEXT_KEY = Pattern.compile("^[^\\s#}\\]].*");

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
        return lines;
    }

    private static String group(Map<String, String> numbers) {
        return numbers.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The study's text with this source in place of its own; everything else, comments included, stays as it is. */
    String in(String study) {
        List<String> before = study.lines().toList();
        int from = 0;
        while (from < before.size() && !SOURCE.matcher(before.get(from)).matches()) {
            from++;
        }
        int to = Math.min(before.size(), from + 1);
        while (to < before.size() && !NEXT_KEY.matcher(before.get(to)).matches()) {
            to++;
        }
        while (to > from + 1 && isBetween(before.get(to - 1))) {
            to--;
        }
        List<String> after = new ArrayList<>(before.subList(0, Math.min(from, before.size())));
        after.addAll(lines());
        after.addAll(before.subList(to, before.size()));
        return String.join("\n", after) + "\n";
    }

    /** Blank lines and comments at the margin belong to what follows. */
    private static boolean isBetween(String line) {
        return line.isBlank() || line.startsWith("#");
    }
}
