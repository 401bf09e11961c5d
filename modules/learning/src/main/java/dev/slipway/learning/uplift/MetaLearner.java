package dev.slipway.learning.uplift;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.learning.learner.XgboostFamily;

/** Ways to make effects out of models that predict. μ_a is the outcome's mean in arm a given features, e_a the arm's probability. */
public enum MetaLearner {
    /**
     * One model of the outcome on features and the arm's indicators; effect = difference of its predictions (Künzel, Sekhon, Bickel
     * and Yu 2019, doi:10.1073/pnas.1804597116). A linear base gives everybody the same effect.
     */
    S("S-learner"),
    /** One outcome model per arm; effect = μ_k − μ_0 (same source). */
    T("T-learner"),
    /**
     * Effects imputed in each arm by the other arm's cross-fitted model, learned in each, and mixed by the propensity: g·τ_0 + (1 −
     * g)·τ_k with g = e_k/(e_0 + e_k) (same source).
     */
    X("X-learner"),
    /**
     * Of the rows of arm k and the control, least squares of (y − m)/(w − g) with weights (w − g)², m = (1 − g)·μ_0 + g·μ_k
     * cross-fitted (Nie and Wager 2021, doi:10.1093/biomet/asaa076). Needs a base that takes weights.
     */
    R("R-learner"),
    /** Regression of cross-fitted doubly robust scores on the features (Kennedy 2023, doi:10.1214/23-EJS2157). */
    DR("DR-learner"),
    /**
     * The S-learner of every part of an outcome that is a sum, added up: effect = Σ_p (μ_p,k − μ_p,0). An effect on one part, such as
     * the abuse of a bonus, is found in the noise of that part alone, and parts that no arm moves, such as rare large frauds, add
     * next to nothing. Of an outcome without parts it is the S-learner.
     */
    PARTS("S-learner by parts");

    private final String title;

    MetaLearner(String title) {
        this.title = title;
    }

    /** What a person reads. */
    public String title() {
        return title;
    }

    /**
     * The learner.
     *
     * @param seed start of all that is random in its fits
     * @throws SlipwayException for a base that can't weigh rows where rows must be weighed
     */
    public UpliftLearner over(BaseLearners base, long seed) {
        if (this == R && !base.effect().family().takesWeights()) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    base.effect().family().title() + " can't weigh rows, and the R-learner needs that.",
                    "Take another learner below it, for example " + XgboostFamily.NAME
                            + ", or the DR-learner instead of the R-learner.");
        }
        return switch (this) {
            case S -> new SLearner(base, seed);
            case T -> new TLearner(base, seed);
            case X -> new XLearner(base, seed);
            case R -> new RLearner(base, seed);
            case DR -> new DrLearner(base, seed);
            case PARTS -> new PartsLearner(base, seed);
        };
    }
}
