package dev.slipway.readout.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as people read them, in UTC, English month names, 24-hour clock. */
public final class Dates {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Dates() {}

    /** {@code 2 Nov 2026}. */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** {@code 2 Nov 2026} from an ISO date. */
    public static String date(String iso) {
        return date(LocalDate.parse(iso));
    }

    /** {@code 2 Nov}. */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** {@code 2 Nov} from an ISO date. */
    public static String day(String iso) {
        return day(LocalDate.parse(iso));
    }

    /** {@code 2 Nov 2026, 09:12} in UTC. */
    public static String moment(long epochMillis) {
        return MOMENT.format(Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC));
    }

    /** {@code 5 Oct – 1 Nov 2026}; the year of the first day only where it differs. */
    public static String range(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return date(from);
        }
        return (from.getYear() == to.getYear() ? day(from) : date(from)) + " – " + date(to);
    }

    /** The UTC day of a moment. */
    public static LocalDate utcDay(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
