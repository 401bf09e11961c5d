package dev.slipway.simulation.onboarding;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * When users arrive: hours of the day, days of the week, and slightly more at the beginning than at the end. Users are
 * spread over the quantiles of that intensity, so that identifiers rise with time.
 */
final class Arrivals {
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    /** Relative traffic by hour of the day, UTC. */
    private static final double[] BY_HOUR = {
        0.35, 0.25, 0.2, 0.18, 0.2, 0.3, 0.55, 0.85, 1.05, 1.15, 1.2, 1.3, 1.4, 1.3, 1.2, 1.15, 1.2, 1.35, 1.5, 1.65,
        1.7, 1.5, 1.1, 0.7
    };

    /** Relative traffic by day of the week, Monday first. */
    private static final double[] BY_WEEKDAY = {1.1, 1.12, 1.08, 1.05, 0.98, 0.8, 0.78};

    private static final double FRONT = 0.1;

    private final long start;
    private final double[] cumulative;
    private final double[] hours = Population.cumulative(normalised(BY_HOUR));

    Arrivals(LocalDate firstDay, int days) {
        start = firstDay.toEpochDay() * DAY;
        cumulative = new double[days * 24 + 1];
        for (int h = 0; h < days * 24; h++) {
            int day = h / 24;
            double trend = 1 + FRONT * (1 - 2 * (day + 0.5) / days);
            double weekday = BY_WEEKDAY[firstDay.plusDays(day).getDayOfWeek().getValue() - 1];
            cumulative[h + 1] = cumulative[h] + trend * weekday * BY_HOUR[h % 24];
        }
    }

    private static double[] normalised(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    /** The moment, in milliseconds UTC, by which a share of all users has arrived. */
    long at(double share) {
        double target = share * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, target);
        int hour = Math.clamp(found >= 0 ? found : -found - 2, 0, cumulative.length - 2);
        double inside = (target - cumulative[hour]) / (cumulative[hour + 1] - cumulative[hour]);
        return start + hour * HOUR + Math.min(HOUR - 1, (long) (inside * HOUR));
    }

    /** A time of day in milliseconds for two uniform draws, busy hours more often. */
    long clock(double u, double inside) {
        int hour = 0;
        while (hour < 23 && u >= hours[hour]) {
            hour++;
        }
        return hour * HOUR + (long) (inside * HOUR);
    }
}
