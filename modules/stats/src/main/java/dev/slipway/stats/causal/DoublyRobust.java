package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Augmented inverse propensity weighting (Robins, Rotnitzky and Zhao 1994, doi:10.1080/01621459.1994.10476818) from given nuisance
 * arrays: right if either the propensity or the outcome models are. With machine-learned nuisances each unit's entries must come
 * from models that did not see it (cross-fitting, Chernozhukov et al. 2018, doi:10.1111/ectj.12097); {@link #folds} makes the folds.
 */
public final class DoublyRobust {

    private DoublyRobust() {}

    /**
     * Effect on all units: mean of ψ = μ̂₁ − μ̂₀ + t(y − μ̂₁)/e − (1 − t)(y − μ̂₀)/(1 − e); standard error sd(ψ)/√n.
     *
     * @param y outcome per unit
     * @param treated per unit
     * @param propensity e in (0, 1); clip it beforehand if some are extreme
     * @param predictedTreated μ̂₁(x)
     * @param predictedControl μ̂₀(x)
     * @throws IllegalArgumentException for wrong shapes or values that are not finite
     */
    public static Effect averageEffect(
            double[] y,
            boolean[] treated,
            double[] propensity,
            double[] predictedTreated,
            double[] predictedControl,
            double level) {
        double[] psi = scores(y, treated, propensity, predictedTreated, predictedControl);
        int n = psi.length;
        double mean = 0;
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = treated[i] ? 1 / propensity[i] : 1 / (1 - propensity[i]);
            mean += psi[i] / n;
        }
        double squares = 0;
        for (double value : psi) {
            squares += (value - mean) * (value - mean);
        }
        return Effect.normal(
                mean,
                Rounding.without(Math.sqrt(squares / (n - 1.0) / n), y),
                level,
                warnings(propensity, treated, weights, Weighting.Estimand.ATE));
    }

    /**
     * ψ of every unit, an unbiased estimate of its effect given its covariates when the propensity is right.
     *
     * @param y outcome per unit
     * @param treated per unit
     * @param propensity e in (0, 1)
     * @param predictedTreated μ̂₁(x)
     * @param predictedControl μ̂₀(x)
     */
    public static double[] scores(
            double[] y, boolean[] treated, double[] propensity, double[] predictedTreated, double[] predictedControl) {
        int n = check(y, treated, propensity, predictedControl);
        Checks.require(predictedTreated.length == n, "predictedTreated must have " + n + " units");
        Checks.finite(predictedTreated, "predictedTreated");
        double[] psi = new double[n];
        for (int i = 0; i < n; i++) {
            double e = propensity[i];
            psi[i] = predictedTreated[i]
                    - predictedControl[i]
                    + (treated[i] ? (y[i] - predictedTreated[i]) / e : -(y[i] - predictedControl[i]) / (1 - e));
        }
        return psi;
    }

    /**
     * Effect on the treated: Σ[t(y − μ̂₀) − (1 − t)·e/(1 − e)·(y − μ̂₀)]/n₁; variance Σφ² with φ the unit's term
     * less t·effect, over n₁.
     *
     * @param normalised divides the control part by the sum of its weights instead of n₁
     */
    public static Effect effectOnTreated(
            double[] y,
            boolean[] treated,
            double[] propensity,
            double[] predictedControl,
            boolean normalised,
            double level) {
        int n = check(y, treated, propensity, predictedControl);
        double count = 0;
        double own = 0;
        double weights = 0;
        double other = 0;
        for (int i = 0; i < n; i++) {
            double residual = y[i] - predictedControl[i];
            if (treated[i]) {
                count++;
                own += residual;
            } else {
                double w = propensity[i] / (1 - propensity[i]);
                weights += w;
                other += w * residual;
            }
        }
        Checks.require(count > 0 && weights > 0, "both arms need at least one unit");
        double below = normalised ? weights : count;
        double bias = other / below;
        double effect = own / count - bias;
        double squares = 0;
        double[] balancing = new double[n];
        for (int i = 0; i < n; i++) {
            double residual = y[i] - predictedControl[i] - (normalised ? bias : 0);
            double odds = propensity[i] / (1 - propensity[i]);
            balancing[i] = treated[i] ? 1 : odds;
            double influence = treated[i] ? (residual - effect) / count : -odds * residual / below;
            squares += influence * influence;
        }
        return Effect.normal(
                effect,
                Rounding.without(Math.sqrt(squares), y),
                level,
                warnings(propensity, treated, balancing, Weighting.Estimand.ATT));
    }

    private static List<StatWarning> warnings(
            double[] propensity, boolean[] treated, double[] weights, Weighting.Estimand estimand) {
        List<StatWarning> warnings = new ArrayList<>(OverlapWarnings.of(ArmWeights.of(weights, treated)));
        warnings.addAll(OverlapWarnings.of(propensity, estimand));
        return warnings;
    }

    /**
     * Effect on the overlap population, units weighted by e(1 − e) (Crump et al. 2009, doi:10.1093/biomet/asn055; Mao, Li and Greene
     * 2019, doi:10.1177/0962280218781171): Σ[(t − e)²(μ̂₁ − μ̂₀) + (t − e)(y − μ̂_t)]/Σ(t − e)², the root of the efficient influence
     * function, which counts e as estimated; variance Σφ² with φ = [(t − e)²(μ̂₁ − μ̂₀ − effect) + (t − e)(y − μ̂_t)]/Σ(t − e)². Who the
     * overlap population is depends on e, so e must be right; errors of e and of μ̂ then count as a product only. Warns where the weights
     * 1 − e of the treated and e of the others lie on a few units.
     *
     * @param predictedTreated μ̂₁(x)
     * @param predictedControl μ̂₀(x)
     */
    public static Effect overlapEffect(
            double[] y,
            boolean[] treated,
            double[] propensity,
            double[] predictedTreated,
            double[] predictedControl,
            double level) {
        int n = check(y, treated, propensity, predictedControl);
        Checks.require(predictedTreated.length == n, "predictedTreated must have " + n + " units");
        Checks.finite(predictedTreated, "predictedTreated");
        double below = 0;
        double above = 0;
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double rest = (treated[i] ? 1 : 0) - propensity[i];
            weights[i] = Math.abs(rest);
            double own = treated[i] ? predictedTreated[i] : predictedControl[i];
            below += rest * rest;
            above += rest * rest * (predictedTreated[i] - predictedControl[i]) + rest * (y[i] - own);
        }
        double effect = above / below;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double rest = (treated[i] ? 1 : 0) - propensity[i];
            double own = treated[i] ? predictedTreated[i] : predictedControl[i];
            double influence = rest * rest * (predictedTreated[i] - predictedControl[i] - effect) + rest * (y[i] - own);
            squares += influence * influence;
        }
        return Effect.normal(
                effect,
                Rounding.without(Math.sqrt(squares) / below, y),
                level,
                OverlapWarnings.of(ArmWeights.of(weights, treated)));
    }

    /** A fold 0 … folds − 1 for every unit, sizes equal up to one, at random from the seed. */
    public static int[] folds(int units, int folds, long seed) {
        Checks.atLeast(folds, 2, "folds");
        Checks.atLeast(units, folds, "units");
        SplittableRandom random = new SplittableRandom(seed);
        int[] fold = new int[units];
        for (int i = 0; i < units; i++) {
            int j = random.nextInt(i + 1);
            fold[i] = fold[j];
            fold[j] = i % folds;
        }
        return fold;
    }

    private static int check(double[] y, boolean[] treated, double[] propensity, double[] predictedControl) {
        int n = y.length;
        Checks.atLeast(n, 2, "units");
        Checks.require(
                treated.length == n && propensity.length == n && predictedControl.length == n,
                "all arrays must have " + n + " units");
        Checks.finite(y, "y");
        Checks.finite(predictedControl, "predictedControl");
        Checks.probability(propensity, "propensity");
        return n;
    }
}
