package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.StudyCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The calendar days of the data in the study's time zone, as the marts count them. Day 0 is the study's first day. Days of a plan are
 * not these but spans of 24 hours, see {@link #elapsed}.
 */
final class Days {
    static final long MILLIS = Duration.ofDays(1).toMillis();
    static final int SECONDS = (int) Duration.ofDays(1).toSeconds();

    private final StudyCalendar calendar;

    /** Where each day begins, and the one after the last. */
    private final long[] start;

    private Days(StudyCalendar calendar, int count) {
        this.calendar = calendar;
        start = new long[count + 1];
        for (int d = 0; d <= count; d++) {
            start[d] = calendar.start(calendar.first().plusDays(d));
        }
    }

    static Days of(ExperimentData data) {
        StudyCalendar calendar = data.calendar();
        boolean timed = data.exposedAt() != null && data.dataEnd() > data.firstDay();
        long last = timed ? ChronoUnit.DAYS.between(calendar.first(), calendar.day(data.dataEnd() - 1)) : -1;
        return new Days(calendar, (int) Math.max(0, last + 1));
    }

    /** Spans of 24 hours from the first day's midnight in UTC to the end of the data, a begun one counts; 0 without time. */
    static int elapsed(ExperimentData data) {
        return data.exposedAt() == null ? 0 : (int) Math.ceilDiv(data.dataEnd() - data.firstDay(), MILLIS);
    }

    /** Days of observation, a begun one counts; 0 without time. */
    int count() {
        return start.length - 1;
    }

    /** Index of the day of a moment; below 0 before the first day, and {@link #count} or more after the last. */
    int index(long moment) {
        long since = moment - start[0];
        int last = count();
        if (since < 0 || moment >= start[last]) {
            return (int) (since < 0 ? Math.floorDiv(since, MILLIS) : last + (moment - start[last]) / MILLIS);
        }
        // Days of 23 and 25 hours shift what follows by an hour, so that the guess is off by one at most.
        int guess = (int) Math.min(last - 1, since / MILLIS);
        while (moment < start[guess]) {
            guess--;
        }
        while (moment >= start[guess + 1]) {
            guess++;
        }
        return guess;
    }

    LocalDate date(int index) {
        return calendar.first().plusDays(index);
    }

    /** The moment at which a day begins; after the last day as if all had 24 hours. */
    long startOf(int index) {
        int last = count();
        return index <= last ? start[index] : start[last] + (index - last) * MILLIS;
    }
}
