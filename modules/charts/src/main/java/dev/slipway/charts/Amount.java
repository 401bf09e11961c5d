package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.text.Numbers;
import java.util.Arrays;

/**
 * How amounts of one thing are written: money, rates or plain numbers. One precision for estimate and interval ends; a bound that
 * rounds onto 0 or onto a mark gets one more digit.
 *
 * @param decimals in the unit shown, percent for rates
 * @param marks values that a bound must not seem to touch: a limit
 */
public record Amount(Unit unit, int decimals, double... marks) {
    private static final int CENTS = 2;
    /** Units of the last digit that half an interval needs, so that its ends are told apart. */
    private static final double APART = 1.5;

    private static final int MOST_MORE = 2;
    private static final double BELOW_ONE_PERCENT = .01;

    /** What is counted. */
    public enum Unit {
        MONEY,
        RATE,
        NUMBER
    }

    /** Money with an interval about this wide to each side; 0 where there is none. */
    public static Amount money(double halfWidth, double... marks) {
        return new Amount(Unit.MONEY, fine(CENTS, halfWidth), marks);
    }

    /** Money as finely as this interval asks for. */
    public static Amount money(Interval interval, double... marks) {
        return money((interval.high() - interval.low()) / 2, marks);
    }

    /** Rates of about this level. */
    public static Amount rate(double level, double halfWidth, double... marks) {
        int decimals = Math.abs(level) < BELOW_ONE_PERCENT ? CENTS : 1;
        return new Amount(Unit.RATE, fine(decimals, 100 * halfWidth), marks);
    }

    /** Numbers of about this level. */
    public static Amount number(double level, double halfWidth, double... marks) {
        double size = halfWidth > 0 && Double.isFinite(halfWidth) ? halfWidth : Math.abs(level);
        return new Amount(Unit.NUMBER, Math.max(0, Numbers.meaningfulDecimals(size) - 1), marks);
    }

    /** What a limit is written in. */
    public static Amount of(PolicyReadout.Limit limit, double halfWidth) {
        return limit.rate() ? rate(limit.most(), halfWidth, limit.most()) : money(halfWidth, limit.most());
    }

    private static int fine(int decimals, double halfWidth) {
        int fine = decimals;
        while (halfWidth > 0 && fine < decimals + MOST_MORE && halfWidth * Math.pow(10, fine) < APART) {
            fine++;
        }
        return fine;
    }

    /** {@code €7.11}, {@code 0.19%}, {@code 12.3}. */
    public String level(double value) {
        String digits = Numbers.fixed(shown(value), decimals);
        return digits.equals(Numbers.NONE) ? digits : withUnit(digits, "%");
    }

    /** {@code +€0.39}, {@code +0.03 pp}, {@code +1.2}. */
    public String difference(double value) {
        String digits = Numbers.signed(shown(value), decimals);
        return digits.equals(Numbers.NONE) ? digits : withUnit(digits, " pp");
    }

    /** A level that somebody set, with no more digits than it has and its kind wants: {@code €0.20} where others have three decimals. */
    public String limit(double value) {
        int most = decimals;
        int least = switch (unit) {
            case NUMBER -> 0;
            case MONEY -> CENTS;
            case RATE -> Math.abs(value) < BELOW_ONE_PERCENT ? CENTS : 1;
        };
        for (int fewer = least; fewer < most; fewer++) {
            double scaled = shown(value) * Math.pow(10, fewer);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-9 * Math.max(1, scaled)) {
                return new Amount(unit, fewer, marks).level(value);
            }
        }
        return level(value);
    }

    /** A distance without a sign: {@code €0.03}, {@code 0.03 pp}. What rounds to nothing gets one more digit. */
    public String size(double value) {
        double size = Math.abs(shown(value));
        return withUnit(Numbers.fixed(size, Numbers.boundDecimals(size, decimals)), " pp");
    }

    /** Two levels, no unit: {@code [0.17, 0.22]}. */
    public String levels(double low, double high) {
        return "[" + bound(low) + ", " + bound(high) + "]";
    }

    /** A level, as one end of an interval. */
    private String bound(double value) {
        return Numbers.fixed(shown(value), Numbers.boundDecimals(shown(value), decimals, shownMarks()));
    }

    /** Two differences, no unit: {@code [+0.14, +0.64]}. */
    public String interval(double low, double high) {
        return Numbers.interval(shown(low), shown(high), decimals, shownMarks());
    }

    /** {@code +€0.39 [+0.14, +0.64]}. */
    public String withInterval(Interval difference) {
        return difference(difference.effect()) + " " + interval(difference.low(), difference.high());
    }

    /** {@code 0.19% [0.17, 0.22]}. */
    public String levelWithInterval(Interval level) {
        return level(level.effect()) + " " + levels(level.low(), level.high());
    }

    private String withUnit(String digits, String afterRate) {
        return switch (unit) {
            case MONEY -> money(digits);
            case RATE -> digits + afterRate;
            case NUMBER -> digits;
        };
    }

    private static String money(String digits) {
        boolean signed = digits.startsWith("+") || digits.startsWith(Numbers.MINUS);
        return signed ? digits.charAt(0) + "€" + digits.substring(1) : "€" + digits;
    }

    private double shown(double value) {
        return unit == Unit.RATE ? value * 100 : value;
    }

    private double[] shownMarks() {
        return Arrays.stream(marks).map(this::shown).toArray();
    }
}
