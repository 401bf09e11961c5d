package dev.slipway.warehouse.engine;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which schema, table or column of a query is not there, and what there is instead. */
public final class UnknownNames {
    private static final String OURS = " where table_schema in ('marts', 'raw', 'run', 'staging') ";

    private UnknownNames() {}

    /** The failure in better words when an unknown name is what it is about; otherwise the failure itself. */
    public static SlipwayException explain(SlipwayException failure, Database database) {
        if (!(failure.getCause() instanceof SQLException engine)) {
            return failure;
        }
        UnknownName unknown =
                database.engine() == Engine.H2 ? H2Failures.unknown(engine) : DuckDbFailures.unknown(engine);
        if (unknown == null) {
            return failure;
        }
        return unknown.kind().equals("column")
                ? column(unknown.name(), database, failure)
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

    private static SlipwayException column(String name, Database database, SlipwayException failure) {
        List<String> columns = database.list(
                "select distinct column_name from information_schema.columns" + OURS + "order by 1",
                row -> row.string(1));
        String remedy =
                nearest(name, columns).map(c -> "Did you mean " + c + "? ").orElse("");
        return unknown(
                "column",
                name,
                remedy
                        + "SELECT * FROM marts.fct_exposures LIMIT 1 shows the columns of that table; so it does for"
                        + " others.",
                failure);
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
