package dev.slipway.warehouse.pass;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Behind;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the events of each known user into visits, days and weeks: sessions, int_user_days, daily_user_metrics, and where the
 * project builds them unit_weeks and unit_week_traits.
 */
final class ActivityPass implements Pass {
    /** The events of a user lie together, so that one user's are in memory at a time. */
    private static final String EVENTS = "select user_no, event_time, elapsed_ms, event_name, amount, variant%s"
            + " from marts.fct_unit_events where user_no is not null and event_time is not null order by "
            + EventsPass.KEY;

    /** Where the text columns begin in it. */
    private static final int TRAITS = 7;

    private final Cuts cuts;
    private final boolean rollout;
    private final List<String> traits;
    private final Set<String> filled;

    /** @param filled the models to fill */
    ActivityPass(Map<String, ? extends @Nullable Object> vars, Set<String> filled) {
        this.cuts = Cuts.of(vars);
        this.rollout = vars.get("tables") instanceof List<?> tables && tables.contains("rollout");
        this.traits = filled.contains(WeekTables.TRAITS) ? EventsPass.weekColumns(vars) : List.of();
        this.filled = filled;
    }

    @Override
    public Map<String, Long> fill(Database database, JobContext context) {
        Map<Integer, String> ids = new HashMap<>();
        database.stream(
                "select user_no, user_id from marts.dim_users", context, row -> ids.put(row.count(1), row.string(2)));
        Span span = database.list(
                        "select data_end, datediff(day, date '1970-01-01', study_start_on) from marts.observation",
                        row -> new Span(row.millis(1), row.integer(2)))
                .getFirst();
        try (Database writer = database.another();
                Behind behind = new Behind()) {
            WeekTables weeks =
                    new WeekTables(cuts, filled, rollout ? adopted(database, context) : null, traits, writer, behind);
            Walk walk = new Walk(cuts, span, ids, new ActivityTables(cuts, writer, behind), weeks, traits.size());
            String columns = traits.stream().map(column -> ", " + column).collect(Collectors.joining());
            database.stream(EVENTS.formatted(columns), context, walk::event);
            Map<String, Long> rows = walk.finish();
            behind.finish();
            return rows;
        }
    }

    /**
     * When was observed.
     *
     * @param end in milliseconds
     * @param start the study's first day, in days since 1970-01-01
     */
    private record Span(long end, long start) {}

    private static Map<Integer, Integer> adopted(Database database, JobContext context) {
        Map<Integer, Integer> adopted = new HashMap<>();
        database.stream(
                "select user_no, adopted_week from marts.user_adoptions",
                context,
                row -> adopted.put(row.count(1), row.count(2)));
        return adopted;
    }

    /** Goes through the events and closes a user when the next one comes. */
    private static final class Walk {
        private final UserEvents user;
        private final Visits visits;
        private final UserDays days;
        private final UserWeeks weeks;
        private final Map<Integer, String> ids;
        private final ActivityTables tables;
        private final WeekTables weekTables;
        private final int traits;

        Walk(Cuts cuts, Span span, Map<Integer, String> ids, ActivityTables tables, WeekTables weekTables, int traits) {
            this.user = new UserEvents(traits);
            this.visits = new Visits(cuts);
            this.days = new UserDays(cuts, span.end());
            this.weeks = new UserWeeks(cuts, span.start(), traits);
            this.ids = ids;
            this.tables = tables;
            this.weekTables = weekTables;
            this.traits = traits;
        }

        void event(Row row) {
            int number = row.count(1);
            if (number != user.user() || user.size() == 0) {
                close();
                user.begin(number);
            }
            long since = row.missing(3) ? UserEvents.MISSING : row.integer(3);
            user.add(row.millis(2), since, row.text(4), row.number(5), row.text(6));
            for (int c = 0; c < traits; c++) {
                user.trait(c, row.text(TRAITS + c));
            }
        }

        private void close() {
            if (user.size() == 0) {
                return;
            }
            user.sort();
            List<Visits.Visit> cutVisits = visits.of(user);
            List<UserDays.Day> cutDays = days.of(user);
            tables.write(user, Objects.requireNonNull(ids.get(user.user())), cutVisits);
            NavigableMap<Long, UserDays.Daily> daily = days.daily(cutDays, cutVisits);
            tables.write(user, cutDays, daily);
            weekTables.write(user.user(), weeks.of(user, daily));
        }

        Map<String, Long> finish() {
            close();
            Map<String, Long> rows = new HashMap<>(tables.finish());
            rows.putAll(weekTables.finish());
            return rows;
        }
    }
}
