package dev.slipway.readout;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.model.RetentionReadout.CurvePoint;
import dev.slipway.readout.model.RetentionReadout.DayReturn;
import dev.slipway.stats.ab.Proportions;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
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

    private final ReturnCounts counts;
    private final double level;
    private final int last;

    private RetentionCalculator(ReturnCounts counts, double level) {
        this.counts = counts;
        this.level = level;
        this.last = longestDay(counts);
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
        return timelines == null || exposedAt == null || data.variants().size() < 2
                ? null
                : compute(data, exposedAt, event, level, ReturnDays.of(timelines, event));
    }

    /** The same of data with two arms or more where the days of each unit are known. */
    static RetentionReadout compute(
            ExperimentData data, long[] exposedAt, @Nullable String event, double level, ReturnDays returns) {
        ForkJoinTask<RetentionCohorts> beside = ForkJoinTask.adapt(() -> RetentionCohorts.of(data, exposedAt, returns))
                .fork();
        ReturnCounts counts = ReturnCounts.of(data, exposedAt, returns, LAST_DAY);
        RetentionCalculator calculator = new RetentionCalculator(counts, level);
        long[][] rolling = ReturnCounts.rolling(data, exposedAt, returns, calculator.last);
        RetentionCohorts cohorts = beside.join();
        return new RetentionReadout(
                event == null ? ANY_EVENT : event,
                cohorts.firstDays(),
                cohorts.triangles(),
                cohorts.difference(level),
                calculator.classic(),
                calculator.rolling(rolling),
                calculator.namedDays());
    }

    private List<CurvePoint> classic() {
        List<CurvePoint> points = new ArrayList<>();
        for (int day = 1; day <= last; day++) {
            points.add(point(day, counts.returned()[0][day], day, counts.returned()[1][day]));
        }
        return points;
    }

    private List<CurvePoint> rolling(long[][] returned) {
        List<CurvePoint> points = new ArrayList<>();
        for (int day = 1; day <= last; day++) {
            points.add(point(day, returned[0][day], last, returned[1][day]));
        }
        return points;
    }

    /** The last day up to 30 for which enough units of both arms are mature; 0 when there is none. */
    private static int longestDay(ReturnCounts counts) {
        int day = LAST_DAY;
        while (day > 0 && !(enough(counts, 0, day) && enough(counts, 1, day))) {
            day--;
        }
        return day;
    }

    private static boolean enough(ReturnCounts counts, int arm, int day) {
        return counts.mature()[arm][day] >= Math.max(2, counts.units()[arm] * ENOUGH_SHARE);
    }

    private CurvePoint point(int day, long control, int matureFor, long treatment) {
        long nC = counts.mature()[0][matureFor];
        long nT = counts.mature()[1][matureFor];
        double[] c = Proportions.wilson(control, nC, level);
        double[] t = Proportions.wilson(treatment, nT, level);
        return new CurvePoint(day, control / (double) nC, c[0], c[1], treatment / (double) nT, t[0], t[1]);
    }

    private List<DayReturn> namedDays() {
        List<DayReturn> days = new ArrayList<>();
        for (int day : NAMED_DAYS) {
            long nC = counts.mature()[0][day];
            long nT = counts.mature()[1][day];
            long xC = counts.returned()[0][day];
            long xT = counts.returned()[1][day];
            Interval difference = Differences.shares(xT, nT, xC, nC, level);
            if (difference != null) {
                long immature = counts.units()[0] + counts.units()[1] - nC - nT;
                days.add(new DayReturn(day, xC / (double) nC, xT / (double) nT, difference, nC, nT, immature));
            }
        }
        return days;
    }
}
