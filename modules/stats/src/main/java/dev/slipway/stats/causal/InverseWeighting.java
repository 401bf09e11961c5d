package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Inverse propensity weighting. Right if, given the covariates, treatment is as good as random (no unmeasured confounding), every
 * unit could have been in either arm (overlap) and the propensity is right.
 */
public final class InverseWeighting {

    /** Effective sample of an arm below which the estimate hangs on a few units. */
    public static final double FEWEST_EFFECTIVE = 30;

    private InverseWeighting() {}

    /**
     * The estimate.
     *
     * @param effect μ₁ − μ₀. Its error treats the propensity as known or as estimated, as the method that was called says
     * @param treatedMean μ₁, weighted mean outcome under treatment
     * @param controlMean μ₀
     * @param effectiveTreated (Σw)²/Σw² among the treated
     * @param effectiveControl the same among controls
     * @param largestWeight over both arms
     * @param kept units with a positive weight
     * @param weights per unit, not normalised
     */
    public record Result(
            Effect effect,
            double treatedMean,
            double controlMean,
            double effectiveTreated,
            double effectiveControl,
            double largestWeight,
            int kept,
            double[] weights) {

        /** Weights times the share of the unit's arm (Robins, Hernán and Brumback 2000): same estimate, mean about 1. */
        public double[] stabilised(boolean[] treated) {
            int n = weights.length;
            double share = 0;
            for (boolean t : treated) {
                share += t ? 1.0 / n : 0;
            }
            double[] stable = new double[n];
            for (int i = 0; i < n; i++) {
                stable[i] = weights[i] * (treated[i] ? share : 1 - share);
            }
            return stable;
        }

        private Result withWarnings(List<StatWarning> more) {
            return new Result(
                    effect.withWarnings(more),
                    treatedMean,
                    controlMean,
                    effectiveTreated,
                    effectiveControl,
                    largestWeight,
                    kept,
                    weights);
        }
    }

    /**
     * Estimate with the propensity taken as known: √(m/(m − 1)·Σφ²) with φ = w(y − μ)/Σw in the unit's arm and m units of positive
     * weight (as survey's svyglm), or for Horvitz–Thompson √Σφ² with φ = (ty/e − (1 − t)y/(1 − e) − effect)/n. When e was in fact
     * estimated this is usually too wide.
     *
     * @param y outcome per unit
     * @param treated per unit
     * @param propensity e in (0, 1)
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for wrong shapes, values that are not finite, propensities outside (0, 1) (names the index),
     *     or an arm without a unit of positive weight
     */
    public static Result knownPropensity(
            double[] y, boolean[] treated, double[] propensity, Weighting weighting, double level) {
        Sums sums = new Sums(y, treated, propensity, weighting);
        double kept = sums.kept;
        double factor = weighting.normalised() ? kept / (kept - 1) : 1;
        return sums.result(Math.sqrt(factor * sums.squares(sums.influence())), level);
    }

    /**
     * Estimate with a propensity from logistic regression by maximum likelihood on the given columns: stacked estimating equations of
     * coefficients and means (Lunceford and Davidian 2004, doi:10.1002/sim.1903), variance Σφ² with the correction H′A⁻¹x(t − e) in φ.
     * Trimming is taken as fixed.
     *
     * @param design columns of the propensity model, its constant included
     * @param propensity its fitted probabilities
     */
    public static Result estimatedPropensity(
            double[] y, boolean[] treated, double[] propensity, Matrix design, Weighting weighting, double level) {
        Checks.require(
                design.rows() == y.length, "the design has " + design.rows() + " rows for " + y.length + " units");
        Sums sums = new Sums(y, treated, propensity, weighting);
        double[] influence = sums.influence();
        int n = y.length;
        double[] bend = new double[n];
        double[] information = new double[n];
        for (int i = 0; i < n; i++) {
            information[i] = propensity[i] * (1 - propensity[i]);
            bend[i] = sums.slope(i) * information[i];
        }
        double[] direction =
                Cholesky.of(CrossProducts.weighted(design, information)).solve(design.transposedTimes(bend));
        double[] correction = design.times(direction);
        for (int i = 0; i < n; i++) {
            influence[i] += correction[i] * ((treated[i] ? 1 : 0) - propensity[i]);
        }
        return sums.result(Math.sqrt(sums.squares(influence)), level);
    }

