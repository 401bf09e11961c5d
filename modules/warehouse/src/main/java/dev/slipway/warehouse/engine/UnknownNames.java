package dev.slipway.warehouse.engine;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says which schema, table or column of a query is not there, and what there is instead. */
public final class UnknownNames {
    private static final String OURS = " where table_schema in ('marts', 'raw', 'run', 'staging') ";

    private UnknownNames() {}

    /**
     * The failure in better words when an unknown name is what it is about; otherwise the failure itself.
     *
     * @param sql the query that failed
     */
    public static SlipwayException explain(SlipwayException failure, String sql, Database database) {
        if (!(failure.getCause() instanceof SQLException engine)) {
            return failure;
        }
        UnknownName unknown =
                database.engine() == Engine.H2 ? H2Failures.unknown(engine) : DuckDbFailures.unknown(engine);
        if (unknown == null) {
            return failure;
        }
        return unknown.kind().equals("column")
                ? column(unknown.name(), sql, database, failure)
                : table(unknown.kind(), unknown.name(), database, failure);
    }

    private static SlipwayException table(String kind, String name, Database database, SlipwayException failure) {
        List<String> tables = database.list(
                "select table_schema || '.' || table_name from information_schema.tables" + OURS + "order by 1",
                row -> row.string(1));
        String near = kind.equals("table")
                ? nearest(name, tables).map(t -> "Did you mean " + t + "? ").orElse("")
                : "";
        return unknown(kind, name, near + "There are " + String.join(", ", tables) + ".", failure);
    }

    /** What the tables of the query have; of a query whose tables can't be told, how to see the columns of one. */
    private static SlipwayException column(String name, String sql, Database database, SlipwayException failure) {
        Map<String, List<String>> columns = new TreeMap<>();
        database.list(
                        "select table_schema || '.' || table_name, column_name from information_schema.columns" + OURS
                                + "order by table_schema, table_name, ordinal_position",
                        row -> List.of(row.string(1), row.string(2)))
                .forEach(found -> columns.computeIfAbsent(found.getFirst(), table -> new ArrayList<>())
                        .add(found.getLast()));
        columns.keySet().removeIf(table -> !names(sql, table));
        String near = nearest(
                        name, columns.values().stream().flatMap(List::stream).toList())
                .map(c -> "Did you mean " + c + "? ")
                .orElse("");
        String others = columns.isEmpty()
                ? "SELECT * FROM marts.fct_exposures LIMIT 1 shows the columns of that table; so it does for others."
                : columns.entrySet().stream()
                        .map(table -> table.getKey() + " has " + String.join(", ", table.getValue()) + ".")
                        .collect(Collectors.joining(" "));
        return unknown("column", name, near + others, failure);
    }

    private static boolean names(String sql, String table) {
        return Pattern.compile("(?i)(?<![a-z0-9_])" + Pattern.quote(table) + "(?![a-z0-9_])")
                .matcher(sql)
                .find();
    }

    private static SlipwayException unknown(String kind, String name, String remedy, SlipwayException failure) {
        return new SlipwayException(
                ErrorCategory.WAREHOUSE,
                "There is no " + kind + " named " + name + ". Nothing was changed.",
                remedy,
                failure);
    }

    /** The name that is fewest strokes away, when that is a third of its letters or fewer; the schema may be missing. */
    private static Optional<String> nearest(String name, List<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt(n -> strokes(wanted, n)))
                .filter(n -> strokes(wanted, n) <= Math.max(1, n.length() / 3));
    }

    private static int strokes(String wanted, String name) {
        String last = name.substring(name.indexOf('.') + 1);
        return Math.min(distance(wanted, name), distance(wanted, last));
    }

    /** Levenshtein's distance: letters to insert, remove or change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
