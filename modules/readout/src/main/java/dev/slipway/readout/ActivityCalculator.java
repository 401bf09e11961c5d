package dev.slipway.readout;

import dev.slipway.readout.model.ActivityDay;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.List;

/** What the units of each arm did on each calendar day of the study's time zone: first exposures, active units, sessions, revenue. */
public final class ActivityCalculator {
    /** A pause this long or longer begins a new session. */
    static final int SESSION_GAP_SECONDS = 30 * 60;

    private final ExperimentData data;
    private final Days days;
    private final int arms;
    private final long[][] exposed;
    private final long[][] active;
    private final long[][] sessions;
    private final double[][] revenue;

    private ActivityCalculator(ExperimentData data) {
        this.data = data;
        this.days = Days.of(data);
        this.arms = data.variants().size();
        this.exposed = new long[days.count()][arms];
        this.active = new long[days.count()][arms];
        this.sessions = new long[days.count()][arms];
        this.revenue = new double[days.count()][arms];
    }

    /** One entry per day of data; empty when the data has no time or no events. */
    public static List<ActivityDay> compute(ExperimentData data) {
        ExperimentData.Timelines timelines = data.timelines();
        long[] exposedAt = data.exposedAt();
        if (timelines == null || exposedAt == null) {
            return List.of();
        }
        ActivityCalculator activity = new ActivityCalculator(data);
        for (int u = 0; u < data.units(); u++) {
            activity.add(u, exposedAt[u], timelines);
        }
        return activity.readout();
    }

    private void add(int unit, long exposedAt, ExperimentData.Timelines timelines) {
        int arm = data.variant()[unit];
        count(exposed, days.index(exposedAt), arm);
        int day = Integer.MIN_VALUE;
        int nextDayAt = Integer.MIN_VALUE;
        int lastSecond = 0;
        int[] seconds = timelines.second();
        float[] amounts = timelines.amount();
        int from = timelines.start()[unit];
        int to = timelines.end()[unit];
        for (int e = from; e < to; e++) {
            int second = seconds[e];
            if (second >= nextDayAt) {
                day = days.index(exposedAt + second * 1000L);
                nextDayAt = secondOfDay(day + 1, exposedAt);
                count(active, day, arm);
            }
            if (e == from || second - lastSecond >= SESSION_GAP_SECONDS) {
                count(sessions, day, arm);
            }
            if (day >= 0 && day < revenue.length) {
                revenue[day][arm] += amounts[e];
            }
            lastSecond = second;
        }
    }

    /** The first whole second after exposure that lies on the day; events of a unit are in order of time. */
    private int secondOfDay(int day, long exposedAt) {
        return Math.toIntExact(Math.ceilDiv(days.startOf(day) - exposedAt, 1_000L));
    }

    private static void count(long[][] counts, int day, int arm) {
        if (day >= 0 && day < counts.length) {
            counts[day][arm]++;
        }
    }

    private List<ActivityDay> readout() {
        List<ActivityDay> all = new ArrayList<>();
        for (int d = 0; d < exposed.length; d++) {
            String date = days.date(d).toString();
            List<Double> money = new ArrayList<>();
            for (double sum : revenue[d]) {
                money.add(sum);
            }
            all.add(new ActivityDay(date, boxed(exposed[d]), boxed(active[d]), boxed(sessions[d]), money));
        }
        return all;
    }

    private static List<Long> boxed(long[] counts) {
        return java.util.Arrays.stream(counts).boxed().toList();
    }
}
