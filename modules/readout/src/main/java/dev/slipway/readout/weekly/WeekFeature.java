package dev.slipway.readout.weekly;

import dev.slipway.readout.text.BinLabels;
import dev.slipway.stats.drift.ClusteredPsi;
import dev.slipway.stats.drift.Psi;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One feature of users' weeks as bins.
 *
 * @param bin by week and user; {@link ClusteredPsi#NONE} where the user was not active or has no value
 * @param value by week and user, NaN where there is none; null for a category
 */
record WeekFeature(String name, String label, List<String> bins, int[][] bin, double @Nullable [][] value) {
    private static final int DECILES = 10;

    /** A level with a smaller share of every week and of the reference is put together with others as small. */
    private static final double RARE = 0.01;

    /** Of fewer rows nobody can tell whether they are more than chance. */
    static final int FEWEST = 5;

    static final String OTHER = "other";

    boolean number() {
        return value != null;
    }

    /** Bins at the deciles of the first {@code reference} weeks; null when those hold no value. */
    static @Nullable WeekFeature number(String name, String label, double[][] value, int reference) {
        double[] before = finite(value, reference);
        if (before.length == 0) {
            return null;
        }
        double[] edges = edges(before);
        int[][] bin = new int[value.length][];
        for (int w = 0; w < value.length; w++) {
            bin[w] = Arrays.stream(value[w]).mapToInt(v -> place(edges, v)).toArray();
        }
        List<String> bins = BinLabels.of(edges, Arrays.stream(value).flatMapToDouble(Arrays::stream))
                .rounded();
        return new WeekFeature(name, label, bins, bin, value);
    }

    /** The values that there are in the first {@code weeks}, in order of weeks and users. */
    static double[] finite(double[][] value, int weeks) {
        int size = 0;
        for (int w = 0; w < weeks; w++) {
            for (double v : value[w]) {
                size += Double.isFinite(v) ? 1 : 0;
            }
        }
        double[] found = new double[size];
        int next = 0;
        for (int w = 0; w < weeks; w++) {
            for (double v : value[w]) {
                if (Double.isFinite(v)) {
                    found[next++] = v;
                }
            }
        }
        return found;
    }

    /** Nothing lies above a cut at the largest value, unless it is the only one. */
    private static double[] edges(double[] before) {
        double[] cuts = Psi.quantileBins(before, DECILES);
        double largest = Arrays.stream(before).max().orElseThrow();
        double[] below = Arrays.stream(cuts).filter(cut -> cut < largest).toArray();
        return below.length == 0 ? new double[] {largest} : below;
    }

    private static int place(double[] edges, double value) {
        if (!Double.isFinite(value)) {
            return ClusteredPsi.NONE;
        }
        int found = Arrays.binarySearch(edges, value + 0.0);
        return found >= 0 ? found : -found - 1;
    }

    /**
     * Levels as bins; rare ones together, and left out where even together they are rare. Null when fewer than two remain. A level
     * that comes late is rare among all rows and yet what moved, so it is enough to be common once.
     *
     * @param code by week and user, negative for none
     * @param reference weeks at the beginning that are looked at as one
     */
    static @Nullable WeekFeature category(String name, String label, Category category, int[][] code, int reference) {
        long[][] counts = counts(code, category.levels().size(), reference);
        long[] all = new long[code.length + 1];
        Arrays.stream(counts).forEach(own -> add(all, own));
        List<String> bins = new ArrayList<>();
        int[] place = new int[counts.length];
        long[] rare = new long[all.length];
        for (int c = 0; c < counts.length; c++) {
            boolean common = common(counts[c], all);
            place[c] = common ? bins.size() : ClusteredPsi.NONE;
            if (common) {
                bins.add(category.levels().get(c));
            } else {
                add(rare, counts[c]);
            }
        }
        if (common(rare, all)) {
            int other = bins.size();
            Arrays.setAll(place, c -> place[c] < 0 ? other : place[c]);
            bins.add(OTHER);
        }
        if (bins.size() < 2) {
            return null;
        }
        int[][] bin = new int[code.length][];
        for (int w = 0; w < code.length; w++) {
            bin[w] = Arrays.stream(code[w])
                    .map(c -> c < 0 ? ClusteredPsi.NONE : place[c])
                    .toArray();
        }
        return new WeekFeature(name, label, bins, bin, null);
    }

    /** Rows of each level in each week, and after the weeks those in the reference. */
    private static long[][] counts(int[][] code, int levels, int reference) {
        long[][] counts = new long[levels][code.length + 1];
        for (int w = 0; w < code.length; w++) {
            for (int c : code[w]) {
                if (c >= 0) {
                    counts[c][w]++;
                    counts[c][code.length] += w < reference ? 1 : 0;
                }
            }
        }
        return counts;
    }

    private static void add(long[] sum, long[] own) {
        Arrays.setAll(sum, i -> sum[i] + own[i]);
    }

    private static boolean common(long[] own, long[] all) {
        return IntStream.range(0, own.length)
                .anyMatch(i -> own[i] >= FEWEST && (double) own[i] >= RARE * (double) all[i]);
    }
}
