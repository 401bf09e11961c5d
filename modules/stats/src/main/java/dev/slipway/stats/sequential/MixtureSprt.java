package dev.slipway.stats.sequential;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import java.util.List;

/**
 * The mixture sequential probability ratio test (Robbins 1970; Johari, Koomen, Pekelis and Walsh 2022,
 * doi:10.1287/opre.2021.2135): the likelihood of the estimate, averaged over effects from N(0, τ²), over its likelihood
 * without effect. A martingale under the null, so P(ever above 1/α) ≤ α however often somebody looks. Asymptotic: it
 * takes the estimate as normal with known variance.
 */
public final class MixtureSprt {

    private MixtureSprt() {}

    /**
     * The likelihood ratio √(V/(V + τ²))·exp(τ²·d²/(2V(V + τ²))), V = SE²; an e-value.
     *
     * @param effect d, the estimate at this look
     * @param standardError SE, positive
     * @param tau standard deviation of the effects that are sought, positive, fixed before the data
     */
    public static double likelihoodRatio(double effect, double standardError, double tau) {
        return Math.exp(logRatio(effect, standardError, tau));
    }

    /**
     * Interval and p-value at one look. p = min(1, 1/ratio); interval d ± √(V(V + τ²)/τ²·(2 ln(1/α) + ln((V + τ²)/V))),
     * the effects whose ratio stays below 1/α. Over a path report {@link #alwaysValid(double[])}.
     *
     * @param standardError not negative; zero gives no p-value and a warning
     * @param alpha error over all looks, in (0, 1)
     */
    public static Effect test(double effect, double standardError, double tau, double alpha) {
        Checks.finite(effect, "effect");
        Checks.notNegative(standardError, "standardError");
        Checks.positive(tau, "tau");
        Checks.probability(alpha, "alpha");
        double level = 1 - alpha;
        if (standardError == 0) {
            return new Effect(
                    effect,
                    0,
                    effect,
                    effect,
                    level,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    List.of(Warn.zeroVariance()));
        }
        double v = standardError * standardError;
        double t = tau * tau;
        double half = Math.sqrt(v * ((v + t) / t) * (Math.log1p(t / v) - 2 * Math.log(alpha)));
        double p = Math.min(1, Math.exp(-logRatio(effect, standardError, tau)));
        return new Effect(
                effect, standardError, effect - half, effect + half, level, p, Double.POSITIVE_INFINITY, List.of());
    }

    /**
     * The τ whose interval is tightest where the standard error is the given one: τ² = V·(−2 ln α + ln(1 − 2 ln α)), as
     * {@link ConfidenceSequence} tunes its horizon.
     *
     * @param standardError expected at the horizon, positive
     */
    public static double tunedTau(double standardError, double alpha) {
        Checks.positive(standardError, "standardError");
        Checks.probability(alpha, "alpha");
        double spent = -2 * Math.log(alpha);
        return standardError * Math.sqrt(spent + Math.log1p(spent));
    }

    /** Always-valid p-values of a path: the running minimum. NaN counts as 1. */
    public static double[] alwaysValid(double[] p) {
        double[] running = new double[p.length];
        double smallest = 1;
        for (int i = 0; i < p.length; i++) {
            smallest = Double.isNaN(p[i]) ? smallest : Math.min(smallest, p[i]);
            running[i] = smallest;
        }
        return running;
    }

    private static double logRatio(double effect, double standardError, double tau) {
        Checks.finite(effect, "effect");
        Checks.positive(standardError, "standardError");
        Checks.positive(tau, "tau");
        double v = standardError * standardError;
        double t = tau * tau;
        double z = effect / standardError;
        return -0.5 * Math.log1p(t / v) + 0.5 * z * z * (t / (v + t));
    }
}
