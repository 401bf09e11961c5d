package dev.slipway.learning.uplift;

import dev.slipway.stats.uplift.RankWeightedEffect;
import dev.slipway.stats.uplift.RankWeightedEffect.Target;

/** By what the best learner is chosen on validation rows; the larger, the better; averaged over treatments. */
public enum Criterion {
    /** RATE with Qini's weights: the order matters, over all shares. */
    QINI("Qini by doubly robust scores"),
    /** RATE that favours the first few. */
    AUTOC("AUTOC by doubly robust scores"),
    /**
     * Mean squared distance of effects from doubly robust scores, less that of no effect at all, with its sign turned: the sizes
     * matter (Schuler et al. 2018, arXiv:1804.05146).
     */
    SCORE_LOSS("Squared distance from doubly robust scores");

    private static final int FEWEST_RESAMPLES = 100;

    private final String title;

    Criterion(String title) {
        this.title = title;
    }

    /** What a person reads. */
    public String title() {
        return title;
    }

    /**
     * The value for effects that were predicted for validation rows; both by row and treatment.
     *
     * @param checkpoint called now and then, on any thread; may throw to cancel
     */
    public double value(double[][] scores, double[][] effects, Runnable checkpoint) {
        int treatments = scores[0].length;
        double sum = 0;
        for (int k = 0; k < treatments; k++) {
            sum += one(Aipw.ofTreatment(scores, k), Aipw.ofTreatment(effects, k), checkpoint) / treatments;
        }
        return sum;
    }

    private double one(double[] scores, double[] effects, Runnable checkpoint) {
        if (this == SCORE_LOSS) {
            double gain = 0;
            for (int i = 0; i < scores.length; i++) {
                gain += (scores[i] * scores[i] - (scores[i] - effects[i]) * (scores[i] - effects[i])) / scores.length;
            }
            return gain;
        }
        return RankWeightedEffect.estimate(
                        scores,
                        effects,
                        this == QINI ? Target.QINI : Target.AUTOC,
                        new double[0],
                        FEWEST_RESAMPLES,
                        0,
                        0.95,
                        checkpoint)
                .rate()
                .estimate();
    }
}
