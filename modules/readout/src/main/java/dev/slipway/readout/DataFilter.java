package dev.slipway.readout;

import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Words;
import dev.slipway.warehouse.ExperimentData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the units: those with one level of an attribute, those first exposed on certain days (of the study's time zone, both ends
 * included), or both. Null means no restriction.
 */
public record DataFilter(
        @Nullable String attribute,
        @Nullable String level,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    /** Everything. */
    public static final DataFilter NONE = new DataFilter(null, null, null, null);

    public DataFilter {
        if ((attribute == null) != (level == null)) {
            throw new IllegalArgumentException("An attribute needs a level and a level an attribute");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("The last day " + to + " is before the first day " + from);
        }
    }

    public boolean isNone() {
        return attribute == null && from == null && to == null;
    }

    /** "Country: Estonia, first seen 5 Oct – 11 Oct 2026"; null for everything. */
    public @Nullable String words() {
        List<String> parts = new ArrayList<>();
        if (attribute != null && level != null) {
            parts.add(Words.label(attribute) + ": " + Words.level(level));
        }
        if (from != null && to != null) {
            parts.add("first seen " + Dates.range(from, to));
        } else if (from != null) {
            parts.add("first seen from " + Dates.date(from));
        } else if (to != null) {
            parts.add("first seen until " + Dates.date(to));
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    /**
     * The rows that pass, as data of their own; the same object when nothing is filtered.
     *
     * @throws IllegalArgumentException when the data has no such attribute or level, or no time although days are asked
     */
    public ExperimentData apply(ExperimentData data) {
        return isNone() ? data : RowSubset.of(data, rows(data));
    }

    int[] rows(ExperimentData data) {
        int wanted = -2;
        int[] codes = null;
        if (attribute != null) {
            SegmentLevels levels = SegmentLevels.of(data, attribute);
            if (levels == null) {
                throw new IllegalArgumentException("The data has no attribute " + attribute);
            }
            ExperimentData.Category category = levels.category();
            wanted = category.levels().indexOf(level);
            if (wanted < 0) {
                throw new IllegalArgumentException("The attribute " + attribute + " has no level " + level);
            }
            codes = category.code();
        }
        long[] exposedAt = data.exposedAt();
        boolean byDay = from != null || to != null;
        if (byDay && exposedAt == null) {
            throw new IllegalArgumentException("The data has no time, so days can't be chosen");
        }
        long first = from == null ? Long.MIN_VALUE : data.calendar().start(from);
        long end = to == null ? Long.MAX_VALUE : data.calendar().start(to.plusDays(1));
        int[] rows = new int[data.units()];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            boolean level = codes == null || codes[i] == wanted;
            boolean day = !byDay || exposedAt == null || (exposedAt[i] >= first && exposedAt[i] < end);
            if (level && day) {
                rows[n++] = i;
            }
        }
        return java.util.Arrays.copyOf(rows, n);
    }
}
