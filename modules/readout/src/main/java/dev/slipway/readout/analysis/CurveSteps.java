package dev.slipway.readout.analysis;

import dev.slipway.readout.model.SurvivalReadout.Curve;
import dev.slipway.stats.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A Kaplan–Meier curve thinned to what a picture can show: exact values at chosen times. The times are the whole days (or
 * weeks, …) that an axis may name, so that the numbers at risk stand there exactly, and points spread evenly along the
 * drawn line, so that steep parts keep their shape.
 */
final class CurveSteps {
    static final int MAX_STEPS = 200;
    private static final int MAX_DAYS = 60;
    /** Days between the times that are always kept, the first that gives at most {@link #MAX_DAYS} of them. */
    private static final double[] EVERY = {1 / 24.0, 0.25, 1, 2, 7, 14, 28, 56, 140, 280, 700, 1400, 3500, 7000};

    private CurveSteps() {}

    static Curve thin(String level, SurvivalCurve curve, long units, long events) {
        double[] times = curve.table().times();
        double end = times[times.length - 1];
        TreeSet<Double> kept = new TreeSet<>(days(end));
        kept.add(0.0);
        kept.add(end);
        along(curve, MAX_STEPS - kept.size(), kept);
        List<Double> time = new ArrayList<>();
        List<Double> survival = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        List<Long> atRisk = new ArrayList<>();
        for (double t : kept) {
            int k = curve.index(t);
            time.add(t);
            survival.add(k < 0 ? 1 : curve.survival()[k]);
            low.add(k < 0 ? 1 : curve.low()[k]);
            high.add(k < 0 ? 1 : curve.high()[k]);
            atRisk.add(atRisk(curve, t));
        }
        return new Curve(level, units, events, time, survival, low, high, atRisk);
    }

    private static List<Double> days(double end) {
        double every = EVERY[EVERY.length - 1];
        for (int i = EVERY.length - 1; i >= 0 && end / EVERY[i] <= MAX_DAYS; i--) {
            every = EVERY[i];
        }
        List<Double> days = new ArrayList<>();
        for (int k = 1; k * every < end && k <= MAX_DAYS; k++) {
            days.add(k * every);
        }
        return days;
    }

    /** All event times where they are few; else those at even distances along the line in the unit square. */
    private static void along(SurvivalCurve curve, int count, Set<Double> kept) {
        double[] times = curve.table().times();
        double[] survival = curve.survival();
        int[] events = curve.table().events();
        int[] steps =
                IntStream.range(0, times.length).filter(k -> events[k] > 0).toArray();
        if (steps.length <= count) {
            Arrays.stream(steps).forEach(k -> kept.add(times[k]));
            return;
        }
        double end = times[times.length - 1];
        double range = 1 - survival[survival.length - 1];
        double total = 2;
        double next = 0;
        int left = count;
        for (int k : steps) {
            double length = times[k] / end + (1 - survival[k]) / range;
            if (length >= next && left > 0) {
                kept.add(times[k]);
                left--;
                next = length + (total - length) / Math.max(1, left);
            }
        }
    }

    /** Units watched until this time or longer. */
    private static long atRisk(SurvivalCurve curve, double time) {
        double[] times = curve.table().times();
        int k = Arrays.binarySearch(times, time);
        int from = k >= 0 ? k : -k - 1;
        return from < times.length ? curve.table().atRisk()[from] : 0;
    }
}
