package dev.slipway.readout.model;

import dev.slipway.readout.model.PolicyReadout.Limit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The chosen policy on users whom its models did not see, against the policy that made the log. Errors are those of users as clusters of weeks.
 *
 * @param current earned by the policy that made the log
 * @param estimators side by side; the doubly robust one decides
 * @param alternatives what it would have earned to make everybody the same offer, or none
 * @param risks of the policy: a limit is kept when the upper end of its interval is
 * @param verdict {@code RECOMMENDED}, {@code NOT_RECOMMENDED} or {@code NOT_IDENTIFIABLE}
 * @param because in sentences
 * @param truth null when not simulated
 */
public record PolicyEvaluation(
        long rounds,
        long users,
        Interval current,
        List<OffPolicyRow> estimators,
        List<Alternative> alternatives,
        List<Risk> risks,
        String verdict,
        String because,
        @Nullable PolicyTruth truth) {
    public static final String RECOMMENDED = "RECOMMENDED";
    public static final String NOT_RECOMMENDED = "NOT_RECOMMENDED";
    public static final String NOT_IDENTIFIABLE = "NOT_IDENTIFIABLE";

    public PolicyEvaluation {
        estimators = List.copyOf(estimators);
        alternatives = List.copyOf(alternatives);
        risks = List.copyOf(risks);
    }

    /** The row that decides. */
    public OffPolicyRow deciding() {
        return Objects.requireNonNull(
                estimators.stream().filter(OffPolicyRow::decides).findFirst().orElse(null), "no deciding row");
    }

    /**
     * The same for everybody.
     *
     * @param gain over the policy that made the log, doubly robust; null where the log can't tell
     * @param ahead gain of the chosen policy over this one; null likewise
     */
    public record Alternative(
            String offer, @Nullable Interval gain, @Nullable Interval ahead) {}

    /**
     * One estimator.
     *
     * @param gain over the policy that made the log
     * @param effectiveRounds as many equal ones would know as much; null for an estimator without weights
     * @param largestWeight null likewise
     * @param decides whether the verdict rests on it
     * @param reads {@code better}, {@code worse}, {@code not_shown}, or {@code no_check} where the model is believed
     */
    public record OffPolicyRow(
            String key,
            String title,
            Interval gain,
            @Nullable Double effectiveRounds,
            @Nullable Double largestWeight,
            boolean decides,
            String reads) {}

    /**
     * A limit under the policy, estimated from the log.
     *
     * @param value with its interval, on the limit's scale
     * @param kept whether the upper end stays at or below the limit; of a budget, which is spent on purpose, whether it is not shown
     *     to be exceeded
     * @param planted what it is in truth; null when not simulated
     * @param firstWeek of the study, which is 1, that counts; null where all weeks of the log do, and in the file of an older run
     * @param money what it counts in euro per user and week; null where that is no money, and in the file of an older run
     */
    public record Risk(
            Limit limit,
            Interval value,
            boolean kept,
            @Nullable Double planted,
            @Nullable Integer firstWeek,
            @Nullable RiskMoney money) {
        /** By all weeks, of nothing that is money. */
        public Risk(Limit limit, Interval value, boolean kept, @Nullable Double planted) {
            this(limit, value, kept, planted, null, null);
        }
    }

    /**
     * What a limit counts, in euro per user and week.
     *
     * @param current with the offers of the log
     * @param policy under the new policy
     */
    public record RiskMoney(double current, Interval policy) {}

    /**
     * Planted.
     *
     * @param gain of the chosen policy over the one that made the log
     * @param oracle gain of the assignment that knows every effect and keeps the same limits; null where it was not computed
     */
    public record PolicyTruth(double gain, @Nullable Double oracle) {}
}
