package dev.slipway.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of a study with one of its top-level keys written anew; everything else, comments included, stays as it is. */
public final class StudyBlocks {
    private static final Pattern NEXT_KEY = Pattern.compile("^[^\\s#}\\]].*");

    private StudyBlocks() {}

    /**
     * Another block in place of a key's own, or at the end where the study has none.
     *
     * @param lines the key with its value
     */
    public static String replace(String study, String key, List<String> lines) {
        List<String> before = study.lines().toList();
        int from = from(before, key);
        List<String> after = new ArrayList<>(before.subList(0, from));
        after.addAll(lines);
        after.addAll(before.subList(to(before, from), before.size()));
        return String.join("\n", after) + "\n";
    }

    /** Without the key; as it is where it has none. */
    public static String remove(String study, String key) {
        List<String> before = study.lines().toList();
        return from(before, key) == before.size() ? study : replace(study, key, List.of());
    }

    private static int from(List<String> lines, String key) {
        Pattern start = Pattern.compile("^[\"']?" + Pattern.quote(key) + "[\"']?\\s*:.*");
        int from = 0;
        while (from < lines.size() && !start.matcher(lines.get(from)).matches()) {
            from++;
        }
        return from;
    }

    private static int to(List<String> lines, int from) {
        int to = Math.min(lines.size(), from + 1);
        while (to < lines.size() && !NEXT_KEY.matcher(lines.get(to)).matches()) {
            to++;
        }
        while (to > from + 1 && isBetween(lines.get(to - 1))) {
            to--;
        }
        return to;
    }

    /** Blank lines and comments at the margin belong to what follows. */
    private static boolean isBetween(String line) {
        return line.isBlank() || line.startsWith("#");
    }
}
