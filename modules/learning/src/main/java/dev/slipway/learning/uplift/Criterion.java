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
    SCORE_LOSS("Squared distance from doubly robust scores"),
    /**
     * What effects explain of the outcome's residuals by the treatment's, less than no effect at all would leave (Nie and Wager 2021,
     * doi:10.1093/biomet/asaa076): sizes matter here too. It never divides by a propensity, so it is far less noisy than the
     * distance from scores where propensities are small or outcomes have heavy tails.
     */
    R_LOSS("R-loss: residuals of the outcome explained");

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
     * The value for effects that were predicted for rows that choose, by row and treatment.
     *
     * @param checkpoint called now and then, on any thread; may throw to cancel
     */
    double value(Judged rows, double[][] effects, Runnable checkpoint) {
        int treatments = rows.data().treatments();
        double sum = 0;
        for (int k = 0; k < treatments; k++) {
            double[] effect = Aipw.ofTreatment(effects, k);
            sum += (this == R_LOSS
                            ? explained(rows, k + 1, effect)
                            : one(Aipw.ofTreatment(rows.scores(), k), effect, checkpoint))
                    / treatments;
        }
        return sum;
    }

    /**
     * Rows that choose.
     *
     * @param nuisances from models that did not see them
     * @param scores doubly robust, by row and treatment
     */
    record Judged(UpliftData data, Nuisances nuisances, double[][] scores) {
        static Judged of(UpliftData data, Nuisances nuisances) {
            return new Judged(data, nuisances, Aipw.scores(data, nuisances));
        }

        /** Some of the rows. */
        Judged rows(int[] chosen) {
            Nuisances own = new Nuisances(
                    FoldChoice.take(nuisances.means(), chosen), FoldChoice.take(nuisances.propensity(), chosen));
            return new Judged(data.rows(chosen), own, FoldChoice.take(scores, chosen));
        }
    }

    /** Per row that had the treatment or the control. */
    private static double explained(Judged rows, int k, double[] effect) {
        UpliftData data = rows.data();
        double[] share = rows.nuisances().against(k);
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < effect.length; i++) {
            int arm = data.treatment()[i];
            if (arm == 0 || arm == k) {
                double[] means = rows.nuisances().means()[i];
                double rest = (arm == k ? 1 : 0) - share[i];
                double residual = data.outcome()[i] - (1 - share[i]) * means[0] - share[i] * means[k];
                sum += rest * effect[i] * (2 * residual - rest * effect[i]);
                counted++;
            }
        }
        return counted == 0 ? 0 : sum / counted;
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
