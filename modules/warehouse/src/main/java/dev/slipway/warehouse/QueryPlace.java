package dev.slipway.warehouse;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the text of a query, both from 1; 0 and 0 where it can't be told.
 *
 * <p>H2 repeats the statement with {@code [*]} before what it can't read; DuckDB says {@code LINE 2:} and points with a caret. Both quote the
 * names that they don't know, which are looked for in the text.
 */
record QueryPlace(int line, int column) {
    static final QueryPlace UNKNOWN = new QueryPlace(0, 0);

    private static final Pattern MARKED = Pattern.compile("(?s)statement \"(.*?)\\[\\*]");
    private static final Pattern LINE = Pattern.compile("(?m)^(LINE (\\d+): )(.*)\\n( *)\\^");
    private static final Pattern NAMED = Pattern.compile("\"([A-Za-z_][A-Za-z0-9_.]*)\"");
    private static final Pattern NO_CODE = Pattern.compile("(?s)'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/");

    /**
     * Finds what an engine complains of.
     *
     * @param message the engine's own
     * @param text as the person wrote it
     * @param start of the statement in the text
     */
    static QueryPlace of(String message, String text, int start) {
        Matcher marked = MARKED.matcher(message);
        if (marked.find()) {
            return at(text, start + marked.group(1).replace("\"\"", "\"").length());
        }
        int repeated = message.indexOf("; SQL statement:");
        Matcher names = NAMED.matcher(repeated < 0 ? message : message.substring(0, repeated));
        String code = NO_CODE.matcher(text).replaceAll(match -> " ".repeat(match.end() - match.start()));
        while (names.find()) {
            String name = names.group(1).toLowerCase(Locale.ROOT);
            Matcher found = Pattern.compile("(?i)(?<![a-z0-9_])"
                            + Pattern.quote(name.substring(name.lastIndexOf('.') + 1)) + "(?![a-z0-9_])")
                    .matcher(code);
            if (found.find()) {
                return at(text, found.start());
            }
        }
        Matcher line = LINE.matcher(message);
        if (!line.find()) {
            return UNKNOWN;
        }
        boolean cut = line.group(3).startsWith("...");
        int column = line.group(4).length() - line.group(1).length() + 1;
        return new QueryPlace(Integer.parseInt(line.group(2)), cut ? 1 : Math.max(1, column));
    }

    private static QueryPlace at(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new QueryPlace(line, before.length() - before.lastIndexOf('\n'));
    }

    /** The sentence with the place at the end of its first part. */
    String into(String sentence) {
        return line == 0
                ? sentence
                : sentence.replaceFirst("\\.(\\s|$)", " (line " + line + ", column " + column + ").$1");
    }
}
