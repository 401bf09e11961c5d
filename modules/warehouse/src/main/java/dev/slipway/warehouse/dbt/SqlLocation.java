package dev.slipway.warehouse.dbt;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a model's file that the engine complains about. */
final class SqlLocation {
    private static final String STATEMENT = "; SQL statement:\n";
    private static final Pattern NAMED = Pattern.compile("\"([^\"]+)\"");
    /** How DuckDB says where it stopped; the words of the model begin on the first line of the statement. */
    private static final Pattern LINE = Pattern.compile("(?s)\n\nLINE (\\d+):.*");

    private SqlLocation() {}

    /**
     * The failure with model, file and, where it can be told, line. H2 marks the place of a syntax error with
     * {@code [*]}; for an unknown column or table it gives the name, which is looked for in the text. DuckDB gives the line.
     *
     * @param offset of the model's text inside the statement
     */
    static SlipwayException explain(String name, String file, RenderedSql sql, int offset, SlipwayException failure) {
        Throwable cause = failure.getCause();
        String message = cause == null ? failure.sentence() : String.valueOf(cause.getMessage());
        int line = line(message, sql, offset);
        String where = line < 0 ? file : file + ", line " + line;
        int end = message.indexOf("; SQL statement:");
        String words = LINE.matcher(end < 0 ? message : message.substring(0, end))
                .replaceFirst("")
                .replaceAll("(?s)Syntax error in SQL statement \".*\"", "Syntax error")
                .replaceFirst("^[A-Za-z]+ Error: syntax", "Syntax");
        return new SlipwayException(
                ErrorCategory.WAREHOUSE,
                "Model " + name + " failed (" + where + "): " + words.strip() + ". The last good run is untouched.",
                "Fix the model, or the data that it reads, and run again.",
                failure);
    }

    private static int line(String message, RenderedSql sql, int offset) {
        Matcher stated = LINE.matcher(message);
        if (stated.find()) {
            return sql.lines()
                    .get(Math.clamp(
                                    Integer.parseInt(stated.group(1)),
                                    1,
                                    sql.lines().size())
                            - 1);
        }
        int position = position(message, sql.text(), offset);
        return position < 0 ? -1 : sql.lineAt(position);
    }

    private static int position(String message, String sql, int offset) {
        Matcher quoted = Pattern.compile("(?s)statement \"(.*?)\\[\\*]").matcher(message);
        if (quoted.find()) {
            return Math.clamp(quoted.group(1).replace("\"\"", "\"").length() - (long) offset, 0, sql.length());
        }
        int statement = message.indexOf(STATEMENT);
        Matcher names = NAMED.matcher(statement < 0 ? message : message.substring(0, statement));
        while (names.find()) {
            String wanted = names.group(1).toLowerCase(Locale.ROOT);
            String last = wanted.substring(wanted.lastIndexOf('.') + 1);
            Matcher found = Pattern.compile("(?i)(?<![a-z0-9_])" + Pattern.quote(last) + "(?![a-z0-9_])")
                    .matcher(sql);
            if (found.find()) {
                return found.start();
            }
        }
        return -1;
    }
}
