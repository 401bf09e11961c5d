package dev.slipway.readout.text;

import java.util.Arrays;
import java.util.Locale;

/**
 * Numbers as words for people. Rounds for display only. Minus is U+2212, zero never has a sign, everything is locale
 * independent. NaN and infinities have no place on a screen and are shown as {@link #NONE}.
 */
public final class Numbers {
    /** Minus sign as it is printed. */
    public static final String MINUS = "\u2212";
    /** Shown where there is no number. */
    public static final String NONE = "n/a";

    private static final int MAX_DECIMALS = 9;
    /** Most digits that a bound gets beyond the estimate's. */
    private static final int CLOSEST = 2;

    private Numbers() {}

    /** A number with this many decimals and thousands separators: {@code −1,234.5}. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        return isZeroText(digits) || value >= 0 ? digits : MINUS + digits;
    }

    /** As {@link #fixed} with a plus for positive numbers: {@code +4.9}. What rounds to zero has no sign. */
    public static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return value > 0 && Double.isFinite(value) && !isZeroText(text) ? "+" + text : text;
    }

    /** A share as a rate: {@code 46.1%}, below 1 % {@code 0.37%}; 0 is {@code 0%}. */
    public static String rate(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        if (share == 0) {
            return "0%";
        }
        double size = Math.abs(share);
        if (size < 0.00005) {
            return "< 0.01%";
        }
        return fixed(share * 100, size < 0.01 ? 2 : 1) + "%";
    }

    /** Decimals of a difference in pp when the rates are about this large: one, two below 1 %. */
    public static int ppDecimals(double baseRate) {
        return Math.abs(baseRate) < 0.01 ? 2 : 1;
    }

    /** A difference of shares in percentage points: {@code +4.9 pp}. */
    public static String pp(double difference, int decimals) {
        return withUnit(signed(difference * 100, decimals), " pp");
    }

    /** A difference of shares in percentage points; the rate decides about the decimals. */
    public static String pp(double difference, double baseRate) {
        return pp(difference, ppDecimals(baseRate));
    }

    /** A change relative to the control: {@code +11.8%}. */
    public static String relative(double change) {
        return withUnit(signed(change * 100, 1), "%");
    }

    /**
     * Decimals that a bound needs: one more than the estimate where the bound would round onto 0 or onto one of the
     * marks (a margin, a ship line) without being it, two more where one does not tell them apart. What even two do not
     * tell apart is as good as equal, and a digit more would only look like a mistake.
     */
    public static int boundDecimals(double bound, int decimals, double... marks) {
        for (int more = 0; more <= CLOSEST; more++) {
            int tried = Math.min(decimals + more, MAX_DECIMALS);
            if (!roundsOnto(bound, 0, tried)
                    && Arrays.stream(marks).noneMatch(mark -> roundsOnto(bound, mark, tried))) {
                return tried;
            }
        }
        return decimals;
    }

    private static boolean roundsOnto(double bound, double mark, int decimals) {
        return bound != mark
                && Double.isFinite(bound)
                && Double.isFinite(mark)
                && signed(bound, decimals).equals(signed(mark, decimals));
    }

    /** {@code [+3.6, +6.2]} from numbers that are already in the unit shown; marks as in {@link #boundDecimals}. */
    public static String interval(double low, double high, int decimals, double... marks) {
        return "[" + signed(low, boundDecimals(low, decimals, marks)) + ", "
                + signed(high, boundDecimals(high, decimals, marks)) + "]";
    }

    /** {@code [+3.6, +6.2]} from shares, in pp without the unit. Marks are shares too. */
    public static String ppInterval(double low, double high, int decimals, double... marks) {
        double[] inPoints = new double[marks.length];
        for (int i = 0; i < marks.length; i++) {
            inPoints[i] = marks[i] * 100;
        }
        return interval(low * 100, high * 100, decimals, inPoints);
    }

    /** {@code p = 0.91}'s number: two decimals, three below 0.05, {@code < 0.001}, never 0. */
    public static String p(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value < 0.001) {
            return "< 0.001";
        }
        return fixed(value, value < 0.05 ? 3 : 2);
    }

    /** With its letter and sign: {@code p = 0.91}, {@code p < 0.001}. */
    public static String pEquals(double value) {
        String text = p(value);
        return text.startsWith("<") ? "p " + text : "p = " + text;
    }

    /** {@code 29,986}. */
    public static String count(long value) {
        return fixed((double) value, 0);
    }

    /** {@code 29,986}, from a million on {@code 1.0 M}, from a thousand million on {@code 1.0 bn}. */
    public static String shortCount(long value) {
        double size = Math.abs((double) value);
        if (size >= 999_950_000) {
            return fixed(value / 1e9, 1) + " bn";
        }
        return size >= 1_000_000 ? fixed(value / 1e6, 1) + " M" : count(value);
    }

    /** A sum of money: {@code €0.39}, {@code −€12.00}; from 10,000 on without cents. */
    public static String money(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String digits = fixed(Math.abs(value), Math.abs(value) < 9_999.995 ? 2 : 0);
        return (value < 0 && !isZeroText(digits) ? MINUS : "") + "€" + digits;
    }

    /** A difference of money: {@code +€0.39}; zero has no sign. */
    public static String moneyDifference(double value) {
        String text = money(value);
        return value > 0 && Double.isFinite(value) && !isZeroText(text) ? "+" + text : text;
    }

    /** The ends of a difference of money, whose sign stands before the interval: {@code [−0.03, +0.79]}. */
    public static String moneyInterval(double low, double high) {
        return ("[" + moneyDifference(low) + ", " + moneyDifference(high) + "]").replace("€", "");
    }

    /** Odds, hazard and other ratios: two decimals. */
    public static String ratio(double value) {
        return fixed(value, 2);
    }

    /** PSI: three decimals below 0.10, else two. */
    public static String psi(double value) {
        return fixed(value, value < 0.0995 ? 3 : 2);
    }

    /** A plain number with about three meaningful digits: {@code 1,234}, {@code 12.3}, {@code 0.0123}. */
    public static String plain(double value) {
        return fixed(value, meaningfulDecimals(value));
    }

    /** Decimals that show about three digits of a number of this size. */
    public static int meaningfulDecimals(double size) {
        double magnitude = Math.abs(size);
        if (magnitude == 0 || !Double.isFinite(magnitude)) {
            return 2;
        }
        int leading = (int) Math.floor(Math.log10(magnitude));
        return Math.max(0, Math.min(MAX_DECIMALS - 1, 2 - leading));
    }

    /** A number that people say short: {@code +1}, {@code +0.3}; at most the decimals given, no trailing zeros. */
    public static String brief(double value, int decimals) {
        String text = signed(value, decimals);
        if (text.indexOf('.') < 0) {
            return text;
        }
        String cut = text.replaceAll("0+$", "");
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /** A span of time: {@code 0.4 s}, {@code 38 s}, {@code 2.9 min}, {@code 31 h}, {@code 3.2 days}. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        double size = Math.abs(seconds);
        if (size < 119.5) {
            return fixed(seconds, size > 0 && size < 9.95 ? 1 : 0) + " s";
        }
        if (size < 119.5 * 60) {
            double minutes = seconds / 60;
            return fixed(minutes, Math.abs(minutes) < 9.95 ? 1 : 0) + " min";
        }
        double hours = seconds / 3600;
        if (Math.abs(hours) < 71.5) {
            return fixed(hours, Math.abs(hours) < 9.95 ? 1 : 0) + " h";
        }
        double days = hours / 24;
        return fixed(days, Math.abs(days) < 9.95 ? 1 : 0) + " days";
    }

    /** {@code 1 day}, {@code 2 days}. */
    public static String counted(long n, String one, String many) {
        return count(n) + " " + (n == 1 ? one : many);
    }

    private static String withUnit(String number, String unit) {
        return number.equals(NONE) ? number : number + unit;
    }

    private static boolean isZeroText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }
}
