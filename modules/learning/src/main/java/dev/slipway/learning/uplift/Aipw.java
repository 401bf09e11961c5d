package dev.slipway.learning.uplift;

import dev.slipway.stats.math.Checks;

/**
 * Doubly robust scores of several treatments against control (Robins, Rotnitzky and Zhao 1994, doi:10.1080/01621459.1994.10476818):
 * per row one noisy effect of each treatment that is right on average if the propensities are, or the outcome means.
 */
public final class Aipw {
    private Aipw() {}

    /**
     * μ̂_k − μ̂_0 + 1{w = k}·(y − μ̂_k)/e_k − 1{w = 0}·(y − μ̂_0)/e_0, by row and treatment. With means of zero it is Horvitz and
     * Thompson's.
     *
     * @param nuisances from models that did not see the rows
     */
    public static double[][] scores(UpliftData data, Nuisances nuisances) {
        int n = data.rows();
        Checks.require(
                nuisances.means().length == n && nuisances.propensity().length == n,
                "the nuisances belong to other rows than the " + n + " of the data");
        double[][] scores = new double[n][data.treatments()];
        for (int i = 0; i < n; i++) {
            double[] means = nuisances.means()[i];
            int arm = data.treatment()[i];
            double correction = (data.outcome()[i] - means[arm]) / nuisances.propensity()[i][arm];
            for (int k = 1; k < means.length; k++) {
                scores[i][k - 1] = means[k] - means[0] + (arm == k ? correction : 0) - (arm == 0 ? correction : 0);
            }
        }
        return scores;
    }

    /** The column of one treatment, the first is 0. */
    static double[] ofTreatment(double[][] byRow, int k) {
        double[] column = new double[byRow.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = byRow[i][k];
        }
        return column;
    }
}
