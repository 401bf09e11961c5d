package dev.slipway.warehouse;

import dev.slipway.warehouse.ColumnProfile.Bin;
import dev.slipway.warehouse.ColumnProfile.Level;
import dev.slipway.warehouse.ColumnProfile.Shape;
import dev.slipway.warehouse.engine.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the values of one column for its profile. */
final class ColumnTally {
    private static final int MOST_LEVELS = 12;
    private static final int MOST_NUMBERS_AS_LEVELS = 3;
    private static final int SHOWN = 20;
    private static final int BINS = 20;
    /** Values further out than this share of the rows at either end do not stretch the bins. */
    private static final double TAIL = 0.005;

    private static final int DATE = "2026-11-02".length();

    private final String column;
    private final ColumnProfile.Type type;
    private final Map<String, int[]> counts = new HashMap<>();
    private final Growing.Doubles values = new Growing.Doubles();
    private long missing;
    private long present;

    ColumnTally(String column, ColumnProfile.Type type) {
        this.column = column;
        this.type = type;
    }

    void add(Row row, int position) {
        String text = row.text(position);
        if (text == null) {
            missing++;
            return;
        }
        present++;
        counts.computeIfAbsent(text, t -> new int[1])[0]++;
        if (type == ColumnProfile.Type.NUMBER) {
            values.add(row.number(position));
        } else if (type == ColumnProfile.Type.TIME) {
            values.add(moment(text));
        }
    }

    private static double moment(String text) {
        LocalDateTime time = text.length() == DATE
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace(' ', 'T'));
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
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
                counts.size(),
                shape == Shape.LEVELS || shape == Shape.RANKED ? levels() : List.of(),
                shape == Shape.DISTRIBUTION ? bins(sorted) : List.of(),
                sorted.length == 0 ? Double.NaN : sorted[0],
                sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1]);
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
