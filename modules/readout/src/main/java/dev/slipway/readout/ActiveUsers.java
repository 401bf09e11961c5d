package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData;
import org.jspecify.annotations.Nullable;

/**
 * Daily, weekly and monthly active units of each arm by calendar day of the study's time zone, from first exposure on: units with an event on
 * the day, on it or one of the 6 days before it, on it or one of the 27 before it. Exact, in one pass over the events; for
 * screens that slice units. The mart {@code active_days} has the same numbers of everybody.
 *
 * @param daily by day of data, from 0, and arm
 */
public record ActiveUsers(long[][] daily, long[][] weekly, long[][] monthly) {
    private static final int WEEK = 7;
    private static final int MONTH = 28;

    /** Null when the data has no time or no events. */
    public static @Nullable ActiveUsers of(ExperimentData data) {
        ExperimentData.Timelines timelines = data.timelines();
        long[] exposedAt = data.exposedAt();
        if (timelines == null || exposedAt == null) {
            return null;
        }
        Days calendar = Days.of(data);
        int days = calendar.count();
        int arms = data.variants().size();
        ActiveUsers active = new ActiveUsers(new long[days][arms], new long[days][arms], new long[days][arms]);
        for (int u = 0; u < data.units(); u++) {
            active.add(data, calendar, timelines, exposedAt[u], u);
        }
        for (int d = 1; d < days; d++) {
            for (int a = 0; a < arms; a++) {
                active.weekly[d][a] += active.weekly[d - 1][a];
                active.monthly[d][a] += active.monthly[d - 1][a];
            }
        }
        return active;
    }

    /** A unit joins on each active day and leaves when its span has passed, or on the next active day to join anew. */
    private void add(ExperimentData data, Days calendar, ExperimentData.Timelines timelines, long exposedAt, int unit) {
        int arm = data.variant()[unit];
        int last = -1;
        for (int e = timelines.start()[unit]; e < timelines.end()[unit]; e++) {
            int day = calendar.index(exposedAt + timelines.second()[e] * 1000L);
            if (day != last && day >= 0 && day < daily.length) {
                leave(last, day, arm);
                daily[day][arm]++;
                weekly[day][arm]++;
                monthly[day][arm]++;
                last = day;
            }
        }
        leave(last, daily.length, arm);
    }

    private void leave(int day, int next, int arm) {
        if (day >= 0) {
            change(weekly, Math.min(day + WEEK, next), arm);
            change(monthly, Math.min(day + MONTH, next), arm);
        }
    }

    private static void change(long[][] running, int day, int arm) {
        if (day < running.length) {
            running[day][arm]--;
        }
    }
}
