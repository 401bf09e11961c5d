package dev.slipway.stats;

import dev.slipway.stats.math.Checks;

/**
 * Running count, mean and variance (Welford 1962, doi:10.1080/00401706.1962.10490022; merging after Chan, Golub and
 * LeVeque 1983). For day-by-day paths: add a day's units, take a snapshot, go on. Not thread-safe.
 */
public final class MomentsAccumulator {

    private long n;
    private double mean;
    private double squares;

    /**
     * Adds one value.
     *
     * @throws IllegalArgumentException if it is NaN or infinite; the message names how many came before it
     */
    public void add(double value) {
        if (!Double.isFinite(value)) {
            throw Checks.notFinite("value", n, value);
        }
        n++;
        double before = value - mean;
        mean += before / (double) n;
        squares += before * (value - mean);
    }

    /** Adds everything that another accumulator has seen. */
    public void merge(MomentsAccumulator other) {
        if (other.n == 0) {
            return;
        }
        double total = (double) n + (double) other.n;
        double delta = other.mean - mean;
        squares += other.squares + delta * delta * ((double) n * (double) other.n / total);
        mean += delta * ((double) other.n / total);
        n += other.n;
    }

    /** The moments of what was added so far. */
    public Moments snapshot() {
        return new Moments(n, mean, n < 2 ? 0 : squares / (double) (n - 1));
    }
}
