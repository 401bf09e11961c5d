package dev.slipway.stats;

import java.util.Objects;

/**
 * A reason to read a result with care. Warnings travel with the result as data, so that screens and memos can show
 * them; a method warns and still answers, it throws only when there is no answer.
 *
 * @param kind what is wrong, for programs
 * @param message one sentence for people, with the numbers that led to it
 */
public record StatWarning(Kind kind, String message) {

    /** The kinds of warnings that the estimators give. */
    public enum Kind {
        /** Too few units for the asymptotic interval. */
        SMALL_SAMPLE,
        /** Fewer than five successes or fewer than five failures in an arm. */
        RARE_EVENTS,
        /** Equal values where the method is meant for values that differ. */
        TIED_VALUES,
        /** An interval without one or both ends. */
        UNBOUNDED_INTERVAL,
        /** A covariate that the others already determine. */
        COLLINEAR,
        /** Strata with too few units of an arm, which were joined. */
        SPARSE_STRATA,
        /** A standard error of zero: the interval has no width and there is no test. */
        ZERO_VARIANCE,
        /** Skewness too large for the sample size. */
        SKEWED,
        /** The control mean is within seven standard errors of zero, so its reciprocal is unstable. */
        BASELINE_NEAR_ZERO,
        /** A few units carry most of the weight, so the effective sample is small. */
        EXTREME_WEIGHTS,
        /** Units without a counterpart: some propensities are near 0 or 1, or actions were never tried. */
        NO_OVERLAP,
        /** Too few clusters for the asymptotics of cluster-robust errors. */
        FEW_CLUSTERS,
        /** Equal scores whose order the result depends on. */
        TIED_SCORES,
        /** The covariate does not vary or is not correlated enough to adjust with. */
        COVARIATE_WITHOUT_USE,
        /** The interval's actual coverage is below the level asked for, because the data are too few. */
        COVERAGE_BELOW_LEVEL,
        /** Expected counts below five in a chi-square test. */
        SMALL_EXPECTED_COUNT,
        /** An iteration ended before its tolerance. */
        NOT_CONVERGED,
        /** Columns of a design depend on others; they have no coefficient. */
        RANK_DEFICIENT,
        /** A combination of columns predicts the outcome perfectly: maximum likelihood has no finite answer. */
        SEPARATION,
        /** A row determines its own fitted value, so its residual says nothing about the variance. */
        FULL_LEVERAGE,
        /** Counts vary more than the model allows; its errors are too small. */
        OVERDISPERSED,
        /** Events share a time; the answer depends on how ties are treated. */
        TIED_TIMES,
        /** Instruments that hardly move what they should move. */
        WEAK_INSTRUMENTS
    }

    /** Refuses absent parts. */
    public StatWarning {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }
}
