package dev.slipway.readout;

import dev.slipway.readout.model.ActivityDay;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the units of each arm did on each calendar day of the study's time zone: first exposures, active units, sessions, revenue. */
public final class ActivityCalculator {
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
        return timelines == null || exposedAt == null
                ? List.of()
                : compute(data, ActivityTrace.of(data, timelines, exposedAt));
    }

    /** The same where the days of the units are known; empty without them. */
    static List<ActivityDay> compute(ExperimentData data, @Nullable ActivityTrace trace) {
        long[] exposedAt = data.exposedAt();
        if (trace == null || exposedAt == null) {
            return List.of();
        }
        ActivityCalculator activity = new ActivityCalculator(data);
        for (int u = 0; u < data.units(); u++) {
            activity.add(u, exposedAt[u], trace.block(u), trace.place(u));
        }
        return activity.readout();
    }

    private void add(int unit, long exposedAt, ActivityTrace.Block block, int place) {
        int arm = data.variant()[unit];
        int exposedOn = days.index(exposedAt);
        if (inside(exposedOn)) {
            exposed[exposedOn][arm]++;
        }
        for (int i = block.dayStart[place]; i < block.dayStart[place + 1]; i++) {
            int day = block.day[i];
            if (inside(day)) {
                active[day][arm]++;
                sessions[day][arm] += block.sessions[i];
            }
        }
        for (int i = block.paidStart[place]; i < block.paidStart[place + 1]; i++) {
            if (inside(block.paidDay[i])) {
                revenue[block.paidDay[i]][arm] += block.paid[i];
            }
        }
    }

    private boolean inside(int day) {
        return day >= 0 && day < exposed.length;
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
