package dev.slipway.warehouse;

import dev.slipway.warehouse.ColumnProfile.Bin;
import dev.slipway.warehouse.ColumnProfile.Level;
import dev.slipway.warehouse.ColumnProfile.Shape;
import dev.slipway.warehouse.engine.Row;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers the values of one column for its profile. */
final class ColumnTally {
    private static final int MOST_LEVELS = 12;
    private static final int MOST_NUMBERS_AS_LEVELS = 3;
    private static final int SHOWN = 20;
    private static final int BINS = 20;
    /** Values further out than this share of the rows at either end do not stretch the bins. */
    private static final double TAIL = 0.005;

    private final String column;
    private final ColumnProfile.Type type;
    /** Moments of a column of dates are read from their text. */
    private final boolean dates;

    /** Rows of each text; of numbers and moments only while they are few, since writing each as a text would cost most. */
    private final Map<String, int[]> counts = new HashMap<>();

    private final Map<Double, int[]> few = new HashMap<>();
    private final Growing.Doubles values = new Growing.Doubles();
    private long missing;
    private long present;

    ColumnTally(String column, ColumnProfile.Type type, boolean dates) {
        this.column = column;
        this.type = type;
        this.dates = dates;
    }

    void add(Row row, int position) {
        switch (type) {
            case TEXT -> text(row.text(position));
            case NUMBER -> number(row.number(position), row, position);
            case TIME -> number(dates ? day(row.text(position)) : moment(row.millis(position)), row, position);
        }
    }

    private void text(@Nullable String text) {
        if (text == null) {
            missing++;
            return;
        }
        present++;
        counts.computeIfAbsent(text, t -> new int[1])[0]++;
    }

    private void number(double value, Row row, int position) {
        if (Double.isNaN(value)) {
            missing++;
            return;
        }
        present++;
        values.add(value);
        if (few.size() > MOST_NUMBERS_AS_LEVELS) {
            return;
        }
        int[] rows = few.get(value);
        if (rows == null) {
            rows = new int[1];
            few.put(value, rows);
            counts.put(Objects.requireNonNull(row.text(position)), rows);
        }
        rows[0]++;
    }

    private static double day(@Nullable String text) {
        return text == null
                ? Double.NaN
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static double moment(long millis) {
        return millis == Long.MIN_VALUE ? Double.NaN : millis;
    }

    ColumnProfile profile() {
        double[] sorted = values.toArray();
        Arrays.sort(sorted);
        Shape shape = shape();
        return new ColumnProfile(
                column,
                type,
                shape,
                missing,
                type == ColumnProfile.Type.TEXT ? counts.size() : distinct(sorted),
                shape == Shape.LEVELS || shape == Shape.RANKED ? levels() : List.of(),
                shape == Shape.DISTRIBUTION ? bins(sorted) : List.of(),
                sorted.length == 0 ? Double.NaN : sorted[0],
                sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1]);
    }

    private static long distinct(double[] sorted) {
        long distinct = sorted.length == 0 ? 0 : 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    private Shape shape() {
        if (present == 0) {
            return Shape.MISSING;
        }
        if (counts.size() <= (type == ColumnProfile.Type.TEXT ? MOST_LEVELS : MOST_NUMBERS_AS_LEVELS)) {
            return Shape.LEVELS;
        }
        if (type == ColumnProfile.Type.TEXT) {
            return counts.size() == present ? Shape.ALL_DIFFERENT : Shape.RANKED;
        }
        return Shape.DISTRIBUTION;
    }

    private List<Level> levels() {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, int[]> entry) -> -entry.getValue()[0])
                        .thenComparing(Map.Entry::getKey))
                .limit(SHOWN)
                .map(entry -> new Level(entry.getKey(), entry.getValue()[0]))
                .toList();
    }

    private static List<Bin> bins(double[] sorted) {
        int cut = (int) (TAIL * sorted.length);
        double low = sorted[cut];
        double high = sorted[sorted.length - 1 - cut];
        if (!(high > low)) {
            low = sorted[0];
            high = sorted[sorted.length - 1];
        }
        double width = (high - low) / BINS;
        long[] rows = new long[BINS];
        for (double value : sorted) {
            rows[(int) Math.clamp((value - low) / width, 0, BINS - 1)]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new Bin(low + i * width, low + (i + 1) * width, rows[i]));
        }
        return bins;
    }
}
