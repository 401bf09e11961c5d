package dev.slipway.benchmarks.reference.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two files of a check as one: every row of the first with the columns of the second's row that has the same key. */
final class Joined {
    private static final Pattern KEYS =
            Pattern.compile("(?:join|merge)\\w*[^;]*? (?:on|by) ([\\w.]*\\w)(?: ?={1,2} ?([\\w.]*\\w))?");
    private static final Pattern ZEROS = Pattern.compile("(?:get|->|=|as|filled with|set to|count as) 0\\b");

    private Joined() {}

    /** The data with the two files joined, under the name that the check has for both; unchanged where nothing is joined. */
    static DataFolder of(Check check, DataFolder data) {
        List<String> files = List.of(check.dataset().split("\\s*[,+&]\\s*", -1));
        Matcher keys = KEYS.matcher(check.prep());
        if (files.size() != 2 || !keys.find()) {
            return data;
        }
        Table left = data.table(files.get(0));
        Table right = data.table(files.get(1));
        String other = keys.group(2) == null ? keys.group(1) : keys.group(2);
        if (!left.has(keys.group(1)) || !right.has(other)) {
            return data;
        }
        String none = ZEROS.matcher(check.prep()).find() ? "0" : "NA";
        Map<String, Integer> rows = new HashMap<>();
        String[] ids = right.text(other);
        for (int i = 0; i < ids.length; i++) {
            rows.putIfAbsent(ids[i], i);
        }
        Table wide = left;
        for (String name : right.names()) {
            if (!left.has(name)) {
                wide = wide.with(name, column(left.text(keys.group(1)), rows, right.text(name), none));
            }
        }
        return data.with(check.dataset(), wide);
    }

    private static String[] column(String[] keys, Map<String, Integer> rows, String[] cells, String none) {
        String[] found = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int row = rows.getOrDefault(keys[i], -1);
            found[i] = row < 0 || Table.isMissing(cells[row]) ? none : cells[row];
        }
        return found;
    }
}
