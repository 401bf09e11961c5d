package dev.slipway.warehouse.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How visits and days are cut, as the variables of the dbt project say.
 *
 * @param gap seconds of a pause that ends a visit
 * @param byExposure whether a user's cohort begins at first exposure; otherwise at first activity
 * @param returnEvent the event that counts as coming back; null for any
 * @param counted events with a column of their own
 */
record Cuts(
        long gap,
        boolean byExposure,
        @Nullable String returnEvent,
        List<Counted> counted,
        List<Intent> intents,
        LocalClock clock) {

    /** An event and the column that counts it. */
    record Counted(String event, String column) {}

    /** What a visit was for, when it has any of the events. */
    record Intent(String name, List<String> events) {}

    static Cuts of(Map<String, ? extends @Nullable Object> vars) {
        Object returns = vars.get("return_event");
        return new Cuts(
                Long.parseLong(String.valueOf(vars.get("session_gap"))),
                "exposure".equals(vars.get("cohort")),
                returns == null ? null : returns.toString(),
                entries(vars.get("event_counts")).stream()
                        .map(entry -> new Counted(text(entry, "event"), text(entry, "name")))
                        .toList(),
                entries(vars.get("intents")).stream()
                        .map(entry -> new Intent(
                                text(entry, "name"),
                                list(entry.get("events")).stream()
                                        .map(String::valueOf)
                                        .toList()))
                        .toList(),
                new LocalClock(entries(vars.get("clock_shifts"))));
    }

    private static String text(Map<String, Object> entry, String key) {
        return String.valueOf(Objects.requireNonNull(entry.get(key), key));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<Map<String, Object>> entries(@Nullable Object value) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Object entry : list(value)) {
            Map<String, Object> named = new LinkedHashMap<>();
            if (entry instanceof Map<?, ?> map) {
                map.forEach((key, of) -> named.put(String.valueOf(key), of));
            }
            entries.add(named);
        }
        return entries;
    }
}
