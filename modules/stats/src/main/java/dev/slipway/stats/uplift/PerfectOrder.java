package dev.slipway.stats.uplift;

import java.util.Arrays;

/** Areas under the curves of the best order that scikit-uplift constructs from 0/1 outcomes and arms: from four counts. */
final class PerfectOrder {

    private PerfectOrder() {}

    /**
     * Treated responders and control non-responders first; the two other kinds in the order that the larger of them asks for: keys 2·1{y =
     * t} + y if control responders outnumber treated non-responders, otherwise 2·1{y = t} + t.
     */
    static double upliftArea(RankedUnits ranked) {
        int[] counts = counts(ranked);
        int[] keys = new int[4];
        for (int cell = 0; cell < 4; cell++) {
            int t = cell >> 1;
            int y = cell & 1;
            keys[cell] = (y == t ? 2 : 0) + (counts[1] > counts[2] ? y : t);
        }
        return curve(counts, keys).upliftArea();
    }

    /** Treated responders first, control responders last. */
    static double qiniArea(RankedUnits ranked) {
        return curve(counts(ranked), new int[] {0, -1, 0, 1}).qiniArea();
    }

    /** Units by 2·treated + outcome. */
    private static int[] counts(RankedUnits ranked) {
        int[] counts = new int[4];
        for (int r = 0; r < ranked.size(); r++) {
            counts[(ranked.treated(r) ? 2 : 0) + (int) ranked.outcome(r)]++;
        }
        return counts;
    }

    /** The curve through the ends of groups of equal key, highest first. */
    private static UpliftCurve curve(int[] counts, int[] keys) {
        int[] levels = Arrays.stream(keys).distinct().map(k -> -k).sorted().toArray();
        double[][] sums = new double[4][levels.length + 1];
        for (int p = 0; p < levels.length; p++) {
            for (double[] sum : sums) {
                sum[p + 1] = sum[p];
            }
            for (int cell = 0; cell < 4; cell++) {
                if (keys[cell] == -levels[p]) {
                    sums[0][p + 1] += counts[cell];
                    sums[1][p + 1] += cell >= 2 ? counts[cell] : 0;
                    sums[2][p + 1] += cell == 3 ? counts[cell] : 0;
                    sums[3][p + 1] += cell == 1 ? counts[cell] : 0;
                }
            }
        }
        return new UpliftCurve(sums[0], sums[1], sums[2], sums[3]);
    }
}
