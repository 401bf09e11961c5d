package dev.slipway.warehouse.pass;

import dev.slipway.warehouse.pass.Cuts.Counted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cuts the events of a user into days, as int_user_days.sql and daily_user_metrics.sql do. */
final class UserDays {

    private final Cuts cuts;
    private final long dataEnd;
    private final Map<String, Integer> columns = new HashMap<>();

    /** @param dataEnd end of observation */
    UserDays(Cuts cuts, long dataEnd) {
        this.cuts = cuts;
        this.dataEnd = dataEnd;
        for (Counted counted : cuts.counted()) {
            columns.put(counted.event(), columns.size());
        }
    }

    /** What happened on a day. Days are counted since 1970-01-01. */
    static final class Day {
        final boolean exposed;
        final long activeOn;
        /** Whether a cohort has begun; without, what is said of it means nothing. */
        final boolean cohort;

        final long cohortOn;
        final long number;
        final long over;
        final long[] counts;
        long events;
        long returns;
        BigDecimal revenue = BigDecimal.ZERO;

        private Day(UserDays cut, boolean exposed, long activeOn, boolean cohort, long cohortAt, long number) {
            this.exposed = exposed;
            this.activeOn = activeOn;
            this.cohort = cohort;
            this.cohortOn = cohort ? cut.cuts.clock().day(cohortAt) : 0;
            this.number = number;
            this.over = cohort ? Math.floorDiv(cut.dataEnd - cohortAt, LocalClock.DAY) : 0;
            this.counts = new long[cut.columns.size()];
        }

        private boolean is(boolean inside, long on, boolean begun, long dayNumber) {
            return activeOn == on && number == dayNumber && exposed == inside && cohort == begun;
        }
    }

    /** The finest cut: by calendar day, by day of 24 hours of the cohort, and by whether it counts. */
    List<Day> of(UserEvents user) {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < user.size(); i++) {
            boolean exposed = user.exposed(i);
            boolean cohort = exposed || !cuts.byExposure();
            long cohortAt = cuts.byExposure() ? user.exposedAt(i) : user.moment(0);
            long number = cohort ? Math.floorDiv(user.moment(i) - cohortAt, LocalClock.DAY) : 0;
            long on = cuts.clock().day(user.moment(i));
            Day day = find(days, exposed, on, cohort, number);
            if (day == null) {
                day = new Day(this, exposed, on, cohort, cohortAt, number);
                days.add(day);
            }
            count(user, i, day);
        }
        return days;
    }

    /** Nearly always the last one. */
    private static @Nullable Day find(List<Day> days, boolean exposed, long on, boolean cohort, long number) {
        for (int d = days.size() - 1; d >= 0; d--) {
            if (days.get(d).is(exposed, on, cohort, number)) {
                return days.get(d);
            }
        }
        return null;
    }

    private void count(UserEvents user, int event, Day day) {
        String name = user.name(event);
        day.events++;
        day.returns += cuts.returnEvent() == null || cuts.returnEvent().equals(name) ? 1 : 0;
        day.revenue = user.plusAmount(day.revenue, event);
        Integer column = name == null ? null : columns.get(name);
        if (column != null) {
            day.counts[column]++;
        }
    }

    /** A calendar day of a user: all parts of it, and the visits that began on it. */
    static final class Daily {
        final List<Day> parts = new ArrayList<>();
        final List<Visits.Visit> visits = new ArrayList<>();
    }

    /** The calendar days in their order. */
    NavigableMap<Long, Daily> daily(List<Day> days, List<Visits.Visit> visits) {
        NavigableMap<Long, Daily> daily = new TreeMap<>();
        for (Day day : days) {
            daily.computeIfAbsent(day.activeOn, on -> new Daily()).parts.add(day);
        }
        for (Visits.Visit visit : visits) {
            // A visit begins with an event, so that its day is there.
            Objects.requireNonNull(daily.get(cuts.clock().day(visit.startedAt())))
                    .visits
                    .add(visit);
        }
        return daily;
    }
}
