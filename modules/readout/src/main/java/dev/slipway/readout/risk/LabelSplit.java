package dev.slipway.readout.risk;

import org.jspecify.annotations.Nullable;

/**
 * Which weeks train, validate and test, so that every part's labels are known before the next part begins. Numbers of weeks, from 0.
 *
 * @param train last week of training
 * @param validation first week of validation
 * @param test first week of the test
 * @param last week whose label is known by the end of the data
 */
record LabelSplit(int train, int validation, int test, int last) {
    private static final int PARTS = 3;
    private static final double TEST = 0.25;
    private static final double VALIDATION = 0.2;

    /**
     * About a quarter of the usable weeks test, a fifth validate, the rest trains; each part has at least one.
     *
     * @param first week with rows
     * @param weeks of the data
     * @param span weeks from a row's moment until its label is known
     * @return null where there are too few weeks
     */
    static @Nullable LabelSplit of(int first, int weeks, int span) {
        int usable = weeks - first - PARTS * (span - 1);
        if (usable < PARTS) {
            return null;
        }
        int tests = Math.max(1, (int) Math.round(TEST * usable));
        int validations = Math.max(1, (int) Math.round(VALIDATION * usable));
        int last = weeks - span;
        int test = last - tests + 1;
        int validation = test - span - validations + 1;
        return new LabelSplit(validation - span, validation, test, last);
    }

    /** The fewest weeks that do. */
    static int fewest(int span) {
        return PARTS * span;
    }
}
