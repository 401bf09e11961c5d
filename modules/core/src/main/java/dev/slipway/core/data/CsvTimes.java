package dev.slipway.core.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads moments: {@code 2017-01-21}, {@code 2017-01-21 22:11}, {@code 2017-01-21T22:11:48.556739Z},
 * {@code 2017-01-21 22:11:48+01:00}, {@code 20170121}, or whole seconds, milliseconds or microseconds since 1970. Without a zone it is UTC.
 */
final class CsvTimes {
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;
    private static final long LARGEST_SECONDS = 100_000_000_000L;
    private static final long LARGEST_MILLIS = 100_000_000_000_000L;

    /** 2000-01-01 and 2101-01-01. */
    private static final long EARLIEST = 946_684_800_000L;

    private static final long LATEST = 4_133_980_800_000L;

    private CsvTimes() {}

    /** Milliseconds since 1970, or {@link CsvCells#MISSING} when the cell is no ISO moment. */
    static long iso(String cell) {
        if (cell.length() < 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
            return CsvCells.MISSING;
        }
        int year = digits(cell, 0, 4);
        int month = digits(cell, 5, 7);
        int day = digits(cell, 8, 10);
        if (year < 0 || month < 0 || day < 0) {
            return CsvCells.MISSING;
        }
        try {
            long midnight = LocalDate.of(year, month, day).toEpochDay() * DAY;
            return cell.length() == 10 ? midnight : clock(cell, midnight);
        } catch (DateTimeException e) {
            return CsvCells.MISSING;
        }
    }

    private static long clock(String cell, long midnight) {
        char between = cell.charAt(10);
        int hour = digits(cell, 11, 13);
        int minute = digits(cell, 14, 16);
        if ((between != 'T' && between != ' ') || hour < 0 || minute < 0 || cell.charAt(13) != ':') {
            return CsvCells.MISSING;
        }
        int at = 16;
        int second = 0;
        long millis = 0;
        if (at < cell.length() && cell.charAt(at) == ':') {
            second = digits(cell, 17, 19);
            at = 19;
            if (at < cell.length() && cell.charAt(at) == '.') {
                int end = endOfDigits(cell, at + 1);
                millis = thousandths(cell, at + 1, end);
                at = end;
            }
        }
        long offset = offset(cell, at);
        if (hour > 23 || minute > 59 || second < 0 || second > 60 || millis < 0 || offset == CsvCells.MISSING) {
            return CsvCells.MISSING;
        }
        return midnight + (hour * 60L + minute) * MINUTE + Math.min(second, 59) * 1_000L + millis - offset;
    }

    /** What follows the clock: nothing, Z, or a zone such as +01:00, +0100 or +01. */
    private static long offset(String cell, int at) {
        String zone = cell.substring(at).strip();
        if (zone.isEmpty() || zone.equals("Z") || zone.equals("z") || zone.equals("UTC")) {
            return 0;
        }
        int hours = digits(zone, 1, 3);
        String rest = zone.length() > 3 ? zone.substring(3).replace(":", "") : "00";
        int minutes = rest.length() == 2 ? digits(rest, 0, 2) : -1;
        boolean signed = zone.charAt(0) == '+' || zone.charAt(0) == '-';
        if (!signed || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return CsvCells.MISSING;
        }
        return (zone.charAt(0) == '-' ? -1 : 1) * (hours * 60L + minutes) * MINUTE;
    }

    /** A moment of a column that is known to hold moments. */
    static long moment(String cell) {
        if (CsvCells.isInteger(cell) && !CsvCells.isTruth(cell)) {
            long since = Long.parseLong(cell);
            long day = compactDay(cell, since);
            if (day != CsvCells.MISSING) {
                return day;
            }
            if (Math.abs(since) < LARGEST_SECONDS) {
                return since * 1_000;
            }
            return Math.abs(since) < LARGEST_MILLIS ? since : since / 1_000;
        }
        return iso(cell);
    }

    /** A day as yyyymmdd between 2000 and 2100; as seconds since 1970 such a number would lie in August 1970. */
    private static long compactDay(String cell, long number) {
        if (cell.length() != 8 || number < 20_000_101 || number >= 21_010_101) {
            return CsvCells.MISSING;
        }
        return iso(cell.substring(0, 4) + "-" + cell.substring(4, 6) + "-" + cell.substring(6));
    }

    /** Whether a moment lies in the years that data comes from; anything else was not meant as it was read. */
    static boolean isPlausible(long moment) {
        return moment >= EARLIEST && moment < LATEST;
    }

    /** How a cell was read, in words, for a moment that is not plausible. */
    static String reading(String cell) {
        long moment = moment(cell);
        boolean number = CsvCells.isInteger(cell);
        String unit =
                Math.abs(number ? Long.parseLong(cell) : 0) < LARGEST_SECONDS ? "seconds" : "fractions of a second";
        String day = Instant.ofEpochMilli(moment).toString().substring(0, 10);
        return (number ? "which as " + unit + " since 1970 is " + day : "which is " + day)
                + ", not a moment between 2000 and 2100";
    }

    private static int endOfDigits(String cell, int from) {
        int end = from;
        while (end < cell.length() && CsvCells.isDigit(cell.charAt(end))) {
            end++;
        }
        return end;
    }

    private static long thousandths(String cell, int from, int end) {
        return end == from ? -1 : Integer.parseInt((cell.substring(from, end) + "00").substring(0, 3));
    }

    /** The digits of a range as a number; -1 when the range is too short or holds something else. */
    private static int digits(String cell, int from, int to) {
        if (cell.length() < to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!CsvCells.isDigit(cell.charAt(i))) {
                return -1;
            }
            value = 10 * value + cell.charAt(i) - '0';
        }
        return value;
    }
}
