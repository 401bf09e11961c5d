package dev.slipway.readout;

/** Units of an input's bins by week of first exposure and arm, from one pass over the units. */
final class BinCounts {
    private final int bins;
    private final int arms;
    private final long[] counts;

    /** @param cell of each unit: its week times the number of arms, plus its arm */
    BinCounts(DriftFeature input, int[] cell, int weeks, int arms) {
        this.bins = input.bins().size();
        this.arms = arms;
        this.counts = new long[weeks * arms * bins];
        int[] bin = input.bin();
        for (int u = 0; u < cell.length; u++) {
            counts[cell[u] * bins + bin[u]]++;
        }
    }

    /** Units per bin of all arms, of the weeks from one (inclusive) to another (exclusive). */
    long[] of(int from, int to) {
        long[] sums = new long[bins];
        for (int a = 0; a < arms; a++) {
            add(from, a, to, sums);
        }
        return sums;
    }

    /** The same of one arm. */
    long[] of(int from, int arm, int to) {
        long[] sums = new long[bins];
        add(from, arm, to, sums);
        return sums;
    }

    private void add(int from, int arm, int to, long[] sums) {
        for (int w = from; w < to; w++) {
            for (int b = 0; b < bins; b++) {
                sums[b] += counts[(w * arms + arm) * bins + b];
            }
        }
    }
}
