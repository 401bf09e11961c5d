package dev.slipway.benchmarks.reference.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds groups of rows by the words that preparations use for them: a value, its beginning, or column==value. */
public final class Groups {
    private static final int MANY = 40;
    private static final int SKIPPED = 2;

    /**
     * A group of rows.
     *
     * @param column that tells the group
     * @param value in that column
     */
    public record Group(String column, String value) {}

    private final Table table;
    private final Map<String, List<String>> levels = new LinkedHashMap<>();

    private Groups(Table table) {
        this.table = table;
        for (String name : table.names()) {
            if (isShort(table.text(name))) {
                levels.put(name, table.levels(name));
            }
        }
    }

    static Groups of(Table table) {
        return new Groups(table);
    }

    private static boolean isShort(String[] column) {
        Set<String> seen = new HashSet<>();
        for (String cell : column) {
            seen.add(cell);
            if (seen.size() > MANY) {
                return false;
            }
        }
        return true;
    }

    /** All groups that a word may mean, columns of text first, whole values before beginnings. */
    List<Group> find(String word) {
        String bare = word.strip();
        List<Group> found = new ArrayList<>();
        if (bare.contains("=")) {
            String[] sides = bare.split("={1,2}", 2);
            String column = sides[0].strip();
            String value = sides[1].strip().replace("'", "").replace("\"", "");
            return table.has(column) && has(column, value) ? List.of(new Group(column, value)) : found;
        }
        bare = bare.replace("'", "").replace("\"", "");
        int space = bare.indexOf(' ');
        if (space > 0 && table.has(bare.substring(0, space))) {
            String value = bare.substring(space + 1).strip();
            String column = bare.substring(0, space);
            if (has(column, value)) {
                return List.of(new Group(column, value));
            }
        }
        for (boolean whole : new boolean[] {true, false}) {
            for (boolean text : new boolean[] {true, false}) {
                add(found, bare, whole, text);
            }
        }
        return found;
    }

    private boolean has(String column, String value) {
        return table.levels(column).stream().anyMatch(level -> Table.same(level, value));
    }

    private void add(List<Group> found, String word, boolean whole, boolean text) {
        if (word.isEmpty() || (!whole && word.length() < 3)) {
            return;
        }
        for (Map.Entry<String, List<String>> entry : levels.entrySet()) {
            for (String level : entry.getValue()) {
                boolean fits = whole ? level.equals(word) : level.startsWith(word);
                if (fits && table.isNumeric(entry.getKey()) != text) {
                    found.add(new Group(entry.getKey(), level));
                }
            }
        }
    }

    /** The longest run of words at the end of a text that means a group. */
    Optional<Group> endOf(String text) {
        String[] words = text.strip().split("\\s+", -1);
        for (int from = 0; from < words.length; from++) {
            List<Group> found = find(String.join(" ", Arrays.copyOfRange(words, from, words.length)));
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    /** The longest run of words at the beginning of a text, or after one or two words, that means a group. */
    Optional<Group> startOf(String text) {
        return startOf(text, SKIPPED);
    }

    /** The longest run of words that means a group and begins after at most so many words. */
    Optional<Group> startOf(String text, int skipped) {
        String[] words = text.strip().split("\\s+");
        for (int from = 0; from < Math.min(skipped + 1, words.length); from++) {
            for (int to = words.length; to > from; to--) {
                String run =
                        String.join(" ", Arrays.copyOfRange(words, from, to)).replaceFirst("[,;.:]$", "");
                List<Group> found = find(run);
                if (!found.isEmpty()) {
                    return Optional.of(found.get(0));
                }
            }
        }
        return Optional.empty();
    }
}
