package dev.slipway.readout.text;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import java.util.Arrays;

/**
 * How the numbers of one metric are written: rates in % and their differences in pp, money with its sign, everything else as numbers. One
 * precision for estimate and interval ends; a bound that rounds onto 0 or onto a mark gets one more digit.
 *
 * @param rate whether values are shares
 * @param money whether values are amounts of money
 * @param decimals of differences in the unit shown
 * @param marks values on the metric's own scale that a bound must not seem to touch: the margin, the ship line
 */
public record MetricFormat(boolean rate, boolean money, int decimals, double... marks) {
    private static final String SIGN = "€";
    private static final int CENTS = 2;

    /** From half an interval this wide on cents are noise. */
    private static final double WHOLE = 100;

    /** Of values that are no money. */
    public MetricFormat(boolean rate, int decimals, double... marks) {
        this(rate, false, decimals, marks);
    }

    /** The format of a metric from its arms and its margin. */
    public static MetricFormat of(MetricReadout metric, double... extraMarks) {
        double level = 0;
        double spread = 0;
        for (ArmSummary arm : metric.arms()) {
            Double mean = arm.mean();
            level = mean == null ? level : Math.max(level, Math.abs(mean));
        }
        Estimate deciding = metric.deciding();
        if (deciding != null) {
            spread = (deciding.ciHigh() - deciding.ciLow()) / 2;
        }
        Double margin = metric.margin();
        double[] marks = extraMarks;
        if (margin != null) {
            marks = Arrays.copyOf(extraMarks, extraMarks.length + 1);
            marks[extraMarks.length] = metric.better().equals("higher") ? -margin : margin;
        }
        MetricFormat format = of(metric.rate(), level, spread, marks);
        boolean cents = metric.money() && (spread > 0 ? spread : level) < WHOLE;
        return new MetricFormat(
                metric.rate(), metric.money(), cents ? Math.max(CENTS, format.decimals) : format.decimals, marks);
    }

    /** The format for values about this large; of means the half-width of the interval sets the digits. */
    public static MetricFormat of(boolean rate, double level, double halfWidth, double... marks) {
        if (rate) {
            return new MetricFormat(true, Numbers.ppDecimals(level), marks);
        }
        double size = halfWidth > 0 ? halfWidth : level;
        return new MetricFormat(false, Math.max(0, Numbers.meaningfulDecimals(size) - 1), marks);
    }

    /** A level: {@code 46.1%}, {@code €2.67} or {@code 12.34}. */
    public String level(double value) {
        if (rate) {
            return Numbers.rate(value);
        }
        return money ? withUnit(Numbers.fixed(value, decimals)) : Numbers.fixed(value, Math.max(decimals, 1));
    }

    /** A difference with its unit: {@code +4.9 pp}, {@code +€0.32}. */
    public String difference(double value) {
        return withUnit(number(value));
    }

    /** Digits with their unit: after them, or between their sign and them. */
    public String withUnit(String digits) {
        if (!money || digits.equals(Numbers.NONE)) {
            return digits + unit();
        }
        boolean signed = digits.startsWith("+") || digits.startsWith(Numbers.MINUS);
        return signed ? digits.charAt(0) + SIGN + digits.substring(1) : SIGN + digits;
    }

    /** A difference without its unit: {@code +4.9}. */
    public String number(double value) {
        return Numbers.signed(shown(value), decimals);
    }

    /** The end of an interval with its unit, one digit more where it would seem to touch 0 or a mark. */
    public String bound(double value) {
        return withUnit(Numbers.signed(shown(value), Numbers.boundDecimals(shown(value), decimals, shownMarks())));
    }

    /** {@code [+3.6, +6.2]}, no unit. */
    public String interval(double low, double high) {
        return Numbers.interval(shown(low), shown(high), decimals, shownMarks());
    }

    /** {@code +4.9 pp [+3.6, +6.2]}. */
    public String withInterval(double effect, double low, double high) {
        return difference(effect) + " " + interval(low, high);
    }

    /** {@code +4.9 pp [+3.6, +6.2]}; of a relative estimate {@code +11.8% [+8.6, +15.1]}. */
    public String withInterval(Estimate estimate) {
        if (estimate.scale().equals("relative")) {
            return Numbers.relative(estimate.effect()) + " "
                    + Numbers.interval(estimate.ciLow() * 100, estimate.ciHigh() * 100, 1);
        }
        return withInterval(estimate.effect(), estimate.ciLow(), estimate.ciHigh());
    }

    /** The size of a difference without sign, for sentences that say rises or falls: {@code 4.9 pp}, {@code €0.32}. */
    public String size(double value) {
        return withUnit(Numbers.fixed(Math.abs(shown(value)), decimals));
    }

    /** A standard error in the unit of differences, with about two digits: {@code 0.41 pp}, {@code €0.085}. */
    public String error(double value) {
        double inUnit = shown(value);
        return withUnit(Numbers.fixed(inUnit, Math.max(0, Numbers.meaningfulDecimals(inUnit) - 1)));
    }

    /** {@code  pp} for rates, else nothing; the sign of money does not follow its number. */
    private String unit() {
        return rate ? " pp" : "";
    }

    private double shown(double value) {
        return rate ? value * 100 : value;
    }

    private double[] shownMarks() {
        return Arrays.stream(marks).map(this::shown).toArray();
    }
}
