package dev.slipway.warehouse.engine;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.QueryResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query as a person typed it: one statement that only reads. */
public final class ReadOnlyQuery {
    private static final Set<String> READING = Set.of("select", "with", "values", "table", "explain", "show");

    private final String sql;

    private ReadOnlyQuery(String sql) {
        this.sql = sql;
    }

    /** Accepts one statement that starts as a query does; the engine's own rights stop whatever hides behind that. */
    public static ReadOnlyQuery of(String text) {
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

    /** Runs the query. */
    public QueryResult run(Database database, int maxRows, int run, JobContext context) {
        context.checkCancelled();
        try (Statement statement = database.connection().createStatement()) {
            statement.setMaxRows(maxRows + 1);
            return StatementCancel.during(statement, context, () -> {
                try (ResultSet result = statement.executeQuery(sql)) {
                    return read(result, maxRows, run);
                }
            });
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private static QueryResult read(ResultSet result, int maxRows, int run) throws SQLException {
        int width = result.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int c = 1; c <= width; c++) {
            columns.add(result.getMetaData().getColumnLabel(c));
        }
        List<@Nullable String[]> rows = new ArrayList<>();
        boolean more = false;
        while (result.next()) {
            if (rows.size() == maxRows) {
                more = true;
                break;
            }
            @Nullable String[] row = new @Nullable String[width];
            for (int c = 0; c < width; c++) {
                row[c] = result.getString(c + 1);
            }
            rows.add(row);
        }
        return new QueryResult(columns, rows, more, run);
    }
}
