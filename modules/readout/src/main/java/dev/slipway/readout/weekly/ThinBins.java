package dev.slipway.readout.weekly;

import dev.slipway.stats.drift.ClusteredPsi;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows of a comparison, in bins of which no one is too thin for the limit of chance where that can be had.
 *
 * @param before for each week of the reference the bin of each user, negative for none
 * @param after bin of each user in the week
 * @param fewest rows that a bin with any row expects on the smallest side; below five chance can't be told
 */
record ThinBins(int[][] before, int[] after, int bins, double fewest) {
    /**
     * Rows in the bins of their feature. Levels come and go, and one that hardly anybody has in these weeks would make all the others
     * untestable: of a category, bins that expect fewer than five rows are one for this comparison, or left out where even
     * together they expect fewer.
     *
     * @param old rows before in each bin
     * @param now rows after in each bin
     * @param smallest rows of the smallest side
     */
    static ThinBins of(WeekFeature feature, int[][] before, long[] old, int[] after, long[] now, long smallest) {
        int bins = old.length;
        double share = (double) smallest
                / (double) (Arrays.stream(old).sum() + Arrays.stream(now).sum());
        double[] expected = IntStream.range(0, bins)
                .mapToDouble(b -> share * (double) (old[b] + now[b]))
                .toArray();
        int[] thick = IntStream.range(0, bins)
                .filter(b -> expected[b] >= WeekFeature.FEWEST)
                .toArray();
        double thin =
                Arrays.stream(expected).filter(e -> e < WeekFeature.FEWEST).sum();
        boolean joined = thin >= WeekFeature.FEWEST;
        boolean both = joined || (anybody(old, thick) && anybody(now, thick));
        int kept = thick.length + (joined ? 1 : 0);
        if (feature.number() || thin == 0 || kept < 2 || !both) {
            double fewest = Arrays.stream(expected).filter(e -> e > 0).min().orElse(0);
            return new ThinBins(before, after, bins, fewest);
        }
        int[] place = new int[bins];
        Arrays.fill(place, joined ? thick.length : ClusteredPsi.NONE);
        for (int b = 0; b < thick.length; b++) {
            place[thick[b]] = b;
        }
        int[][] coarse = Arrays.stream(before).map(week -> placed(week, place)).toArray(int[][]::new);
        return new ThinBins(coarse, placed(after, place), kept, WeekFeature.FEWEST);
    }

    /** Rows in each bin. */
    static long[] counts(int[][] weeks, int bins) {
        long[] counts = new long[bins];
        for (int[] week : weeks) {
            for (int bin : week) {
                if (bin >= 0) {
                    counts[bin]++;
                }
            }
        }
        return counts;
    }

    private static boolean anybody(long[] rows, int[] bins) {
        return Arrays.stream(bins).anyMatch(bin -> rows[bin] > 0);
    }

    private static int[] placed(int[] week, int[] place) {
        return Arrays.stream(week)
                .map(bin -> bin < 0 ? ClusteredPsi.NONE : place[bin])
                .toArray();
    }
}
