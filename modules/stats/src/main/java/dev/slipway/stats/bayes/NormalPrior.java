package dev.slipway.stats.bayes;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;

/**
 * A normal prior of an effect that says on which scale it is meant. A prior of 5 % of lift is not a prior of 0.05 units; it
 * is rescaled where an effect of the other scale is asked for, never taken as it stands.
 *
 * @param name for tables
 * @param mean μ
 * @param standardDeviation τ, positive; infinity means a flat prior
 * @param scale the scale of μ and τ
 */
public record NormalPrior(String name, double mean, double standardDeviation, Scale scale) {

    /** What an effect is measured in. */
    public enum Scale {
        /** Lift: treatment / control − 1. */
        RELATIVE,
        /** The metric's own unit. */
        ABSOLUTE
    }

    /** Refuses a mean that is not finite and a standard deviation that is not positive. */
    public NormalPrior {
        Checks.finite(mean, "mean");
        Checks.require(standardDeviation > 0, "standardDeviation must be positive but is " + standardDeviation);
    }

    /** Every effect is equally likely beforehand, on either scale. */
    public static NormalPrior flat() {
        return new NormalPrior("flat", 0, Double.POSITIVE_INFINITY, Scale.RELATIVE);
    }

    /**
     * The same prior on the other scale: absolute = lift · control mean, so μ is multiplied with the control mean and τ with
     * its magnitude. The control mean is taken as known; that is sound while it is many standard errors from zero.
     *
     * @param controlMean not zero, unless the prior is on the wanted scale or flat
     */
    public NormalPrior on(Scale wanted, double controlMean) {
        if (wanted == scale) {
            return this;
        }
        if (Double.isInfinite(standardDeviation)) {
            return new NormalPrior(name, 0, standardDeviation, wanted);
        }
        Checks.finite(controlMean, "controlMean");
        Checks.require(controlMean != 0, "a prior cannot be rescaled by a control mean of zero");
        double factor = wanted == Scale.ABSOLUTE ? controlMean : 1 / controlMean;
        return new NormalPrior(name, mean * factor, standardDeviation * Math.abs(factor), wanted);
    }

    /**
     * Posterior of an effect on the given scale: {@link NormalEffect} with this prior, rescaled if need be.
     *
     * @param effect its estimate and standard error
     * @param of the scale of the effect
     * @param controlMean the control's mean, for rescaling
     * @param level credibility, in (0, 1)
     * @throws IllegalArgumentException if the standard error is not positive
     */
    public NormalEffect.Result posterior(Effect effect, Scale of, double controlMean, double level) {
        NormalPrior scaled = on(of, controlMean);
        return NormalEffect.posterior(
                effect.estimate(), effect.standardError(), scaled.mean(), scaled.standardDeviation(), level);
    }
}
