package dev.slipway.learning.risk;

import dev.slipway.stats.math.Checks;

/**
 * What reviewing costs and what it saves, in one unit of money.
 *
 * @param review cost of a review, found or not; above 0
 * @param prevented loss that a review prevents where the case is true; above 0
 */
public record Costs(double review, double prevented) {
    /** Refuses amounts that are not above zero. */
    public Costs {
        Checks.positive(review, "the cost of a review");
        Checks.positive(prevented, "the loss that a review prevents");
    }

    /** Probability from which a review is expected to pay; 1 or more where it never does. */
    public double breakEven() {
        return review / prevented;
    }
}
