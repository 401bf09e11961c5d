package dev.slipway.readout;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.model.RetentionReadout.CurvePoint;
import dev.slipway.readout.model.RetentionReadout.DayReturn;
import dev.slipway.stats.ab.Proportions;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who came back: classic and rolling curves over the 24-hour days after first exposure, day 1, 7 and 30, and weekly
 * cohorts. A unit counts for a day only when that day of its own lies inside the data.
 */
public final class RetentionCalculator {
    /** Name of the event when any event counts as coming back. */
    public static final String ANY_EVENT = "any event";

    private static final int LAST_DAY = 30;
    private static final List<Integer> NAMED_DAYS = List.of(1, 7, 30);
    /** A day is shown while at least this share of each arm is mature for it. */
    private static final double ENOUGH_SHARE = 0.02;

    private final ExperimentData data;
    private final long[] exposedAt;
    private final ReturnDays returns;
    private final double level;

    private RetentionCalculator(ExperimentData data, long[] exposedAt, ReturnDays returns, double level) {
        this.data = data;
        this.exposedAt = exposedAt;
        this.returns = returns;
        this.level = level;
    }

    /**
     * The returns of the control and the first treatment.
     *
     * @param event that counts as coming back; null for any
     * @return null when the data has no events or only one arm
     */
    public static @Nullable RetentionReadout compute(ExperimentData data, @Nullable String event, double level) {
        ExperimentData.Timelines timelines = data.timelines();
        long[] exposedAt = data.exposedAt();
        if (timelines == null || exposedAt == null || data.variants().size() < 2) {
            return null;
        }
        ReturnDays returns = ReturnDays.of(timelines, event);
        RetentionCalculator calculator = new RetentionCalculator(data, exposedAt, returns, level);
        RetentionCohorts cohorts = RetentionCohorts.of(data, exposedAt, returns);
        return new RetentionReadout(
                event == null ? ANY_EVENT : event,
                cohorts.firstDays(),
                cohorts.triangles(),
                cohorts.difference(level),
                calculator.classic(),
                calculator.rolling(),
                calculator.namedDays());
    }

    /** Mature and returned units of one arm for one day: {n, x}; the day or later when rolling up to the last day. */
    private long[] count(int arm, int day, int matureFor, boolean orLater) {
        long latest = data.dataEnd() - (matureFor + 1L) * Days.MILLIS;
        long n = 0;
        long x = 0;
        for (int u = 0; u < data.units(); u++) {
            if (data.variant()[u] == arm && exposedAt[u] <= latest) {
                n++;
                x += (orLater ? returns.between(u, day, matureFor) : returns.on(u, day)) ? 1 : 0;
            }
        }
        return new long[] {n, x};
    }

    private List<CurvePoint> classic() {
        List<CurvePoint> points = new ArrayList<>();
        for (int day = 1; day <= longestDay(); day++) {
            points.add(point(day, count(0, day, day, false), count(1, day, day, false)));
        }
        return points;
    }

    private List<CurvePoint> rolling() {
        List<CurvePoint> points = new ArrayList<>();
        int last = longestDay();
        for (int day = 1; day <= last; day++) {
            points.add(point(day, count(0, day, last, true), count(1, day, last, true)));
        }
        return points;
    }

    /** The last day up to 30 for which enough units of both arms are mature; 0 when there is none. */
    private int longestDay() {
        long[] all = {0, 0};
        for (int arm : data.variant()) {
            if (arm < 2) {
                all[arm]++;
            }
        }
        int day = LAST_DAY;
        while (day > 0 && !(enough(0, day, all[0]) && enough(1, day, all[1]))) {
            day--;
        }
        return day;
    }

    private boolean enough(int arm, int day, long all) {
        return count(arm, day, day, false)[0] >= Math.max(2, all * ENOUGH_SHARE);
    }

    private CurvePoint point(int day, long[] control, long[] treatment) {
        double[] c = Proportions.wilson(control[1], control[0], level);
        double[] t = Proportions.wilson(treatment[1], treatment[0], level);
        return new CurvePoint(day, share(control), c[0], c[1], share(treatment), t[0], t[1]);
    }

    private List<DayReturn> namedDays() {
        List<DayReturn> days = new ArrayList<>();
        for (int day : NAMED_DAYS) {
            long[] c = count(0, day, day, false);
            long[] t = count(1, day, day, false);
            Interval difference = Differences.shares(t[1], t[0], c[1], c[0], level);
            if (difference != null) {
                long immature = firstTwoArms() - c[0] - t[0];
                days.add(new DayReturn(day, share(c), share(t), difference, c[0], t[0], immature));
            }
        }
        return days;
    }

    private long firstTwoArms() {
        return java.util.Arrays.stream(data.variant()).filter(arm -> arm < 2).count();
    }

    private static double share(long[] count) {
        return count[1] / (double) count[0];
    }
}
