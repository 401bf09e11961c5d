package dev.slipway.stats;

/** Compensated summation. */
public final class Sums {

    private Sums() {}

    /** Neumaier's sum: the error does not grow with the number of terms. */
    public static double sum(double[] values) {
        double sum = 0;
        double lost = 0;
        for (double value : values) {
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }
        return sum + lost;
    }
}
