package dev.slipway.stats.survival;

import dev.slipway.stats.math.RadixSort;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of a Cox model in the order in which sums run: by stratum, then by stop. Columns are centred, which changes
 * neither estimates nor errors and keeps digits. A group is a time of a stratum at which events happen.
 */
final class CoxRows {

    /** Position → row of the source. */
    final int[] order;
    /** Centred columns by position. */
    final Matrix x;
    /** What was subtracted. */
    final double[] centre;

    final boolean[] event;
    final double[] stop;
    /** First and one past the last position with the stop of each group; ascending within strata. */
    final int[] groupFrom;

    final int[] groupTo;
    /** Events of each group. */
    final int[] deaths;

    final double[] groupTime;
    /** Position past the end of the group's stratum, and the stratum's first group. */
    final int[] stratumEnd;

    final int[] firstGroup;
    /** Positions whose rows are at risk at no group after this one: number of the last group not after stop; or −1. */
    final int[] lastGroup;
    /** Number of the last group not after the row's start within its stratum, −1 for none; empty if all start at 0. */
    final int[] entryGroup;

    final int events;

    CoxRows(SurvivalData data, Matrix source) {
        order = order(data);
        int n = order.length;
        stop = new double[n];
        event = new boolean[n];
        for (int i = 0; i < n; i++) {
            stop[i] = data.stop()[order[i]];
            event[i] = data.event()[order[i]];
        }
        centre = new double[source.columns()];
        x = gather(source, order, centre);
        int[] stratum = stratumOf(data, order);
        int[] from = new int[n];
        int[] to = new int[n];
        int[] died = new int[n];
        int[] end = new int[n];
        int[] first = new int[n];
        lastGroup = new int[n];
        int groups = 0;
        int total = 0;
        for (int start = 0; start < n; ) {
            int stratumTo = start;
            while (stratumTo < n && stratum[stratumTo] == stratum[start]) {
                stratumTo++;
            }
            int firstOfStratum = groups;
            for (int i = start; i < stratumTo; ) {
                int j = i;
                int d = 0;
                while (j < stratumTo && stop[j] == stop[i]) {
                    d += event[j++] ? 1 : 0;
                }
                if (d > 0) {
                    from[groups] = i;
                    to[groups] = j;
                    died[groups] = d;
                    end[groups] = stratumTo;
                    first[groups++] = firstOfStratum;
                    total += d;
                }
                Arrays.fill(lastGroup, i, j, groups > firstOfStratum ? groups - 1 : -1);
                i = j;
            }
            start = stratumTo;
        }
        events = total;
        groupFrom = Arrays.copyOf(from, groups);
        groupTo = Arrays.copyOf(to, groups);
        deaths = Arrays.copyOf(died, groups);
        stratumEnd = Arrays.copyOf(end, groups);
        firstGroup = Arrays.copyOf(first, groups);
        groupTime = new double[groups];
        Arrays.setAll(groupTime, g -> stop[groupFrom[g]]);
        entryGroup = entries(data, stratum);
    }

    int rows() {
        return order.length;
    }

    int groups() {
        return deaths.length;
    }

    private static int[] order(SurvivalData data) {
        int[] byTime = RadixSort.order(data.stop());
        int[] strata = data.strata();
        if (strata == null) {
            return byTime;
        }
        double[] codes = new double[byTime.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = strata[byTime[i]];
        }
        int[] byStratum = RadixSort.order(codes);
        return Arrays.stream(byStratum).map(i -> byTime[i]).toArray();
    }

    private static int[] stratumOf(SurvivalData data, int[] order) {
        int[] strata = data.strata();
        int[] result = new int[order.length];
        if (strata != null) {
            Arrays.setAll(result, i -> strata[order[i]]);
        }
        return result;
    }

    private static Matrix gather(Matrix source, int[] order, double[] centre) {
        Matrix x = Matrix.zeros(order.length, source.columns());
        IntStream.range(0, source.columns()).parallel().forEach(j -> {
            double[] from = source.column(j);
            double[] to = x.column(j);
            double mean = Vectors.sum(from) / from.length;
            centre[j] = mean;
            for (int i = 0; i < to.length; i++) {
                to[i] = from[order[i]] - mean;
            }
        });
        return x;
    }

    /** For each position the last group of its stratum at or before its start. */
    private int[] entries(SurvivalData data, int[] stratum) {
        double[] start = data.start();
        if (start == null) {
            return new int[0];
        }
        int[] result = new int[order.length];
        int g = 0;
        for (int i = 0; i < order.length; ) {
            int to = i;
            while (to < order.length && stratum[to] == stratum[i]) {
                to++;
            }
            int first = g;
            while (g < groups() && groupFrom[g] < to) {
                g++;
            }
            for (int k = i; k < to; k++) {
                int found = Arrays.binarySearch(groupTime, first, g, start[order[k]]);
                int last = found >= 0 ? found : -found - 2;
                result[k] = last < first ? -1 : last;
            }
            i = to;
        }
        return result;
    }
}
