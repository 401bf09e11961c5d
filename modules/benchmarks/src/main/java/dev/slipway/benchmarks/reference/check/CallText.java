package dev.slipway.benchmarks.reference.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pieces of a call: arguments by name, and what stands between brackets. */
public final class CallText {
    private CallText() {}

    /** What follows {@code name =} up to the next comma or the end of the call; null when there is no such argument. */
    public static @Nullable String argument(String call, String name) {
        Matcher m = Pattern.compile("(?<![\\w.$])" + Pattern.quote(name) + "\\s*=(?!=)\\s*")
                .matcher(call);
        return m.find() ? upTo(call, m.end(), ",;\n") : null;
    }

    /** The inside of the first call of a function; null when it is not called. */
    public static @Nullable String inside(String call, String function) {
        Matcher m =
                Pattern.compile("(?<![\\w.])" + Pattern.quote(function) + "\\(").matcher(call);
        return m.find() ? upTo(call, m.end(), "") : null;
    }

    /** From a place up to one of the signs outside of brackets and quotes, or to the bracket that closes what is open there. */
    public static String upTo(String text, int from, String signs) {
        int depth = 0;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (depth == 0 && (signs.indexOf(c) >= 0 || c == ')' || c == ']')) {
                break;
            }
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            int closing = c == '\'' || c == '"' ? text.indexOf(c, i + 1) : -1;
            i = Math.max(i, closing) + 1;
        }
        return text.substring(from, Math.min(i, text.length())).strip();
    }

    /** Python's columns and methods as R writes them: {@code df['x'].notna()} is {@code !is.na(x)}. */
    static String plain(String text) {
        return text.replaceAll("(?<![\\w.])\\w+\\[(['\"])([\\w.]+)\\1\\]", "$2")
                .replaceAll("(?<![\\w.])([\\w.]+)\\.(?:notna|notnull)\\(\\)", "!is.na($1)")
                .replaceAll("(?<![\\w.])([\\w.]+)\\.(?:isna|isnull)\\(\\)", "is.na($1)")
                .replaceAll("\\.isin\\(\\[([^\\]]*)\\]\\)", " %in% c($1)")
                .replaceAll("\\.astype\\(\\w+\\)", "");
    }
}
