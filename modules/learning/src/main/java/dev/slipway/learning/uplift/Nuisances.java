package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;

/**
 * What is not asked for but needed: the outcome's mean in every arm and every arm's probability, for each row by models that did not
 * see it.
 *
 * @param means by row and arm
 * @param propensity by row and arm, known or estimated; where only the taken arm's is known, the others' share of the rest is estimated
 */
public record Nuisances(double[][] means, double[][] propensity) {
    /** For learners that need none. */
    public static final Nuisances NONE = new Nuisances(new double[0][], new double[0][]);

    /** Cross-fits: each fold is predicted by models of the other folds. Known propensities are taken as they are, of all arms or of the taken one. */
    public static Nuisances crossFit(UpliftData data, BaseLearners base, Folds folds, long seed, JobContext context) {
        double[][] means = new double[data.rows()][];
        double[][] propensity = new double[data.rows()][];
        List<Nuisances> held = Fits.all(folds.count(), context, (f, inner) -> {
            UpliftData rest =
                    data.rows(folds.others(f)).requireArms("outside fold " + (f + 1) + " of " + folds.count());
            NuisanceModels models = NuisanceModels.fit(rest, base, Seeds.of(seed, f), inner);
            return of(models, data.rows(folds.held(f)));
        });
        for (int f = 0; f < folds.count(); f++) {
            int[] rows = folds.held(f);
            for (int k = 0; k < rows.length; k++) {
                means[rows[k]] = held.get(f).means[k];
                propensity[rows[k]] = held.get(f).propensity[k];
            }
        }
        return new Nuisances(means, propensity);
    }

    /** For rows of other units, part by part: by models of all training rows. */
    public static List<Nuisances> transfer(
            UpliftData training, List<UpliftData> others, BaseLearners base, long seed, JobContext context) {
        NuisanceModels models = NuisanceModels.fit(training.requireArms("in training"), base, seed, context);
        return others.stream().map(rows -> of(models, rows)).toList();
    }

    /** Probability of treatment k (1 …) among rows that got it or the control, by row. */
    double[] against(int k) {
        double[] share = new double[propensity.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = propensity[i][k] / (propensity[i][0] + propensity[i][k]);
        }
        return share;
    }

    private static Nuisances of(NuisanceModels models, UpliftData rows) {
        Matrix x = rows.x();
        double[][] known = rows.propensity();
        if (known != null) {
            return new Nuisances(models.means(x), known);
        }
        double[][] estimated = models.propensities(x);
        double[] logged = rows.logged();
        return new Nuisances(models.means(x), logged == null ? estimated : around(estimated, rows.treatment(), logged));
    }

    /** The taken arm's probability as logged; the others keep their proportions and share what is left. */
    private static double[][] around(double[][] estimated, int[] taken, double[] logged) {
        for (int i = 0; i < estimated.length; i++) {
            double[] row = estimated[i];
            double others = 0;
            for (int arm = 0; arm < row.length; arm++) {
                others += arm == taken[i] ? 0 : row[arm];
            }
            for (int arm = 0; arm < row.length; arm++) {
                row[arm] = arm == taken[i] ? logged[i] : (1 - logged[i]) * row[arm] / others;
            }
        }
        return estimated;
    }
}
