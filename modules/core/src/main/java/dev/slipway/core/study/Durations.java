package dev.slipway.core.study;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as study files write them: {@code 30m}, {@code 24h}, {@code 7d}, {@code 2w}. */
public final class Durations {
    static final String PATTERN = "^[1-9][0-9]{0,5}[mhdw]$";
    private static final Pattern FORM = Pattern.compile(PATTERN);

    private Durations() {}

    /** The duration, or null when the text is not one. */
    public static @Nullable Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            default -> Duration.ofDays(7 * amount);
        };
    }

    /** In words: "30 minutes", "24 hours", "7 days". */
    public static String inWords(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes % (24 * 60) == 0) {
            return words(minutes / (24 * 60), "day");
        }
        return minutes % 60 == 0 ? words(minutes / 60, "hour") : words(minutes, "minute");
    }

    private static String words(long n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }
}
