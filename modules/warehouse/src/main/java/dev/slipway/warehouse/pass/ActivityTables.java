package dev.slipway.warehouse.pass;

import dev.slipway.warehouse.engine.Behind;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.RowWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Writes what a user did into sessions, int_user_days and daily_user_metrics. */
final class ActivityTables {
    private final RowWriter sessions;
    private final RowWriter userDays;
    private final RowWriter dailyMetrics;
    private final Cuts cuts;

    /** @param writer used by the thread behind alone */
    ActivityTables(Cuts cuts, Database writer, Behind behind) {
        this.cuts = cuts;
        List<String> counts = cuts.counted().stream().map(Cuts.Counted::column).toList();
        this.sessions = new RowWriter(
                writer,
                behind,
                "marts.sessions",
                List.of(
                        "user_no",
                        "user_id",
                        "session_no",
                        "started_at",
                        "ended_at",
                        "seconds",
                        "events",
                        "revenue",
                        "primary_intent",
                        "variant"));
        this.userDays = new RowWriter(
                writer,
                behind,
                "marts.int_user_days",
                columns(
                        "user_no, variant, active_on, cohort_on, day_number, days_over, events, returns, revenue",
                        counts));
        this.dailyMetrics = new RowWriter(
                writer,
                behind,
                "marts.daily_user_metrics",
                columns(
                        "user_no, active_on, variant, cohort_on, days_over, previous_on, next_on, events, sessions,"
                                + " revenue, returns, exposed_events, exposed_sessions, exposed_revenue",
                        counts));
    }

    private static List<String> columns(String ours, List<String> counts) {
        List<String> columns = new ArrayList<>(List.of(ours.split(", ", -1)));
        columns.addAll(counts);
        return columns;
    }

    /** Hands over what is left and returns the rows of each table. */
    Map<String, Long> finish() {
        return Map.of(
                "sessions",
                sessions.finish(),
                "int_user_days",
                userDays.finish(),
                "daily_user_metrics",
                dailyMetrics.finish());
    }

    void write(UserEvents user, String userId, List<Visits.Visit> visits) {
        for (Visits.Visit visit : visits) {
            sessions.add(
                    user.user(),
                    userId,
                    visit.number(),
                    RowWriter.moment(visit.startedAt()),
                    RowWriter.moment(visit.endedAt()),
                    visit.seconds(),
                    visit.events(),
                    visit.revenue(),
                    visit.intent(),
                    visit.exposed() ? user.variant() : null);
        }
    }

    void write(UserEvents user, List<UserDays.Day> days, NavigableMap<Long, UserDays.Daily> daily) {
        for (UserDays.Day day : days) {
            @Nullable
            Object[] row = row(
                    day.counts,
                    user.user(),
                    day.exposed ? user.variant() : null,
                    date(day.activeOn),
                    day.cohort ? date(day.cohortOn) : null,
                    day.cohort ? (Object) day.number : null,
                    day.cohort ? (Object) day.over : null,
                    day.events,
                    day.returns,
                    day.revenue);
            userDays.add(row);
        }
        daily.forEach((on, of) -> dailyMetrics.add(daily(user, on, of, daily.lowerKey(on), daily.higherKey(on))));
    }

    private @Nullable Object[] daily(
            UserEvents user, Long on, UserDays.Daily day, @Nullable Long previous, @Nullable Long next) {
        DaySums sums = new DaySums(day, cuts.counted().size());
        return row(
                sums.counts,
                user.user(),
                date(on),
                sums.exposed ? user.variant() : null,
                sums.cohort == null ? null : date(sums.cohort.cohortOn),
                sums.cohort == null ? null : sums.cohort.over,
                previous == null ? null : date(previous),
                next == null ? null : date(next),
                sums.events,
                day.visits.size(),
                sums.revenue,
                sums.returns,
                sums.exposedEvents,
                sums.exposedVisits,
                sums.exposedRevenue);
    }

    /** The parts of a day added up; what begins with exposed is of those that count for the experiment. */
    private static final class DaySums {
        private final long[] counts;
        private boolean exposed;
        /** A part whose cohort has begun: all such parts say the same of it. */
        private UserDays.@Nullable Day cohort;

        private long events;
        private long returns;
        private BigDecimal revenue = BigDecimal.ZERO;
        private long exposedEvents;
        private long exposedVisits;
        private BigDecimal exposedRevenue = BigDecimal.ZERO;

        DaySums(UserDays.Daily day, int counted) {
            counts = new long[counted];
            for (UserDays.Day part : day.parts) {
                events += part.events;
                revenue = revenue.add(part.revenue);
                for (int c = 0; c < counted; c++) {
                    counts[c] += part.counts[c];
                }
                if (part.cohort) {
                    cohort = part;
                    returns += part.returns;
                }
                if (part.exposed) {
                    exposed = true;
                    exposedEvents += part.events;
                    exposedRevenue = exposedRevenue.add(part.revenue);
                }
            }
            exposedVisits = day.visits.stream().filter(Visits.Visit::exposed).count();
        }
    }

    private static @Nullable Object[] row(long[] counts, @Nullable Object... ours) {
        @Nullable Object[] row = Arrays.copyOf(ours, ours.length + counts.length);
        for (int c = 0; c < counts.length; c++) {
            row[ours.length + c] = counts[c];
        }
        return row;
    }

    private static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }
}
