package dev.slipway.learning.risk;

import dev.slipway.stats.math.RadixSort;

/**
 * What it costs to review from a probability on: reviews, and the losses of cases that are not reviewed, per row.
 *
 * @param p probability by row
 * @param loss by row what a review would have prevented; 0 where there was no case
 * @param review cost of one
 */
record ReviewCost(double[] p, double[] loss, double review) {
    /** Reviews everybody. */
    static final double EVERYBODY = 0;

    /** Reviews nobody: no probability reaches it. */
    static final double NOBODY = Double.POSITIVE_INFINITY;

    /** The threshold at which these rows would have cost least; the highest of several. */
    double best() {
        int[] ascending = RadixSort.order(p);
        int n = p.length;
        double lost = 0;
        for (double each : loss) {
            lost += each;
        }
        double cost = lost;
        double least = cost;
        double best = NOBODY;
        for (int k = n - 1; k >= 0; k--) {
            int i = ascending[k];
            cost += review - loss[i];
            boolean whole = k == 0 || p[ascending[k - 1]] != p[i];
            if (whole && cost < least) {
                least = cost;
                best = k == 0 ? EVERYBODY : p[i];
            }
        }
        return best;
    }

    /** Per row, with row i counted {@code counts[i]} times, when rows from the threshold on are reviewed. */
    double at(double threshold, double[] counts) {
        double cost = 0;
        double rows = 0;
        for (int i = 0; i < p.length; i++) {
            cost += counts[i] * (p[i] >= threshold ? review : loss[i]);
            rows += counts[i];
        }
        return cost / rows;
    }

    /** Share of rows from the threshold on. */
    double reviewed(double threshold) {
        double reviewed = 0;
        for (double each : p) {
            reviewed += each >= threshold ? 1 : 0;
        }
        return reviewed / p.length;
    }
}
