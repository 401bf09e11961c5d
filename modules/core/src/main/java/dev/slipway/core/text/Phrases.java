package dev.slipway.core.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small pieces of English that messages are made of. Numbers are written as a file would write them. */
public final class Phrases {
    private static final int LONGEST_QUOTE = 60;

    private Phrases() {}

    /** "a", "a and b", "a, b and c". */
    public static String and(Collection<String> words) {
        return join(words, " and ");
    }

    /** "a", "a or b", "a, b or c". */
    public static String or(Collection<String> words) {
        return join(words, " or ");
    }

    private static String join(Collection<String> words, String last) {
        List<String> list = List.copyOf(words);
        if (list.size() < 2) {
            return String.join("", list);
        }
        return String.join(", ", list.subList(0, list.size() - 1)) + last + list.getLast();
    }

    /** The word in quotation marks, on one line and cut where it is very long. */
    public static String quoted(String word) {
        String line = word.strip().replaceAll("\\s+", " ");
        return "“" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line) + "”";
    }

    /** "1 day", "2 days". */
    public static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    /** At most six decimals, no trailing zeros, never an exponent. */
    public static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }

    /** "Did you mean x? " or nothing. */
    public static String didYouMean(@Nullable String name) {
        return name == null ? "" : "Did you mean " + name + "? ";
    }
}
