package dev.slipway.warehouse;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Grid;
import dev.slipway.warehouse.engine.UnknownNames;
import java.util.Locale;
import java.util.Set;

/** A query as a person typed it: one statement that only reads. */
final class ReadOnlyQuery {
    private static final Set<String> READING = Set.of("select", "with", "values", "table", "explain", "show");

    private final String sql;

    private ReadOnlyQuery(String sql) {
        this.sql = sql;
    }

    /** Accepts one statement that starts as a query does; the engine's own rights stop whatever hides behind that. */
    static ReadOnlyQuery of(String text) {
        String sql = text.strip();
        while (sql.endsWith(";")) {
            sql = sql.substring(0, sql.length() - 1).strip();
        }
        String code = withoutTexts(sql).strip();
        String first = code.split("[^A-Za-z]+", 2)[0].toLowerCase(Locale.ROOT);
        if (code.startsWith("(")) {
            first = "select";
        }
        if (!READING.contains(first)) {
            throw refused("Only queries can be run here; this is none.");
        }
        if (code.contains(";")) {
            throw refused("Only one query at a time can be run here.");
        }
        return new ReadOnlyQuery(sql);
    }

    /** The statement with comments, texts and quoted names blanked out. */
    private static String withoutTexts(String sql) {
        return sql.replaceAll("(?s)'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/", " ");
    }

    private static SlipwayException refused(String words) {
        return new SlipwayException(
                ErrorCategory.WAREHOUSE,
                words + " Nothing was changed.",
                "Start with SELECT or WITH, for example: SELECT * FROM marts.fct_exposures LIMIT 10");
    }

    /** Runs the query on the warehouse of a run. */
    QueryResult run(Database database, int maxRows, int run, JobContext context) {
        try {
            Grid grid = database.grid(sql, maxRows, context);
            return new QueryResult(grid.columns(), grid.rows(), grid.truncated(), run);
        } catch (SlipwayException e) {
            throw UnknownNames.explain(e, database);
        }
    }
}
