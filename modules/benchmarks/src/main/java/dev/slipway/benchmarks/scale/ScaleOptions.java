package dev.slipway.benchmarks.scale;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param sizes in millions of events
 * @param users of the changes on screen
 * @param heap of each run, such as 4g
 * @param home the folder with the launcher
 * @param work where runs are written; null for a folder that is removed at the end
 */
public record ScaleOptions(
        Set<String> engines,
        List<Double> sizes,
        List<Integer> users,
        String heap,
        Set<String> parts,
        Path home,
        @Nullable Path work) {
    private static final Map<String, String> DEFAULTS = Map.of(
            "engines", "duckdb,h2",
            "sizes", "1,10",
            "users", "260000,1000000",
            "heap", "4g",
            "parts", "runs,peers,interactive",
            "home", "../..",
            "work", "");

    public ScaleOptions {
        engines = Set.copyOf(engines);
        sizes = List.copyOf(sizes);
        users = List.copyOf(users);
        parts = Set.copyOf(parts);
    }

    /**
     * Reads arguments, each name=value.
     *
     * @throws IllegalArgumentException in words for a name or a value that means nothing, and for a work folder that has runs
     */
    public static ScaleOptions of(String... arguments) {
        Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || !DEFAULTS.containsKey(parts[0])) {
                throw new IllegalArgumentException(
                        "\"" + argument + "\" is none of engines=, sizes=, users=, heap=," + " parts=, home=, work=");
            }
            values.put(parts[0], parts[1]);
        }
        String heap = value(values, "heap");
        if (!heap.matches("[1-9][0-9]*[kmgKMG]")) {
            throw new IllegalArgumentException("heap=" + heap + " is no size such as 4g");
        }
        return new ScaleOptions(
                some(values, "engines", Set.of("duckdb", "h2")),
                numbers(values, "sizes"),
                numbers(values, "users").stream().map(Double::intValue).toList(),
                heap,
                some(values, "parts", Set.of("runs", "peers", "interactive")),
                Path.of(value(values, "home")).toAbsolutePath().normalize(),
                work(value(values, "work")));
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }

    private static Set<String> some(Map<String, String> values, String name, Set<String> known) {
        Set<String> chosen = Set.of(value(values, name).split(",", -1));
        if (!known.containsAll(chosen)) {
            throw new IllegalArgumentException(
                    name + "=" + value(values, name) + ": there are " + String.join(" and ", known));
        }
        return chosen;
    }

    private static List<Double> numbers(Map<String, String> values, String name) {
        List<Double> numbers = new ArrayList<>();
        for (String text : value(values, name).split(",", -1)) {
            if (!text.matches("[0-9]+(\\.[0-9]+)?") || Double.parseDouble(text) <= 0) {
                throw new IllegalArgumentException(
                        name + "=" + value(values, name) + ": \"" + text + "\" is no number above 0");
            }
            numbers.add(Double.parseDouble(text));
        }
        return numbers;
    }

    /** A workspace that has runs would be measured with them. */
    private static @Nullable Path work(String folder) {
        if (folder.isEmpty()) {
            return null;
        }
        Path work = Path.of(folder).toAbsolutePath().normalize();
        if (Files.exists(work) && !isEmpty(work)) {
            throw new IllegalArgumentException("work=" + folder + " is not empty; name a new folder");
        }
        return work;
    }

    private static boolean isEmpty(Path folder) {
        String[] names = folder.toFile().list();
        return names != null && names.length == 0;
    }

    boolean asked(String part) {
        return parts.contains(part);
    }
}
