package dev.slipway.app.welcome;

import dev.slipway.app.welcome.CsvPreview.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Counts what the values of one column look like. */
final class ColumnCounts {
    /** Different values are counted up to this many. */
    static final int MOST_DISTINCT = 1000;

    private static final int EXAMPLES = 3;
    private static final double ALMOST_ALL = 0.9;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Set<String> YES_NO = Set.of("0", "1", "true", "false", "yes", "no");

    private final String name;
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private final List<String> examples = new ArrayList<>();
    private long filled;
    private long numbers;
    private long yesNo;

    ColumnCounts(String name) {
        this.name = name;
    }

    static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    static boolean isYesNo(String value) {
        return YES_NO.contains(value.toLowerCase(Locale.ROOT));
    }

    void add(String raw) {
        String value = raw.strip();
        if (value.isEmpty()) {
            return;
        }
        filled++;
        numbers += isNumber(value) ? 1 : 0;
        yesNo += isYesNo(value) ? 1 : 0;
        if (values.containsKey(value) || values.size() < MOST_DISTINCT) {
            values.merge(value, 1, Integer::sum);
        }
        if (examples.size() < EXAMPLES && !examples.contains(value)) {
            examples.add(value);
        }
    }

    /** What almost all values are; a few others are faults of their rows. */
    CsvPreview.Column column() {
        Kind kind = filled > 0 && yesNo >= ALMOST_ALL * filled
                ? Kind.YES_NO
                : filled > 0 && numbers >= ALMOST_ALL * filled ? Kind.NUMBER : Kind.TEXT;
        List<String> levels = values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(12)
                .map(Map.Entry::getKey)
                .toList();
        return new CsvPreview.Column(name, kind, values.size(), levels, List.copyOf(examples));
    }
}
