package dev.slipway.warehouse.pass;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Behind;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.engine.RowWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts units, sessions and events of each day and variant: agg_experiment_day. A unit's events lie together, so that one
 * unit's days and sessions are remembered at a time; counting distinct ones of all costs a text for each event.
 */
final class ExperimentDaysPass implements Pass {
    private static final String TABLE = "agg_experiment_day";

    private final boolean sessions;

    ExperimentDaysPass(Map<String, ? extends @Nullable Object> vars) {
        this.sessions = vars.get("columns") instanceof Map<?, ?> columns && columns.get("session") != null;
    }

    @Override
    public Map<String, Long> fill(Database database, JobContext context) {
        Days days = new Days(sessions);
        database.stream(
                "select user_no, event_time, variant, amount" + (sessions ? ", session_id" : "")
                        + " from marts.fct_unit_events where elapsed_ms >= 0 order by " + EventsPass.KEY,
                context,
                days::event);
        database.stream(
                "select exposed_at, variant from marts.fct_exposures where is_eligible",
                context,
                row -> days.on(row.millis(1), row.string(2)).exposed++);
        try (Database writer = database.another();
                Behind behind = new Behind()) {
            RowWriter rows = new RowWriter(
                    writer,
                    behind,
                    "marts." + TABLE,
                    List.of("event_date", "variant", "exposed", "active", "sessions", "events", "revenue"));
            days.groups.forEach((key, sums) -> rows.add(
                    key.day() == NEVER ? null : LocalDate.ofEpochDay(key.day()),
                    key.variant(),
                    sums.exposed,
                    sums.active,
                    sessions ? sums.sessions : sums.active,
                    sums.events,
                    sums.revenue.value()));
            long count = rows.finish();
            behind.finish();
            return Map.of(TABLE, count);
        }
    }

    /** The day of a unit of whom no moment is known. */
    private static final long NEVER = Long.MIN_VALUE;

    private record Key(long day, String variant) {}

    private record Session(long day, String name) {}

    private static final class Days {
        private final Map<Key, Sums> groups = new HashMap<>();
        private final Set<Long> daysOfUnit = new HashSet<>();
        private final Set<Session> sessionsOfUnit = new HashSet<>();
        private final boolean sessions;
        private int unit;

        Days(boolean sessions) {
            this.sessions = sessions;
        }

        Sums on(long moment, String variant) {
            long day = moment == Long.MIN_VALUE ? NEVER : Math.floorDiv(moment, LocalClock.DAY);
            return groups.computeIfAbsent(new Key(day, variant), key -> new Sums());
        }

        void event(Row row) {
            int number = row.count(1);
            if (number != unit) {
                unit = number;
                daysOfUnit.clear();
                sessionsOfUnit.clear();
            }
            long moment = row.millis(2);
            long day = Math.floorDiv(moment, LocalClock.DAY);
            Sums sums = on(moment, row.string(3));
            sums.events++;
            sums.active += daysOfUnit.add(day) ? 1 : 0;
            sums.revenue.add(row.number(4));
            String session = sessions ? row.text(5) : null;
            if (session != null) {
                sums.sessions += sessionsOfUnit.add(new Session(day, session)) ? 1 : 0;
            }
        }
    }

    /** What a day and variant add up to. */
    private static final class Sums {
        private long exposed;
        private long active;
        private long sessions;
        private long events;
        private final ExactSum revenue = new ExactSum();
    }
}
