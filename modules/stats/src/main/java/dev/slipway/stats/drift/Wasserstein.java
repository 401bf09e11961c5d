package dev.slipway.stats.drift;

import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;

/** Distances between two columns of numbers in the column's own unit: how far probability has to be carried. */
public final class Wasserstein {

    private Wasserstein() {}

    /**
     * Distances of two columns.
     *
     * @param distance Wasserstein-1 distance ∫|F(x) − G(x)| dx, in the column's unit
     * @param inStandardDeviations distance over the standard deviation (n − 1) before; NaN when that is zero
     * @param energy √(2∫(F(x) − G(x))² dx) (Székely and Rizzo 2013, doi:10.1016/j.jspi.2013.03.018)
     */
    public record Result(double distance, double inStandardDeviations, double energy) {}

    /**
     * The distances; ties need no care.
     *
     * @param before finite values, at least one
     * @param after finite values, at least one
     * @throws IllegalArgumentException for empty columns or values that are NaN or infinite (names the index)
     */
    public static Result of(double[] before, double[] after) {
        Checks.atLeast(before.length, 1, "values before");
        Checks.atLeast(after.length, 1, "values after");
        Checks.finite(before, "before");
        Checks.finite(after, "after");
        return sorted(RadixSort.sorted(before), RadixSort.sorted(after));
    }

    static Result sorted(double[] x, double[] y) {
        double distance = 0;
        double energy = 0;
        double previous = Math.min(x[0], y[0]);
        double perX = 1.0 / x.length;
        double perY = 1.0 / y.length;
        int i = 0;
        int j = 0;
        while (i < x.length || j < y.length) {
            boolean fromX = j == y.length || (i < x.length && x[i] <= y[j]);
            double value = fromX ? x[i] : y[j];
            double gap = i * perX - j * perY;
            distance += Math.abs(gap) * (value - previous);
            energy += gap * gap * (value - previous);
            previous = value;
            if (fromX) {
                i++;
            } else {
                j++;
            }
        }
        double sd = Moments.of(x).standardDeviation();
        return new Result(distance, sd > 0 ? distance / sd : Double.NaN, Math.sqrt(2 * energy));
    }
}
