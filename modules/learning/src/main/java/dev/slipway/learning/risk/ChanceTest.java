package dev.slipway.learning.risk;

import dev.slipway.learning.evaluate.Units;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Whether scores rank cases better than chance: the average precision among those when outcomes change their units. Outcomes of a unit
 * stay together and go to a unit with as many rows, so that rows which are alike do not pass for evidence. Units that are the only ones of
 * their size keep their own, which makes the test careful.
 */
final class ChanceTest {
    private final int[] descending;
    private final boolean[] tieEnds;
    private final List<int[][]> groups;

    private ChanceTest(int[] descending, boolean[] tieEnds, List<int[][]> groups) {
        this.descending = descending;
        this.tieEnds = tieEnds;
        this.groups = groups;
    }

    /**
     * The share of exchanges, the data's own among them, whose average precision is at least the data's.
     *
     * @param scores by row
     * @param y by row 1 for a case, 0 else
     * @param exchanges at least 1
     * @param seed of the exchanges; threads change nothing
     */
    static double pValue(double[] scores, double[] y, Units units, int exchanges, long seed, Runnable checkpoint) {
        ChanceTest test = of(scores, units);
        double own = test.averagePrecision(y);
        long as = IntStream.range(0, exchanges)
                .parallel()
                .filter(e -> {
                    checkpoint.run();
                    double[] exchanged = test.exchanged(y, Seeds.stream(seed, e));
                    return test.averagePrecision(exchanged) >= own * (1 - 1e-12);
                })
                .count();
        return (1.0 + as) / (1 + exchanges);
    }

    private static ChanceTest of(double[] scores, Units units) {
        int n = scores.length;
        int[] ascending = RadixSort.order(scores);
        int[] descending = IntStream.range(0, n).map(k -> ascending[n - 1 - k]).toArray();
        boolean[] tieEnds = new boolean[n];
        for (int k = 0; k < n; k++) {
            tieEnds[k] = k == n - 1 || scores[descending[k + 1]] != scores[descending[k]];
        }
        return new ChanceTest(descending, tieEnds, groups(units));
    }

    /** Units by how many rows they have; of each its rows. */
    private static List<int[][]> groups(Units units) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int unit = 0; unit < units.count(); unit++) {
            rows.add(new ArrayList<>());
        }
        for (int i = 0; i < units.unitOf().length; i++) {
            rows.get(units.unitOf()[i]).add(i);
        }
        TreeMap<Integer, List<int[]>> bySize = new TreeMap<>();
        for (List<Integer> own : rows) {
            bySize.computeIfAbsent(own.size(), size -> new ArrayList<>())
                    .add(own.stream().mapToInt(i -> i).toArray());
        }
        return bySize.values().stream()
                .map(group -> group.toArray(int[][]::new))
                .toList();
    }

    private double[] exchanged(double[] y, SplittableRandom random) {
        double[] exchanged = new double[y.length];
        for (int[][] group : groups) {
            int[] from = IntStream.range(0, group.length).toArray();
            for (int k = from.length - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                int kept = from[k];
                from[k] = from[other];
                from[other] = kept;
            }
            for (int k = 0; k < group.length; k++) {
                for (int r = 0; r < group[k].length; r++) {
                    exchanged[group[k][r]] = y[group[from[k]][r]];
                }
            }
        }
        return exchanged;
    }

    private double averagePrecision(double[] y) {
        double ones = 0;
        double here = 0;
        double sum = 0;
        for (int k = 0; k < descending.length; k++) {
            here += y[descending[k]];
            if (tieEnds[k]) {
                ones += here;
                sum += here * ones / (k + 1);
                here = 0;
            }
        }
        return sum / Arrays.stream(y).sum();
    }
}
