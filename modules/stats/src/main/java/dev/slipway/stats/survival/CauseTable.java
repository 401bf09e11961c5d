package dev.slipway.stats.survival;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;

/**
 * Events of each cause at each time at which there is one.
 *
 * @param times ascending
 * @param atRisk rows at risk just before
 * @param events by cause (0 unused), then time
 */
record CauseTable(double[] times, int[] atRisk, int[][] events) {

    static CauseTable of(double[] time, int[] cause) {
        int[] order = CompetingRisks.order(time, cause);
        double[] times = Arrays.stream(order)
                .filter(i -> cause[i] > 0)
                .mapToDouble(i -> time[i])
                .distinct()
                .toArray();
        Checks.require(times.length > 0, "no event happened");
        return at(times, time, cause, order, Arrays.stream(cause).max().orElse(0));
    }

    /** Counts at given times, which may belong to several groups. */
    static CauseTable at(double[] times, double[] time, int[] cause, int[] order, int causes) {
        int[] atRisk = new int[times.length];
        int[][] events = new int[causes + 1][times.length];
        int next = 0;
        for (int t = 0; t < times.length; t++) {
            while (next < order.length && time[order[next]] < times[t]) {
                next++;
            }
            atRisk[t] = order.length - next;
            for (int i = next; i < order.length && time[order[i]] == times[t]; i++) {
                events[cause[order[i]]][t]++;
            }
        }
        return new CauseTable(times, atRisk, events);
    }

    int causes() {
        return events.length - 1;
    }

    /** Kaplan–Meier of any cause, just after each time. */
    double[] survival() {
        double[] survival = new double[times.length];
        double s = 1;
        for (int t = 0; t < times.length; t++) {
            int d = 0;
            for (int k = 1; k < events.length; k++) {
                d += events[k][t];
            }
            s *= atRisk[t] > 0 ? (atRisk[t] - d) / (double) atRisk[t] : 1;
            survival[t] = s;
        }
        return survival;
    }

    /** d/n²·(1 − (d − 1)/(n − 1)), of d events at once among n. */
    static double jumpVariance(double d, double n) {
        return d / (n * n) * (d > 1 ? 1 - (d - 1) / (n - 1) : 1);
    }
}
