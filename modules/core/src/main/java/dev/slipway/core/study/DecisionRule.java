package dev.slipway.core.study;

/**
 * The rule that turns estimates into a verdict, fixed before the data is seen.
 *
 * @param alpha two-sided error rate of each deciding interval
 * @param power that the plan asks for at {@code minimumEffect}
 * @param minimumEffect absolute effect on the primary metric that the study is planned to detect, positive
 * @param shipAbove what the primary's interval must exceed in the better direction, absolute
 * @param looks the plan of looks
 * @param plannedLooks number of looks of a group-sequential plan; 1 otherwise
 * @param adjust whether the deciding estimate uses the covariate (CUPED) where the metric has one
 */
public record DecisionRule(
        double alpha,
        double power,
        double minimumEffect,
        double shipAbove,
        LooksPlan looks,
        int plannedLooks,
        boolean adjust) {

    /** Which interval decides. */
    public enum LooksPlan {
        /** One look at the planned end; the ordinary interval decides. */
        FIXED,
        /** A few planned looks; the interval widened by the spending function decides. */
        GROUP_SEQUENTIAL,
        /** Look whenever you like; the always-valid confidence sequence decides. */
        ANYTIME
    }

    /** Confidence level of the deciding intervals, 1 − alpha. */
    public double level() {
        return 1 - alpha;
    }
}
