package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict and everything that led to it.
 *
 * @param verdict {@code SHIP}, {@code HOLD} or {@code STOP}
 * @param state {@code ship}, {@code primary_worse}, {@code guardrail_broken}, {@code undecided}, {@code neutral},
 *     {@code not_evaluable}
 * @param headline one sentence with the numbers: metric, direction, size, interval
 * @param treatment the arm that the verdict is about
 * @param reasons every rule in the order tried, those that fired and those that did not
 * @param next what would change this verdict
 * @param since first day from which the verdict held until the end; null when it never did
 * @param milestones per rule of shipping, the first day from which it held until the end
 */
public record Decision(
        String verdict,
        String state,
        String headline,
        String treatment,
        List<Reason> reasons,
        String next,
        @Nullable Integer since,
        List<Milestone> milestones) {
    /**
     * One rule.
     *
     * @param rule {@code health}, {@code planned_end} (fixed plan only), {@code planned_look}
     *     (group-sequential plan only), {@code primary_above_ship_line},
     *     {@code guardrail_safe}, {@code primary_worse}, {@code guardrail_broken}, {@code undecided}, {@code neutral},
     *     {@code not_evaluable}; with several treatments also {@code treatment_verdict} of each
     * @param metric key; null when the rule is not about one metric
     * @param outcome {@code holds}, {@code does_not_hold}, {@code fired}, {@code did_not_fire}
     * @param title for people, "Fraud rate stays inside its margin"
     * @param because with the numbers, "lowest −1.3 pp, may reach −2.0 pp"
     */
    public record Reason(String rule, @Nullable String metric, String outcome, String title, String because) {}

    /** "Sign-up completion shown: day 2". */
    public record Milestone(
            String metric, String label, @Nullable Integer day) {}
}
