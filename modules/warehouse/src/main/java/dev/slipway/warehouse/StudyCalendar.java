package dev.slipway.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The calendar that a study's days are counted by.
 *
 * @param zone whose days they are
 * @param first the study's first day there: that of the world's start or, for files, of the first exposure, as in the mart
 *     {@code observation}
 */
public record StudyCalendar(ZoneId zone, LocalDate first) {
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

    private static LocalDate day(ZoneId zone, long moment) {
        return Instant.ofEpochMilli(moment).atZone(zone).toLocalDate();
    }
}
