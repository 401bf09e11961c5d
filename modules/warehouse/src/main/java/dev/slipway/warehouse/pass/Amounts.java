package dev.slipway.warehouse.pass;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;

/** Amounts of events, as far as they can be added up exactly. */
final class Amounts {
    /** What the engines' whole numbers hold. */
    private static final double LARGEST = 0x1p62;

    private Amounts() {}

    /** The amount, or a refusal in words of one that is infinite or beyond all reason. */
    static double checked(double amount) {
        if (Math.abs(amount) > LARGEST) {
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    "The amount of an event is " + amount + ", which can't be added up.",
                    "Correct the amounts of the events and run again.");
        }
        return amount;
    }
}
