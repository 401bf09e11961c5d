package dev.slipway.charts;

import dev.slipway.readout.model.ActivityDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A day, a week of seven days from the first day of data, or a calendar month.
 *
 * @param position its middle in days from the first day of data
 * @param values mean per day, by arm
 * @param half half width of the 95 % band, by arm; 0 where there is none
 */
record TrendPeriod(LocalDate first, LocalDate last, double position, List<Double> values, List<Double> half) {
    private static final double Z = 1.959963984540054;

    static List<TrendPeriod> of(
            List<ActivityDay> activity, int arms, TrendChart.Measure measure, TrendChart.Grain grain) {
        List<TrendPeriod> periods = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= activity.size(); i++) {
            if (i == activity.size() || block(activity, i, grain) != block(activity, from, grain)) {
                periods.add(period(activity, from, i, arms, measure));
                from = i;
            }
        }
        return periods;
    }

    private static long block(List<ActivityDay> activity, int i, TrendChart.Grain grain) {
        LocalDate date = LocalDate.parse(activity.get(i).date());
        long day =
                date.toEpochDay() - LocalDate.parse(activity.getFirst().date()).toEpochDay();
        return switch (grain) {
            case DAY -> day;
            case WEEK -> day / 7;
            case MONTH -> date.getYear() * 12L + date.getMonthValue();
        };
    }

    private static TrendPeriod period(
            List<ActivityDay> activity, int from, int to, int arms, TrendChart.Measure measure) {
        List<Double> values = new ArrayList<>();
        List<Double> half = new ArrayList<>();
        for (int arm = 0; arm < arms; arm++) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += value(activity.get(i), arm, measure);
            }
            double mean = sum / (to - from);
            values.add(mean);
            half.add(
                    to - from == 1 && measure == TrendChart.Measure.ACTIVE
                            ? binomial(activity.get(from), arm, mean)
                            : 0);
        }
        LocalDate start = LocalDate.parse(activity.getFirst().date());
        LocalDate first = LocalDate.parse(activity.get(from).date());
        LocalDate last = LocalDate.parse(activity.get(to - 1).date());
        double position = (first.toEpochDay() + last.toEpochDay()) / 2.0 - start.toEpochDay();
        return new TrendPeriod(first, last, position, values, half);
    }

    private static double value(ActivityDay day, int arm, TrendChart.Measure measure) {
        return switch (measure) {
            case ACTIVE -> at(day.active(), arm);
            case SESSIONS -> at(day.sessions(), arm);
            case REVENUE -> at(day.revenue(), arm);
        };
    }

    private static double at(List<? extends Number> values, int arm) {
        return arm < values.size() ? values.get(arm).doubleValue() : 0;
    }

    /** Each exposed unit is active or not. */
    private static double binomial(ActivityDay day, int arm, double active) {
        double exposed = at(day.exposed(), arm);
        return exposed <= active || active <= 0 ? 0 : Z * Math.sqrt(active * (1 - active / exposed));
    }
}
