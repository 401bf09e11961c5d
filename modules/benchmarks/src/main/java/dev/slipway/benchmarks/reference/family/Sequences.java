package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Events of sequences in order.
 *
 * @param sequence code per event
 * @param state code per event
 * @param states their names by code
 * @param time of each event in seconds; NaN where the data have none
 */
record Sequences(int[] sequence, int[] state, List<String> states, double[] time) {
    /** The column of the states is the one whose values the given ones are; the order is the preparation's or the file's. */
    static Sequences of(Check check, DataFolder data, List<String> states) {
        Table table = data.table(check.dataset());
        String column = stateColumn(table, states);
        List<String> order =
                Rows.order(check.prep()).stream().filter(table::has).toList();
        String id = order.isEmpty() ? idColumn(table) : order.get(0);
        int[] rows = sorted(table, order);
        String[] ids = table.text(id);
        String[] values = table.text(column);
        Map<String, Integer> codes = new HashMap<>();
        states.forEach(name -> codes.put(name, codes.size()));
        String[] orderedIds = Arrays.stream(rows).mapToObj(i -> ids[i]).toArray(String[]::new);
        int[] state =
                Arrays.stream(rows).map(i -> codes.getOrDefault(values[i], -1)).toArray();
        double[] seconds = Moment.seconds(table);
        double[] time = Arrays.stream(rows).mapToDouble(i -> seconds[i]).toArray();
        return new Sequences(Formulas.codes(orderedIds), state, states, time);
    }

    /** Whether every event has a time. */
    boolean hasTime() {
        return Arrays.stream(time).noneMatch(Double::isNaN);
    }

    /** How many sequences there are. */
    int sequences() {
        return starts().length - 1;
    }

    /** Where each sequence begins, and the number of events last. */
    int[] starts() {
        int[] begins = IntStream.range(0, sequence.length)
                .filter(e -> e == 0 || sequence[e] != sequence[e - 1])
                .toArray();
        int[] starts = Arrays.copyOf(begins, begins.length + 1);
        starts[begins.length] = sequence.length;
        return starts;
    }

    /** Without events later than so many seconds after the sequence's first event of a state; sequences keep their first event. */
    Sequences within(String first, double seconds) {
        int wanted = states.indexOf(first);
        boolean[] kept = new boolean[state.length];
        int[] starts = starts();
        for (int u = 0; u + 1 < starts.length; u++) {
            double end = Double.POSITIVE_INFINITY;
            for (int e = starts[u]; e < starts[u + 1]; e++) {
                if (end == Double.POSITIVE_INFINITY && state[e] == wanted) {
                    end = time[e] + seconds;
                }
                kept[e] = e == starts[u] || time[e] <= end;
            }
        }
        return where(kept);
    }

    private Sequences where(boolean[] kept) {
        int[] events = IntStream.range(0, kept.length).filter(e -> kept[e]).toArray();
        return new Sequences(
                Arrays.stream(events).map(e -> sequence[e]).toArray(),
                Arrays.stream(events).map(e -> state[e]).toArray(),
                states,
                Arrays.stream(events).mapToDouble(e -> time[e]).toArray());
    }

    /** The states in the order of a column of codes beside them, if there is one; else alphabetically. */
    static List<String> all(Check check, DataFolder data, List<String> some) {
        Table table = data.table(check.dataset());
        return table.levels(stateColumn(table, some));
    }

    /** Without the sequences whose first event has this state. */
    Sequences notBeginningWith(int code) {
        boolean[] kept = new boolean[state.length];
        for (int e = 0; e < kept.length; e++) {
            boolean begins = e == 0 || sequence[e] != sequence[e - 1];
            kept[e] = begins ? state[e] != code : kept[e - 1];
        }
        return where(kept);
    }

    private static String stateColumn(Table table, List<String> states) {
        Set<String> wanted = new HashSet<>(states);
        for (String name : table.names()) {
            Set<String> levels = new HashSet<>(Arrays.asList(table.text(name)));
            if (levels.containsAll(wanted)) {
                return name;
            }
        }
        throw new IllegalArgumentException("no column holds the states");
    }

    private static String idColumn(Table table) {
        return table.names().stream()
                .filter(name ->
                        name.toLowerCase(Locale.ROOT).matches("(.*_)?(id|session|case|user|customer|visitor)(_?id)?"))
                .filter(name -> !name.matches("(?i)event_?id"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column names the sequence"));
    }

    private static int[] sorted(Table table, List<String> order) {
        List<Integer> rows =
                new ArrayList<>(IntStream.range(0, table.rows()).boxed().toList());
        if (order.isEmpty()) {
            return rows.stream().mapToInt(Integer::intValue).toArray();
        }
        Comparator<Integer> comparator = Comparator.comparing((Integer i) -> table.text(order.get(0))[i]);
        for (String name : order.subList(1, order.size())) {
            String[] text = table.text(name);
            if (table.isNumeric(name)) {
                double[] numbers = table.numbers(name);
                comparator = comparator.thenComparing(i -> numbers[i]);
            } else {
                comparator = comparator.thenComparing(i -> text[i]);
            }
        }
        rows.sort(comparator);
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
