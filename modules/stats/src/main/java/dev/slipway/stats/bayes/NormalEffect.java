package dev.slipway.stats.bayes;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/** Normal posterior of an effect whose estimate is approximately normal (Gelman et al. 2013, BDA3, 2.5). */
public final class NormalEffect {

    private NormalEffect() {}

    /**
     * Posterior of the effect.
     *
     * @param mean posterior mean, in the unit of the effect
     * @param standardDeviation posterior standard deviation
     * @param low lower end of the equal-tailed credible interval
     * @param high upper end
     * @param probabilityPositive P(effect &gt; 0 | data)
     * @param expectedLossIfShipped E[max(−effect, 0) | data]: what shipping loses on average, in the unit of the effect
     * @param expectedLossIfKept E[max(effect, 0) | data]: what keeping control forgoes on average
     */
    public record Result(
            double mean,
            double standardDeviation,
            double low,
            double high,
            double probabilityPositive,
            double expectedLossIfShipped,
            double expectedLossIfKept) {}

    /**
     * Combines an estimate with a normal prior: precision = 1/SE² + 1/τ², mean = (effect/SE² + μ/τ²) / precision.
     * Losses are s·L(m/s) and s·L(−m/s) with L the unit normal loss, accurate in the far tail. For effects where lower
     * is better pass the negated effect.
     *
     * @param effect estimate
     * @param standardError its standard error, positive
     * @param priorMean μ
     * @param priorSd τ, positive; infinity means a flat prior
     * @param level credibility, in (0, 1)
     * @throws IllegalArgumentException if a number is NaN, a standard error or prior sd is not positive
     */
    public static Result posterior(
            double effect, double standardError, double priorMean, double priorSd, double level) {
        Checks.finite(effect, "effect");
        Checks.positive(standardError, "standardError");
        Checks.finite(priorMean, "priorMean");
        Checks.require(priorSd > 0, "priorSd must be positive but is " + priorSd);
        Checks.level(level);
        // The root of the data's weight; not one minus the prior's, which would lose a tight prior's digits.
        double root = Double.isInfinite(priorSd) ? 1 : priorSd / Math.hypot(standardError, priorSd);
        double mean = Double.isInfinite(priorSd) ? effect : priorMean + (effect - priorMean) * root * root;
        double sd = standardError * root;
        double half = Normal.upperQuantile((1 - level) / 2) * sd;
        double z = mean / sd;
        return new Result(
                mean, sd, mean - half, mean + half, Normal.cumulative(z), sd * Normal.loss(z), sd * Normal.loss(-z));
    }
}
