package dev.slipway.learning.feature;

import dev.slipway.stats.math.Checks;

/**
 * How rows are shared out to training, validation and test.
 *
 * @param time the moments that part the rows, or {@link TimeCut#NONE}
 * @param byUnit whether a unit's rows all stand in one part
 * @param train share of the units for training where {@code byUnit}
 * @param validation share of the units for validation; the rest is test
 * @param seed decides which unit goes where; a unit's part depends on nothing else
 */
public record SplitPlan(TimeCut time, boolean byUnit, double train, double validation, long seed) {

    /**
     * The first as-of moments of validation and of test, epoch milliseconds.
     *
     * @param validation first moment of validation
     * @param test first moment of test, after it
     */
    public record TimeCut(long validation, long test) {
        /** All moments are in every part. */
        public static final TimeCut NONE = new TimeCut(Long.MIN_VALUE, Long.MAX_VALUE);

        /** Refuses a test before the validation. */
        public TimeCut {
            Checks.require(test > validation, "the test part must begin after the validation part");
        }

        /** Whether time parts anything. */
        public boolean cuts() {
            return !equals(NONE);
        }
    }

    /** Refuses shares that leave a part empty, and a plan that parts nothing. */
    public SplitPlan {
        Checks.require(
                train > 0 && validation > 0 && train + validation < 1,
                "shares of training and validation must be positive and leave some for the test");
        Checks.require(byUnit || time.cuts(), "a split needs moments, or units that stay together");
    }

    /** 60 % of the units for training, 20 % for validation, 20 % for the test. */
    public static SplitPlan byUnit(long seed) {
        return new SplitPlan(TimeCut.NONE, true, 0.6, 0.2, seed);
    }

    /** By time: learn from the past, validate on what came then, test on the latest. A unit may stand in several parts. */
    public static SplitPlan byTime(long validation, long test) {
        return new SplitPlan(new TimeCut(validation, test), false, 0.6, 0.2, 0);
    }

    /** By time and by unit: the test holds later moments of units that were never seen. Rows that fit no part are left out. */
    public static SplitPlan byTimeAndUnit(long validation, long test, long seed) {
        return new SplitPlan(new TimeCut(validation, test), true, 0.6, 0.2, seed);
    }
}
