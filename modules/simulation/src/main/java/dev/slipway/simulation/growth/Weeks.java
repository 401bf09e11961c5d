package dev.slipway.simulation.growth;

import java.time.LocalDate;

/** The weeks of the study, counted from 0, in UTC: how busy each one is, and how far fraud has moved. */
final class Weeks {
    static final long DAY = 86_400_000L;
    static final int DAYS = 7;
    static final long LENGTH = DAYS * DAY;

    private static final double YEAR = 365.25;
    private static final double MONTH = 28;

    private final long start;
    private final double[] season;
    private final double[] moved;

    Weeks(LocalDate firstDay, int days, Setting setting) {
        int count = days / DAYS;
        start = firstDay.toEpochDay() * DAY;
        season = new double[count];
        moved = new double[count];
        for (int week = 0; week < count; week++) {
            double day = firstDay.toEpochDay() + (double) DAYS * week;
            season[week] = 1
                    + setting.seasonality() * StrictMath.cos(2 * StrictMath.PI * day / YEAR)
                    + setting.seasonality() / 2 * StrictMath.cos(2 * StrictMath.PI * day / MONTH);
            moved[week] = week + setting.before() >= setting.driftWeek() ? setting.drift() : 0;
        }
    }

    int count() {
        return season.length;
    }

    /** First moment of a week, in milliseconds. */
    long start(int week) {
        return start + week * LENGTH;
    }

    /** Activity relative to the average of many years. */
    double season(int week) {
        return season[week];
    }

    /** Share of fraud that has moved. */
    double moved(int week) {
        return moved[week];
    }
}
