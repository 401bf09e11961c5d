package dev.slipway.simulation.behavior;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The rhythm of visits: days of the week, hours of the local day, and a shift of engagement from the drift on. Time that
 * passes as fast as visits become likely is called operational: a user with rate λ visits by a Poisson process with rate λ
 * in it. Every UTC day has the same profile for a country, so a moment of the day is the same share of each day.
 */
final class Calendar {
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    /** Longest window of a metric, which the calendar must reach beyond the study. */
    private static final int BEYOND = 367;

    /** Relative visits by local hour. */
    private static final double[] BY_HOUR = {
        0.55, 0.3, 0.18, 0.12, 0.12, 0.2, 0.5, 0.85, 0.95, 0.9, 0.9, 0.95, 1.15, 1.1, 0.95, 0.95, 1.05, 1.25, 1.5, 1.75,
        2.0, 2.05, 1.65, 1.05
    };

    /** Relative visits by day of the week, Monday first; they average 1. */
    private static final double[] BY_WEEKDAY = {0.93, 0.92, 0.94, 0.97, 1.05, 1.12, 1.07};

    private final long start;
    private final int days;
    private final double[] weights;
    private final double[] before;
    private final double[] arrivals;
    private final double[][] hours;

    Calendar(LocalDate firstDay, int days, Setting setting) {
        this.start = firstDay.toEpochDay() * DAY;
        this.days = days;
        weights = new double[days + BEYOND];
        before = new double[days + BEYOND + 1];
        arrivals = new double[days + 1];
        for (int d = 0; d < weights.length; d++) {
            double weekday = BY_WEEKDAY[firstDay.plusDays(d).getDayOfWeek().getValue() - 1];
            weights[d] = weekday * (d >= setting.driftDay() ? 1 + setting.engagementDrift() : 1);
            before[d + 1] = before[d] + weights[d];
        }
        for (int d = 0; d < days; d++) {
            arrivals[d + 1] =
                    arrivals[d] + BY_WEEKDAY[firstDay.plusDays(d).getDayOfWeek().getValue() - 1];
        }
        double arrived = arrivals[days];
        for (int d = 1; d <= days; d++) {
            arrivals[d] /= arrived;
        }
        hours = new double[Population.COUNTRIES.size()][];
        for (int c = 0; c < hours.length; c++) {
            hours[c] = profile(Population.HOURS_AHEAD[c]);
        }
    }

    private static double[] profile(int ahead) {
        double sum = Arrays.stream(BY_HOUR).sum();
        double[] shares = new double[24];
        for (int h = 0; h < 24; h++) {
            shares[h] = BY_HOUR[(h + ahead) % 24] / sum;
        }
        return Population.cumulative(shares);
    }

    int days() {
        return days;
    }

    /** First moment of the study, in milliseconds. */
    long start() {
        return start;
    }

    /** End of observation, exclusive. */
    long end() {
        return start + days * DAY;
    }

    /** Operational length of a day. */
    double weight(int day) {
        return weights[day];
    }

    /** Operational time from the start to the beginning of a day. */
    double before(int day) {
        return before[day];
    }

    /** Share of newcomers who sign up on a day. */
    double arrivals(int day) {
        return arrivals[day + 1] - arrivals[day];
    }

    /** When a newcomer of that rank in (0, 1) signs up, as a day and the share of it that has passed. */
    double arrival(double rank) {
        int found = Arrays.binarySearch(arrivals, rank);
        int day = Math.clamp(found >= 0 ? found : -found - 2, 0, days - 1);
        return day + Math.min(0.999999, (rank - arrivals[day]) / (arrivals[day + 1] - arrivals[day]));
    }

    /** The moment at which that share of a day's visits from a country has happened, in milliseconds. */
    long moment(int country, int day, double share) {
        double[] profile = hours[country];
        int low = 0;
        int high = 23;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (share < profile[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double from = low == 0 ? 0 : profile[low - 1];
        double inside = (share - from) / (profile[low] - from);
        return start + day * DAY + low * HOUR + Math.min(HOUR - 1, (long) (inside * HOUR));
    }
}
