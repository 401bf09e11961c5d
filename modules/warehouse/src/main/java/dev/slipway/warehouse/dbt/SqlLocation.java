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

    private SqlLocation() {}

    /**
     * The failure with model, file and, where it can be told, line. H2 marks the place of a syntax error with
     * {@code [*]}; for an unknown column or table it gives the name, which is looked for in the text.
     *
     * @param offset of the model's text inside the statement
     */
    static SlipwayException explain(String name, String file, RenderedSql sql, int offset, SlipwayException failure) {
        Throwable cause = failure.getCause();
        String message = cause == null ? failure.sentence() : String.valueOf(cause.getMessage());
        int position = position(message, sql.text(), offset);
        String where = position < 0 ? file : file + ", line " + sql.lineAt(position);
        int end = message.indexOf("; SQL statement:");
        String words = (end < 0 ? message : message.substring(0, end))
                .replaceAll("(?s)Syntax error in SQL statement \".*\"", "Syntax error");
        return new SlipwayException(
                ErrorCategory.WAREHOUSE,
                "Model " + name + " failed (" + where + "): " + words.strip() + ". The last good run is untouched.",
                "Fix the model, or the data that it reads, and run again.",
                failure);
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
