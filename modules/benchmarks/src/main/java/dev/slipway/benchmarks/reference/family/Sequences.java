package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Events of sequences in order.
 *
 * @param sequence code per event
 * @param state code per event
 * @param states their names by code
 */
record Sequences(int[] sequence, int[] state, List<String> states) {

    /** The column of the states is the one whose values the given ones are; the order is the preparation's or the file's. */
    static Sequences of(Check check, DataFolder data, List<String> states) {
        Table table = data.table(check.dataset());
        String column = stateColumn(table, states);
        List<String> order = Rows.order(check.prep());
        String id = order.isEmpty() ? idColumn(table) : order.get(0);
        int[] rows = sorted(table, order);
        String[] ids = table.text(id);
        String[] values = table.text(column);
        String[] orderedIds = Arrays.stream(rows).mapToObj(i -> ids[i]).toArray(String[]::new);
        int[] state = Arrays.stream(rows).map(i -> states.indexOf(values[i])).toArray();
        return new Sequences(Formulas.codes(orderedIds), state, states);
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
        int[] events = IntStream.range(0, kept.length).filter(e -> kept[e]).toArray();
        return new Sequences(
                Arrays.stream(events).map(e -> sequence[e]).toArray(),
                Arrays.stream(events).map(e -> state[e]).toArray(),
                states);
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
        List<String> ids =
                table.names().stream().filter(name -> name.endsWith("_id")).toList();
        Checks.require(!ids.isEmpty(), "no column names the sequence");
        return ids.get(0);
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