    /**
     * The estimate with the propensity model that it rests on.
     *
     * @param result with the warnings of both
     * @param propensity the logistic regression of treatment and its ê, for the table of coefficients and for overlap
     */
    public record Fitted(Result result, PropensityModel propensity) {}

    /**
     * Fits the propensity by logistic regression on the design, then estimates as {@link #estimatedPropensity}.
     *
     * @param design covariates per unit, its constant included; dependent columns are left out with a warning
     * @param treated per unit
     * @param y outcome per unit
     * @throws IllegalArgumentException as {@link #knownPropensity}, and for no more units than columns
     */
    public static Fitted fitted(DesignMatrix design, boolean[] treated, double[] y, Weighting weighting, double level) {
        PropensityModel model = PropensityModel.fit(design, treated);
        Result result = estimatedPropensity(y, treated, model.propensity(), model.columns(), weighting, level);
        return new Fitted(result.withWarnings(model.warnings()), model);
    }

    /** The weighted sums of both arms. */
    private static final class Sums {
        private final double[] y;
        private final boolean[] treated;
        private final double[] e;
        private final Weighting weighting;
        private final double[] weights;
        private final double[] total = new double[2];
        private final double[] mean = new double[2];
        private final double[] below = new double[2];
        private int kept;
        private int outside;

        Sums(double[] y, boolean[] treated, double[] e, Weighting weighting) {
            int n = y.length;
            Checks.atLeast(n, 2, "units");
            Checks.require(treated.length == n && e.length == n, "y, treated and propensity must have " + n + " units");
            Checks.finite(y, "y");
            this.y = y;
            this.treated = treated;
            this.e = e;
            this.weighting = weighting;
            weights = new double[n];
            for (int i = 0; i < n; i++) {
                if (!(e[i] > 0 && e[i] < 1)) {
                    throw new IllegalArgumentException(
                            "propensity[" + i + "] must lie strictly between 0 and 1 but is " + e[i]);
                }
                int arm = treated[i] ? 1 : 0;
                double w = weighting.weight(treated[i], e[i]);
                weights[i] = w;
                total[arm] += w;
                mean[arm] += w * y[i];
                kept += w > 0 ? 1 : 0;
                outside += w > 0 && OverlapWarnings.withoutCounterpart(e[i], weighting.estimand()) ? 1 : 0;
            }
            Checks.require(total[1] > 0, "no treated unit has a positive weight");
            Checks.require(total[0] > 0, "no control unit has a positive weight");
            for (int arm = 0; arm < 2; arm++) {
                below[arm] = weighting.normalised() ? total[arm] : kept;
                mean[arm] /= below[arm];
            }
        }

        /** φ of every unit, propensity known. Of Horvitz–Thompson: its term's deviation from the mean, over n. */
        double[] influence() {
            double[] influence = new double[y.length];
            double effect = mean[1] - mean[0];
            for (int i = 0; i < influence.length; i++) {
                int arm = treated[i] ? 1 : 0;
                double sign = treated[i] ? 1 : -1;
                if (weighting.normalised()) {
                    influence[i] = sign * weights[i] * (y[i] - mean[arm]) / below[arm];
                } else if (weights[i] > 0) {
                    influence[i] = (sign * weights[i] * y[i] - effect) / below[arm];
                }
            }
            return influence;
        }

        /** Derivative of the estimate by the unit's propensity. */
        double slope(int i) {
            int arm = treated[i] ? 1 : 0;
            double centre = weighting.normalised() ? mean[arm] : 0;
            return (treated[i] ? 1 : -1) * weighting.slope(treated[i], e[i]) * (y[i] - centre) / below[arm];
        }

        double squares(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value * value;
            }
            return sum;
        }

        Result result(double se, double level) {
            ArmWeights arms = ArmWeights.of(weights, treated);
            return new Result(
                    Effect.normal(mean[1] - mean[0], Rounding.without(se, y), level, warnings(arms)),
                    mean[1],
                    mean[0],
                    arms.effective()[1],
                    arms.effective()[0],
                    Math.max(arms.largest()[0], arms.largest()[1]),
                    kept,
                    weights);
        }

        private List<StatWarning> warnings(ArmWeights arms) {
            List<StatWarning> warnings = new ArrayList<>(OverlapWarnings.of(arms));
            warnings.addAll(OverlapWarnings.of(outside, y.length));
            return warnings;
        }
    }
}
