package dev.slipway.learning.warning;

import java.util.Objects;

/**
 * A reason to read a model with care. Warnings travel with the report as data; training warns and still answers, it
 * throws only when there is no honest answer.
 *
 * @param kind what is wrong, for programs
 * @param subject the feature, part or learner that it is about; empty where it is about the whole
 * @param message one sentence for people, with the numbers that led to it
 */
public record LearningWarning(Kind kind, String subject, String message) {

    /** The kinds of warnings. */
    public enum Kind {
        /** One feature alone predicts the outcome almost perfectly: it may hold the outcome itself. */
        TOO_GOOD,
        /** A feature that does not vary in the training part; it is left out. */
        CONSTANT_FEATURE,
        /** A part holds too few rows of one class, or too few rows. */
        FEW_OUTCOMES,
        /** Rows were left out because their outcome is not known yet. */
        IMMATURE_ROWS,
        /** Rows were left out because their outcome window reaches into the next part. */
        PURGED_ROWS,
        /** Time split: the same units stand in training and in test. */
        SHARED_UNITS,
        /** The search ended at its time limit, so another run may try other settings. */
        TIME_SPENT,
        /** The model does not beat its baseline. */
        NOT_BETTER,
        /** Predicted probabilities are off on the test part. */
        MISCALIBRATED,
        /** Scores of the latest rows are distributed unlike those of training. */
        SCORE_DRIFT,
        /** The test part is so small that intervals are rough. */
        SMALL_TEST,
        /** A statistical fit inside, for example separation in the linear baseline. */
        FIT,
        /** A ranking is not better than chance: of who gains most from a treatment, or of cases that are looked for. */
        RANDOM_RANKING,
        /** Some rows had hardly a chance of some arm, or a few rows carry an arm's weight. */
        WEAK_OVERLAP,
        /** A measure compares the arms as they are although who got which hung on features. */
        UNADJUSTED,
        /** Predicted effects are larger or smaller than observed ones. */
        MISCALIBRATED_EFFECTS,
        /** Intervals of single effects hold the planted effect less often than they say. */
        NARROW_INTERVALS,
        /** A simulated world was replayed too few times for narrow intervals. */
        FEW_REPLICATIONS,
        /** A feature is a linear function of others. */
        COLLINEAR_FEATURES,
        /** Feedback comes so late that nothing can be learned from it. */
        NO_FEEDBACK,
        /** What is played today breaks a guardrail, so that a safe policy has no room. */
        BASELINE_ABOVE_LIMIT
    }

    /** Refuses absent parts. */
    public LearningWarning {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(message, "message");
    }
}
