package dev.slipway.warehouse.marts;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.TableLoader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of an events study stop being believed. The data ends with its last row, and every window that has
 * elapsed by then counts: one stamp of a wrong clock would make everybody mature. So a handful of rows far after all
 * others is left out.
 *
 * @param end first moment, in milliseconds, whose rows are left out; null when all rows are believed
 * @param named whether the study itself says so, which is then no cause for a warning
 */
public record Observation(@Nullable Long end, boolean named) {
    /** All rows are believed. */
    public static final Observation ALL = new Observation(null, false);

    private static final Duration LEAST_GAP = Duration.ofDays(7);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    /** Of fewer rows nobody can tell which are far from the others. */
    private static final long ENOUGH = 100;

    private static final long FEW = 3;
    private static final long BODY = 10_000;

    /** More rows than one in so many after today are no fault of a clock but a data set about the future. */
    private static final long FUTURE = 100;

    /** Where observation ends, asked of the rows as they were loaded; a world is believed as it is. */
    public static Observation find(Study study, Map<String, TableSchema> tables, Database database, Instant now) {
        if (!(study.source() instanceof Source.Events source)) {
            return ALL;
        }
        if (source.until() != null) {
            Instant end =
                    source.until().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return new Observation(end.toEpochMilli(), true);
        }
        Stamps stamps = new Stamps(StudyVars.stamps(study, tables), database);
        long rows = stamps.count(Long.MIN_VALUE);
        Long future = future(stamps, rows, now.plus(CLOCKS_DIFFER).toEpochMilli());
        Long apart = rows < ENOUGH ? null : apart(stamps, rows, gap(study), future);
        return new Observation(apart == null ? future : apart, false);
    }

    private static @Nullable Long future(Stamps stamps, long rows, long tomorrow) {
        long later = stamps.count(tomorrow);
        return later == 0 || later > Math.max(1, rows / FUTURE) || later == rows ? null : stamps.firstAfter(tomorrow);
    }

    /** The first of at most a few last rows that follow a gap. */
    private static @Nullable Long apart(Stamps stamps, long rows, Duration gap, @Nullable Long before) {
        int most = (int) Math.max(FEW, rows / BODY);
        List<Long> latest = stamps.latest(most + 1, before == null ? Long.MAX_VALUE : before);
        for (int i = latest.size() - 1; i > 0; i--) {
            if (latest.get(i - 1) - latest.get(i) > gap.toMillis()) {
                return latest.get(i - 1);
            }
        }
        return null;
    }

    private static Duration gap(Study study) {
        Duration longest = study.metrics().values().stream()
                .map(Metric::maturesAfter)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return longest.multipliedBy(2).compareTo(LEAST_GAP) > 0 ? longest.multipliedBy(2) : LEAST_GAP;
    }

    /** The moments of several raw tables as one series. */
    private record Stamps(Map<String, String> columnByTable, Database database) {
        private record Seen(long rows, long first) {}

        /** Rows after a moment. */
        long count(long after) {
            return seen(after).stream().mapToLong(Seen::rows).sum();
        }

        long firstAfter(long after) {
            return seen(after).stream()
                    .filter(seen -> seen.rows() > 0)
                    .mapToLong(Seen::first)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }

        private List<Seen> seen(long after) {
            List<Seen> seen = new ArrayList<>();
            columnByTable.forEach((table, column) -> {
                String name = TableLoader.quote(column);
                String where = after == Long.MIN_VALUE ? "" : " where " + name + " > " + literal(after);
                seen.addAll(database.list(
                        "select count(*), min(" + name + ") from raw." + TableLoader.quote(table) + where,
                        row -> new Seen(row.integer(1), row.millis(2))));
            });
            return seen;
        }

        /** The latest moments before another one, latest first. */
        List<Long> latest(int most, long before) {
            List<Long> latest = new ArrayList<>();
            columnByTable.forEach((table, column) -> {
                String name = TableLoader.quote(column);
                String bound = before == Long.MAX_VALUE ? "" : " and " + name + " < " + literal(before);
                latest.addAll(database.list(
                        "select " + name + " from raw." + TableLoader.quote(table) + " where " + name + " is not null"
                                + bound + " order by " + name + " desc limit " + most,
                        row -> row.millis(1)));
            });
            latest.sort(Comparator.reverseOrder());
            return latest.subList(0, Math.min(most, latest.size()));
        }

        private static String literal(long moment) {
            return "timestamp '" + written(moment) + "'";
        }
    }

    /** The end as SQL writes a moment; null without one. */
    @Nullable
    String endWritten() {
        return end == null ? null : written(end);
    }

    /** A moment as SQL writes it. */
    static String written(long moment) {
        String iso = Instant.ofEpochMilli(moment)
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString();
        return iso.replace('T', ' ');
    }
}
