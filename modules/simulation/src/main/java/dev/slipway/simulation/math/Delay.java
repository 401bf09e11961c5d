package dev.slipway.simulation.math;

/** How long something takes: a continuous distribution on (0, {@link #longest}), in the unit that its maker chose. */
public interface Delay {
    /** P(delay ≤ x). */
    double cdf(double x);

    /** The x with {@code cdf(x) = u}, for u in (0, 1). */
    double quantile(double u);

    /** The least upper bound; infinite for an unbounded delay. */
    double longest();

    /** This delay given that it is at most {@code limit}. */
    default Delay within(double limit) {
        return limit >= longest() ? this : new Truncated(this, limit, cdf(limit));
    }
}
