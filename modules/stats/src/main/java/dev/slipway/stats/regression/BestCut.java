package dev.slipway.stats.regression;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;

/**
 * The cut of a number that tells a yes from a no best: the one that lowers the Gini impurity 2p(1 − p), weighted by rows, the most
 * (Breiman, Friedman, Olshen and Stone 1984, 4.2). It was chosen from all cuts, so neither its gain nor the shares on its sides are
 * those of new rows.
 *
 * @param cut halfway between two neighbouring values
 * @param below rows up to the cut
 * @param impurity of all rows
 * @param impurityBelow of the rows up to the cut
 * @param impurityAbove of the others
 * @param gain how much lower the weighted impurity of both sides is than that of all rows
 */
public record BestCut(double cut, int below, double impurity, double impurityBelow, double impurityAbove, double gain) {

    /**
     * Finds the cut; of equally good ones the lowest.
     *
     * @param x finite values, two of them different
     * @param y by row
     * @throws IllegalArgumentException for lengths that differ, NaN or infinity (names the index), and values that are all equal
     */
    public static BestCut of(double[] x, boolean[] y) {
        Checks.require(x.length == y.length, "x has " + x.length + " values, y " + y.length);
        Checks.atLeast(x.length, 2, "rows");
        Checks.finite(x, "x");
        int[] order = RadixSort.order(x);
        int n = x.length;
        int all = 0;
        for (boolean yes : y) {
            all += yes ? 1 : 0;
        }
        double whole = gini(all, n);
        int best = 0;
        int bestYes = 0;
        double least = Double.POSITIVE_INFINITY;
        int yes = 0;
        for (int i = 1; i < n; i++) {
            yes += y[order[i - 1]] ? 1 : 0;
            if (x[order[i]] > x[order[i - 1]]) {
                double impurity = i * gini(yes, i) + (n - i) * gini(all - yes, n - i);
                if (impurity < least) {
                    least = impurity;
                    best = i;
                    bestYes = yes;
                }
            }
        }
        Checks.require(best > 0, "all values of x are equal, so nothing can be cut");
        double cut = x[order[best - 1]] / 2 + x[order[best]] / 2;
        return new BestCut(cut, best, whole, gini(bestYes, best), gini(all - bestYes, n - best), whole - least / n);
    }

    private static double gini(double yes, double n) {
        double p = yes / n;
        return 2 * p * (1 - p);
    }
}
