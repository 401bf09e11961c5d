package dev.slipway.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;

/**
 * The calendar that a study's days are counted by.
 *
 * @param zone whose days they are
 * @param first the study's first day there: that of the world's start or, for files, of the first exposure, as in the mart
 *     {@code observation}
 */
public record StudyCalendar(ZoneId zone, LocalDate first) {
    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000L;

    /** The days of UTC, from that of a moment in milliseconds. */
    public static StudyCalendar utc(long start) {
        return of(ZoneOffset.UTC, start);
    }

    /** The days of a zone, from that of a moment in milliseconds. */
    public static StudyCalendar of(ZoneId zone, long start) {
        return new StudyCalendar(zone, day(zone, start));
    }

    /** The day of a moment in milliseconds. */
    public LocalDate day(long moment) {
        return day(zone, moment);
    }

    /** The moment in milliseconds at which a day begins. */
    public long start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The hour of the day of a moment, 0 to 23. */
    public int hour(long moment) {
        return Instant.ofEpochMilli(moment).atZone(zone).getHour();
    }

    /** {@link #hour} of many moments: where the zone keeps its offset between the first and the last, by arithmetic. */
    public int[] hours(long[] moments) {
        long first = Arrays.stream(moments).min().orElse(0);
        long last = Arrays.stream(moments).max().orElse(0);
        ZoneOffsetTransition change =
                zone.getRules().nextTransition(Instant.ofEpochMilli(first).minusMillis(1));
        if (change != null && change.toEpochSecond() * 1_000 <= last) {
            return Arrays.stream(moments).mapToInt(this::hour).toArray();
        }
        long offset = zone.getRules().getOffset(Instant.ofEpochMilli(first)).getTotalSeconds() * 1_000L;
        int[] hours = new int[moments.length];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = (int) (Math.floorMod(moments[i] + offset, DAY) / HOUR);
        }
        return hours;
    }

    private static LocalDate day(ZoneId zone, long moment) {
        return Instant.ofEpochMilli(moment).atZone(zone).toLocalDate();
    }
}
