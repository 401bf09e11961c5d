package dev.slipway.warehouse.pass;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Adds up what a user did by week of the study, as unit_weeks.sql and unit_week_traits.sql do. */
final class UserWeeks {
    private static final int WEEK = 7;

    private final Cuts cuts;
    private final long start;
    private final int traits;

    /**
     * @param start the study's first day, with which week 0 begins
     * @param traits how many text columns the events carry
     */
    UserWeeks(Cuts cuts, long start, int traits) {
        this.cuts = cuts;
        this.start = start;
        this.traits = traits;
    }

    /** What happened in a week that has any event. */
    static final class Week {
        final long number;
        final long[] counts;
        long events;
        BigDecimal revenue = BigDecimal.ZERO;
        long activeDays;
        long visits;
        long seconds;
        /** What its first visit that was for anything was for. */
        @Nullable
        String intent;

        /** The value of its first event that has one, for each text column. */
        final @Nullable String[] traits;

        private final long[] since;

        private Week(long number, int counted, int traits) {
            this.number = number;
            this.counts = new long[counted];
            this.traits = new @Nullable String[traits];
            this.since = new long[traits];
        }

        private void add(UserDays.Daily day) {
            activeDays++;
            for (UserDays.Day part : day.parts) {
                events += part.events;
                revenue = revenue.add(part.revenue);
                for (int c = 0; c < counts.length; c++) {
                    counts[c] += part.counts[c];
                }
            }
            for (Visits.Visit visit : day.visits) {
                visits++;
                seconds += visit.seconds();
                intent = intent == null ? visit.intent() : intent;
            }
        }

        /** Of values at the same moment the first by name counts. */
        private void trait(int column, String value, long moment) {
            String before = traits[column];
            if (before == null || (moment == since[column] && value.compareTo(before) < 0)) {
                traits[column] = value;
                since[column] = moment;
            }
        }
    }

    /** The weeks in their order. */
    List<Week> of(UserEvents user, NavigableMap<Long, UserDays.Daily> daily) {
        List<Week> weeks = new ArrayList<>();
        daily.forEach((day, of) -> {
            long number = week(day);
            if (weeks.isEmpty() || weeks.getLast().number != number) {
                weeks.add(new Week(number, cuts.counted().size(), traits));
            }
            weeks.getLast().add(of);
        });
        if (traits > 0) {
            addTraits(user, weeks);
        }
        return weeks;
    }

    private void addTraits(UserEvents user, List<Week> weeks) {
        int at = 0;
        for (int i = 0; i < user.size(); i++) {
            long number = week(cuts.clock().day(user.moment(i)));
            // Clocks that are put back make no day come before another, so that weeks come in order too.
            while (weeks.get(at).number != number) {
                at++;
            }
            for (int c = 0; c < traits; c++) {
                String value = user.trait(i, c);
                if (value != null) {
                    weeks.get(at).trait(c, value, user.moment(i));
                }
            }
        }
    }

    private long week(long day) {
        return Math.floorDiv(day - start, WEEK);
    }
}
