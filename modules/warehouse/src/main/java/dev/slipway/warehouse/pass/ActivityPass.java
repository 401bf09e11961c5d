package dev.slipway.warehouse.pass;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Behind;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Cuts the events of each known user into visits and days: sessions, int_user_days, daily_user_metrics. */
final class ActivityPass implements Pass {
    /** The events of a user lie together, so that one user's are in memory at a time. */
    private static final String EVENTS = "select user_no, event_time, elapsed_ms, event_name, amount, variant"
            + " from marts.fct_unit_events where user_no is not null and event_time is not null order by "
            + EventsPass.KEY;

    private final Cuts cuts;

    ActivityPass(Cuts cuts) {
        this.cuts = cuts;
    }

    @Override
    public Map<String, Long> fill(Database database, JobContext context) {
        Map<Integer, String> ids = new HashMap<>();
        database.stream(
                "select user_no, user_id from marts.dim_users", context, row -> ids.put(row.count(1), row.string(2)));
        List<Long> end = database.list("select data_end from marts.observation", row -> row.millis(1));
        try (Database writer = database.another();
                Behind behind = new Behind()) {
            Walk walk = new Walk(cuts, end.getFirst(), ids, new ActivityTables(cuts, writer, behind));
            database.stream(EVENTS, context, walk::event);
            Map<String, Long> rows = walk.finish();
            behind.finish();
            return rows;
        }
    }

    /** Goes through the events and closes a user when the next one comes. */
    private static final class Walk {
        private final UserEvents user = new UserEvents();
        private final Visits visits;
        private final UserDays days;
        private final Map<Integer, String> ids;
        private final ActivityTables tables;

        Walk(Cuts cuts, long dataEnd, Map<Integer, String> ids, ActivityTables tables) {
            this.visits = new Visits(cuts);
            this.days = new UserDays(cuts, dataEnd);
            this.ids = ids;
            this.tables = tables;
        }

        void event(Row row) {
            int number = row.count(1);
            if (number != user.user() || user.size() == 0) {
                close();
                user.begin(number);
            }
            long since = row.missing(3) ? UserEvents.MISSING : row.integer(3);
            user.add(row.millis(2), since, row.text(4), row.number(5), row.text(6));
        }

        private void close() {
            if (user.size() == 0) {
                return;
            }
            user.sort();
            List<Visits.Visit> cutVisits = visits.of(user);
            List<UserDays.Day> cutDays = days.of(user);
            tables.write(user, Objects.requireNonNull(ids.get(user.user())), cutVisits);
            tables.write(user, cutDays, days.daily(cutDays, cutVisits));
        }

        Map<String, Long> finish() {
            close();
            return tables.finish();
        }
    }
}
