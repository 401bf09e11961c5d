package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** Columns of moments and of days, told by what stands in them. */
final class Moment {
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String CLOCK = DAY + "[ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?";

    /** The year last. */
    private static final String TURNED = "\\d{1,2}([/.])\\d{1,2}\\1\\d{4}";

    private Moment() {}

    /** Seconds since 1970 of the first column of moments with a clock, by row; NaN where there is none. */
    static double[] seconds(Table table) {
        double[] seconds = new double[table.rows()];
        Arrays.fill(seconds, Double.NaN);
        Optional<String> column =
                table.names().stream().filter(name -> all(table, name, CLOCK)).findFirst();
        if (column.isPresent()) {
            String[] text = table.text(column.get());
            for (int i = 0; i < seconds.length; i++) {
                seconds[i] = second(text[i]);
            }
        }
        return seconds;
    }

    private static double second(String text) {
        LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
        LocalDateTime start = LocalDateTime.of(1970, 1, 1, 0, 0);
        return (double) ChronoUnit.MILLIS.between(start, time) / 1_000;
    }

    /** The days of the first column of days or moments. */
    static LocalDate[] days(Table table) {
        String column = table.names().stream()
                .filter(name -> all(table, name, DAY + ".*") || all(table, name, TURNED))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column holds days"));
        String[] cells = table.text(column);
        if (!cells[0].matches(TURNED)) {
            return Arrays.stream(cells).map(Moment::day).toArray(LocalDate[]::new);
        }
        // With slashes the month may come first, unless something there is no month.
        boolean monthFirst = cells[0].contains("/")
                && Arrays.stream(cells).noneMatch(cell -> Integer.parseInt(cell.split("/", -1)[0]) > 12);
        return Arrays.stream(cells).map(cell -> turned(cell, monthFirst)).toArray(LocalDate[]::new);
    }

    private static LocalDate turned(String text, boolean monthFirst) {
        String[] parts = text.split("[/.]", -1);
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        return LocalDate.of(Integer.parseInt(parts[2]), monthFirst ? first : second, monthFirst ? second : first);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text + " is no day", e);
        }
    }

    /** The first rows tell. */
    private static boolean all(Table table, String name, String pattern) {
        return table.rows() > 0 && Arrays.stream(table.text(name)).limit(100).allMatch(cell -> cell.matches(pattern));
    }
}
