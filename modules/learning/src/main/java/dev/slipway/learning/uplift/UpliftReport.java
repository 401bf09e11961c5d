package dev.slipway.learning.uplift;

import dev.slipway.learning.warning.LearningWarning;
import java.util.List;
import java.util.Objects;

/**
 * Everything said about effects, as data for screens and paper. All numbers are of test rows unless they say otherwise.
 *
 * @param outcome its name
 * @param arms names, the control first
 * @param parts how many rows and units were for what
 * @param criterion by which the learner was chosen
 * @param chosen the best on validation rows
 * @param learners all that were tried, in the order of the plan
 * @param heterogeneity whether the chosen order is better than random for any treatment
 * @param intervals of single effects of the chosen learner, by treatment; empty without half-samples
 * @param averages average effect of every treatment on all test rows, then on every level of every segment
 * @param overlap by arm, in test rows
 * @param warnings reasons to read it with care
 * @param seed of the plan
 */
public record UpliftReport(
        String outcome,
        List<String> arms,
        Parts parts,
        Criterion criterion,
        LearnerName chosen,
        List<LearnerResult> learners,
        Heterogeneity heterogeneity,
        List<IntervalSummary> intervals,
        List<GroupEffect> averages,
        List<OverlapSummary> overlap,
        List<LearningWarning> warnings,
        long seed) {
    /** Copies the lists. */
    public UpliftReport {
        arms = List.copyOf(arms);
        learners = List.copyOf(learners);
        intervals = List.copyOf(intervals);
        averages = List.copyOf(averages);
        overlap = List.copyOf(overlap);
        warnings = List.copyOf(warnings);
    }

    /**
     * Rows by part.
     *
     * @param train learned from
     * @param validation chosen by
     * @param test judged by
     * @param testUnits units of the test
     */
    public record Parts(int train, int validation, int test, int testUnits) {}

    /**
     * A meta-learner over a base.
     *
     * @param meta which
     * @param base the family's name
     */
    public record LearnerName(MetaLearner meta, String base) {
        /** What a person reads. */
        public String title() {
            return meta.title() + " (" + base + ")";
        }
    }

    /**
     * A learner that was tried: a row of the comparison.
     *
     * @param name which
     * @param validation the criterion's value on validation rows
     * @param treatments judged on test rows, one by one
     */
    public record LearnerResult(LearnerName name, double validation, List<TreatmentEvaluation> treatments) {
        /** Copies the list. */
        public LearnerResult {
            treatments = List.copyOf(treatments);
        }
    }

    /**
     * The omnibus test.
     *
     * @param better whether some treatment's order is better than random
     * @param pValue smallest p-value of the treatments' tests, adjusted after Holm
     * @param adjusted by treatment
     * @param sentence for people
     */
    public record Heterogeneity(boolean better, double pValue, List<Double> adjusted, String sentence) {}

    /**
     * Intervals of single effects.
     *
     * @param treatment its name
     * @param method how they were made
     * @param resamples half-samples
     * @param level nominal coverage of each
     * @param meanWidth average width
     * @param surelyPositive share of rows whose interval lies above 0
     * @param surelyNegative share of rows whose interval lies below 0
     * @param coverage share of rows whose interval holds the planted effect; NaN where there is none
     */
    public record IntervalSummary(
            String treatment,
            String method,
            int resamples,
            double level,
            double meanWidth,
            double surelyPositive,
            double surelyNegative,
            double coverage) {}

    /** The chosen learner's result. */
    public LearnerResult best() {
        return Objects.requireNonNull(
                learners.stream()
                        .filter(l -> l.name().equals(chosen))
                        .findFirst()
                        .orElse(null),
                "chosen");
    }
}
