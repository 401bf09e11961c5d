package dev.slipway.stats;

import dev.slipway.stats.math.Checks;

/** Running {@link BivariateMoments}, updated as in {@link MomentsAccumulator}. Not thread-safe. */
public final class BivariateAccumulator {

    private long n;
    private double meanY;
    private double meanX;
    private double squaresY;
    private double squaresX;
    private double products;

    /**
     * Adds one unit.
     *
     * @throws IllegalArgumentException if a value is NaN or infinite; the message names how many came before it
     */
    public void add(double y, double x) {
        if (!Double.isFinite(y)) {
            throw Checks.notFinite("y", n, y);
        }
        if (!Double.isFinite(x)) {
            throw Checks.notFinite("x", n, x);
        }
        n++;
        double dy = y - meanY;
        double dx = x - meanX;
        meanY += dy / (double) n;
        squaresY += dy * (y - meanY);
        if (dx == 0) {
            // As all of them are where there is no second column: nothing below would change.
            return;
        }
        meanX += dx / (double) n;
        squaresX += dx * (x - meanX);
        products += dy * (x - meanX);
    }

    /** Adds everything that another accumulator has seen. */
    public void merge(BivariateAccumulator other) {
        if (other.n == 0) {
            return;
        }
        double total = (double) n + (double) other.n;
        double share = (double) other.n / total;
        double weight = (double) n * share;
        double dy = other.meanY - meanY;
        double dx = other.meanX - meanX;
        squaresY += other.squaresY + dy * dy * weight;
        squaresX += other.squaresX + dx * dx * weight;
        products += other.products + dy * dx * weight;
        meanY += dy * share;
        meanX += dx * share;
        n += other.n;
    }

    /** How many units were added so far. */
    public long count() {
        return n;
    }

    /** The moments of what was added so far. */
    public BivariateMoments snapshot() {
        double divisor = n < 2 ? 1 : (double) (n - 1);
        return BivariateMoments.bounded(n, meanY, meanX, squaresY / divisor, squaresX / divisor, products / divisor);
    }
}
