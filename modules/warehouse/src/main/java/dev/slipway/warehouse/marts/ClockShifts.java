package dev.slipway.warehouse.marts;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.TableLoader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By how much a time zone's clock is ahead of UTC over the span of the data, as the dbt project wants to be told: engines
 * differ in what they know of time zones, and adding seconds works in all of them.
 */
final class ClockShifts {
    /** Stamps are never before 2000, and a world begins when its study says. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private ClockShifts() {}

    /** The variable clock_shifts for the moments of a study's events; empty for UTC. */
    static List<Map<String, @Nullable Object>> of(Study study, Map<String, TableSchema> tables, Database database) {
        ZoneId zone = study.data().zone();
        if (study.measured() != Study.Measured.EVENTS || zone.equals(ZoneOffset.UTC)) {
            return List.of();
        }
        long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
        StudyVars.stamps(study, tables).forEach((table, column) -> {
            String name = TableLoader.quote(column);
            database.list("select min(" + name + "), max(" + name + ") from raw." + TableLoader.quote(table), row -> {
                if (!row.missing(1)) {
                    span[0] = Math.min(span[0], row.millis(1));
                    span[1] = Math.max(span[1], row.millis(2));
                }
                return table;
            });
        });
        return span[0] > span[1]
                ? List.of()
                : between(zone.getRules(), Instant.ofEpochMilli(span[0]), Instant.ofEpochMilli(span[1]));
    }

    /**
     * The newest shift first. A day more at the end, since observation ends with a day.
     *
     * @return entries {since, seconds}; the last one has no since
     */
    static List<Map<String, @Nullable Object>> between(ZoneRules rules, Instant first, Instant last) {
        Instant from = first.isBefore(EARLIEST) ? EARLIEST : first;
        Instant to = last.isAfter(LATEST) ? LATEST : last;
        List<Map<String, @Nullable Object>> shifts = new ArrayList<>();
        shifts.add(shift(null, rules.getOffset(from)));
        ZoneOffsetTransition next = rules.nextTransition(from);
        while (next != null && !next.getInstant().isAfter(to.plusSeconds(172_800))) {
            shifts.addFirst(shift(next.getInstant(), next.getOffsetAfter()));
            next = rules.nextTransition(next.getInstant());
        }
        return shifts;
    }

    private static Map<String, @Nullable Object> shift(@Nullable Instant since, ZoneOffset offset) {
        Map<String, @Nullable Object> shift = new TreeMap<>();
        shift.put("since", since == null ? null : Observation.written(since.toEpochMilli()));
        shift.put("seconds", offset.getTotalSeconds());
        return shift;
    }
}
