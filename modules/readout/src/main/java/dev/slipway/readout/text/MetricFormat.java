package dev.slipway.readout.text;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import java.util.Arrays;

/**
 * How the numbers of one metric are written: rates in % and their differences in pp, everything else as numbers. One
 * precision for estimate and interval ends; a bound that rounds onto 0 or onto a mark gets one more digit.
 *
 * @param rate whether values are shares
 * @param decimals of differences in the unit shown
 * @param marks values on the metric's own scale that a bound must not seem to touch: the margin, the ship line
 */
public record MetricFormat(boolean rate, int decimals, double... marks) {
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
        return of(metric.rate(), level, spread, marks);
    }

    /** The format for values about this large; of means the half-width of the interval sets the digits. */
    public static MetricFormat of(boolean rate, double level, double halfWidth, double... marks) {
        if (rate) {
            return new MetricFormat(true, Numbers.ppDecimals(level), marks);
        }
        double size = halfWidth > 0 ? halfWidth : level;
        return new MetricFormat(false, Math.max(0, Numbers.meaningfulDecimals(size) - 1), marks);
    }

    /** A level: {@code 46.1%} or {@code 12.34}. */
    public String level(double value) {
        return rate ? Numbers.rate(value) : Numbers.fixed(value, Math.max(decimals, 1));
    }

    /** A difference with its unit: {@code +4.9 pp}. */
    public String difference(double value) {
        return number(value) + unit();
    }

    /** A difference without its unit: {@code +4.9}. */
    public String number(double value) {
        return Numbers.signed(shown(value), decimals);
    }

    /** The end of an interval with its unit, one digit more where it would seem to touch 0 or a mark. */
    public String bound(double value) {
        return Numbers.signed(shown(value), Numbers.boundDecimals(shown(value), decimals, shownMarks())) + unit();
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

    /** The size of a difference without sign, for sentences that say rises or falls: {@code 4.9 pp}. */
    public String size(double value) {
        return Numbers.fixed(Math.abs(shown(value)), decimals) + unit();
    }

    /** {@code  pp} for rates, else nothing. */
    public String unit() {
        return rate ? " pp" : "";
    }

    private double shown(double value) {
        return rate ? value * 100 : value;
    }

    private double[] shownMarks() {
        return Arrays.stream(marks).map(this::shown).toArray();
    }
}
