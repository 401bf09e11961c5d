package dev.slipway.app.widget;

import java.util.regex.Pattern;

/** Keeps on one line what is read as one: a number and its unit, a p-value, both ends of an interval. */
public final class Glue {
    private static final char HARD = '\u00a0';
    private static final Pattern UNIT = Pattern.compile("(?<=\\d) (?=pp\\b)");
    private static final Pattern P_VALUE = Pattern.compile("\\bp ([=<]) (?=\\d)");

    private static final Pattern ENDS = Pattern.compile("\\[([^\\[\\] ]+), (?=[^\\[\\] ]+])");

    private Glue() {}

    /** The sentence with hard blanks there. */
    public static String of(String sentence) {
        String units = UNIT.matcher(sentence).replaceAll(String.valueOf(HARD));
        String tests = P_VALUE.matcher(units).replaceAll("p" + HARD + "$1" + HARD);
        return ENDS.matcher(tests).replaceAll("[$1," + HARD);
    }

    /** Parts with a dot between them, none of which is broken into two lines: {@code Deposits 8,640: +€0.16 · Devices 1: +€0.13}. */
    public static String parts(String line) {
        return line.replace(' ', HARD).replace(HARD + "·" + HARD, HARD + "· ");
    }
}
