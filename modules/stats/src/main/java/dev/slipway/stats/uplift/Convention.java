package dev.slipway.stats.uplift;

/**
 * What "AUUC" and "Qini" mean: software differs, so a score without its convention means nothing. k counts units down the
 * ranking, n_T and n_C the arms among the first k, Y_T and Y_C their outcomes; capitals N the totals.
 */
public enum Convention {
    /**
     * (area of (ȳ_T − ȳ_C)·k − area of its chord)/n², points at distinct scores: outcome per unit gained over treating at random,
     * averaged over the share treated. 0 for a useless score, any real outcome.
     */
    GAIN_OVER_RANDOM,
    /** scikit-uplift {@code uplift_auc_score}: (area − chord)/(perfect − chord) of (ȳ_T − ȳ_C)·k; outcome 0/1. */
    SCIKIT_UPLIFT_AUUC,
    /** scikit-uplift {@code qini_auc_score}: the same of Y_T − Y_C·n_T/n_C, perfect order with negative effects; 0/1. */
    SCIKIT_UPLIFT_QINI,
    /** The same with {@code negative_effect=False}: the perfect curve rises to the total effect and stays; 0/1, effect &gt; 0. */
    SCIKIT_UPLIFT_QINI_NO_NEGATIVE,
    /**
     * causalml {@code auuc_score}, normalised: mean over k of (ȳ_T − ȳ_C)·k divided by its absolute last value, k = 0 and every k
     * at which both arms have been seen, ties in order of rows. About ½ for a useless score when the effect is positive.
     */
    CAUSALML_AUUC,
    /** causalml {@code qini_score}, normalised: the same of Y_T − Y_C·n_T/n_C, less the mean of its chord. */
    CAUSALML_QINI,
    /** pylift {@code Q_qini}: area of Y_T/N_T − Y_C/N_C over the share of units, less half the effect. Ties in order of rows. */
    PYLIFT_QINI,
    /** pylift {@code Q_cgains}: the same of (ȳ_T − ȳ_C)·½(n_T/N_T + n_C/N_C). */
    PYLIFT_CGAINS,
    /** pylift {@code Q_aqini}: the same of Y_T/N_T − Y_C·n_T/(n_C·N_T). */
    PYLIFT_AQINI;

    boolean needsBinaryOutcome() {
        return this == SCIKIT_UPLIFT_AUUC || this == SCIKIT_UPLIFT_QINI || this == SCIKIT_UPLIFT_QINI_NO_NEGATIVE;
    }

    boolean followsRows() {
        return switch (this) {
            case CAUSALML_AUUC, CAUSALML_QINI, PYLIFT_QINI, PYLIFT_CGAINS, PYLIFT_AQINI -> true;
            default -> false;
        };
    }
}
