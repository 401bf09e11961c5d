package dev.slipway.warehouse;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Grid;
import dev.slipway.warehouse.engine.UnknownNames;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** A query as a person typed it: one statement that only reads. */
final class ReadOnlyQuery {
    private static final Set<String> READING = Set.of("select", "with", "values", "table", "explain", "show");

    private final String text;
    private final String sql;

    private ReadOnlyQuery(String text, String sql) {
        this.text = text;
        this.sql = sql;
    }

    /** The statement without what stands around it. */
    String sql() {
        return sql;
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
        return new ReadOnlyQuery(text, sql);
    }

    /** The statement with comments, texts and quoted names blanked out. */
    private static String withoutTexts(String sql) {
        return sql.replaceAll("(?s)'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/", " ");
    }

    private static SlipwayException refused(String words) {
        return new QueryRefusedException(
                words + " Nothing was changed.",
                "Start with SELECT or WITH, for example: SELECT * FROM marts.fct_exposures LIMIT 10",
                0,
                0,
                null);
    }

    /** Runs the query on the warehouse of a run. */
    QueryResult run(Database database, int maxRows, int run, JobContext context) {
        return explained(database, () -> {
            Grid grid = database.grid(sql, maxRows, context);
            return new QueryResult(grid.columns(), grid.rows(), grid.truncated(), run);
        });
    }

    /** Does work with the query; what the engine has against it is said with the place in the person's own text. */
    <T> T explained(Database database, Supplier<T> work) {
        try {
            return work.get();
        } catch (SlipwayException e) {
            throw e.category() == ErrorCategory.WAREHOUSE ? explain(UnknownNames.explain(e, sql, database), e) : e;
        }
    }

    private SlipwayException explain(SlipwayException words, SlipwayException failure) {
        Throwable engine = failure.getCause();
        String message = engine == null ? failure.sentence() : String.valueOf(engine.getMessage());
        QueryPlace place = QueryPlace.of(message, text, Math.max(0, text.indexOf(sql)));
        String sentence = words.sentence();
        String remedy = words.remedy();
        if (words == failure && message.toLowerCase(Locale.ROOT).contains("syntax error")) {
            sentence = "The query can't be read. Nothing was changed.";
            remedy = "Look at what stands just before that place: a comma, a bracket or a word may be missing or too"
                    + " many.";
        } else if (words == failure) {
            sentence = failure.sentence()
                    .replaceFirst("^The warehouse could not do it: ", "The query failed: ")
                    .replaceFirst("\\.?$", ".");
        }
        return new QueryRefusedException(place.into(sentence), remedy, place.line(), place.column(), failure);
    }
}
