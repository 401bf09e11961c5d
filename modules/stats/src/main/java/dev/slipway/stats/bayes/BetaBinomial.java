package dev.slipway.stats.bayes;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.GaussLegendre;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Two independent Beta posteriors of binomial proportions, by Gauss–Legendre quadrature: deterministic, no Monte-Carlo
 * error. Probabilities and losses keep about twelve digits, also in the tails and at a million units per arm.
 */
public final class BetaBinomial {

    private BetaBinomial() {}

    /**
     * Posterior of p_T − p_C.
     *
     * @param probabilityHigher P(p_T &gt; p_C | data)
     * @param expectedLossT E[max(p_C − p_T, 0) | data]: what choosing treatment loses on average, as a proportion
     * @param expectedLossC E[max(p_T − p_C, 0) | data]: what choosing control loses on average
     * @param meanDifference E[p_T − p_C | data]
     * @param low lower end of the equal-tailed credible interval of p_T − p_C
     * @param high upper end
     * @param standardDeviation of p_T − p_C
     */
    public record Result(
            double probabilityHigher,
            double expectedLossT,
            double expectedLossC,
            double meanDifference,
            double low,
            double high,
            double standardDeviation) {}

    /**
     * Posterior under independent Beta(α, β) priors: p | data ~ Beta(α + x, β + n − x).
     *
     * <p>P(p_T &gt; p_C) = ∫ f_T·F_C; E[(p_C − p_T)⁺] = ∫ F_T(1 − F_C) dx; the credible limits solve
     * P(p_T − p_C ≤ d) = (1 ∓ level)/2 with the quadrature's own distribution function, to 1e-10. Exact at every n; n = 0
     * returns the prior.
     *
     * @param xT successes in treatment
     * @param nT units in treatment, 0 or more
     * @param xC successes in control
     * @param nC units in control, 0 or more
     * @param priorAlpha α, positive
     * @param priorBeta β, positive
     * @param level credibility, in (0, 1)
     * @throws IllegalArgumentException for negative counts, x &gt; n, a prior that is not positive
     */
    public static Result compare(
            long xT, long nT, long xC, long nC, double priorAlpha, double priorBeta, double level) {
        counts(xT, nT, "T");
        counts(xC, nC, "C");
        Checks.positive(priorAlpha, "priorAlpha");
        Checks.positive(priorBeta, "priorBeta");
        Checks.level(level);
        BetaDensity t = new BetaDensity(priorAlpha + (double) xT, priorBeta + (double) (nT - xT));
        BetaDensity c = new BetaDensity(priorAlpha + (double) xC, priorBeta + (double) (nC - xC));
        double mean = t.mean() - c.mean();
        double sd = Math.sqrt(t.variance() + c.variance());
        double higher = GaussLegendre.panels(v -> t.density(v) * c.cumulative(v), merged(t.edges(), c.edges()));
        return new Result(
                Math.min(1, higher),
                loss(t, c),
                loss(c, t),
                mean,
                limit(t, c, (1 - level) / 2, mean, sd),
                -limit(c, t, (1 - level) / 2, -mean, sd),
                sd);
    }

    /** E[(other − chosen)⁺] = ∫ F_chosen(x)·(1 − F_other(x)) dx, on the log-odds scale. */
    private static double loss(BetaDensity chosen, BetaDensity other) {
        double low = chosen.edges()[0];
        double high = other.edges()[other.edges().length - 1];
        if (low >= high) {
            return 0;
        }
        double[] all = merged(merged(chosen.edges(), other.edges()), new double[] {low, high});
        double[] edges = Arrays.stream(all).filter(e -> e >= low && e <= high).toArray();
        return GaussLegendre.panels(v -> chosen.cumulative(v) * other.survival(v) * slope(v), edges);
    }

    /** The d with P(p_T − p_C ≤ d) = tail; bracketed around the normal approximation. */
    private static double limit(BetaDensity t, BetaDensity c, double tail, double mean, double sd) {
        DoubleUnaryOperator excess = d -> below(t, c, d) - tail;
        double guess = Math.max(-1, Math.min(1, mean - Normal.upperQuantile(tail) * sd));
        double step = 0.2 * sd;
        double low = Math.max(-1, guess - step);
        double high = Math.min(1, guess + step);
        while (low > -1 && excess.applyAsDouble(low) > 0) {
            step *= 2;
            low = Math.max(-1, low - step);
        }
        while (high < 1 && excess.applyAsDouble(high) < 0) {
            step *= 2;
            high = Math.min(1, high + step);
        }
        return Roots.between(excess, low, high, 1e-12);
    }

    /** P(p_T ≤ p_C + d) = ∫ f_C(v)·F_T(logit(x(v) + d)) dv. */
    private static double below(BetaDensity t, BetaDensity c, double d) {
        double[] shifted = new double[t.edges().length];
        for (int i = 0; i < shifted.length; i++) {
            double moved = logit(logistic(t.edges()[i]) - d);
            shifted[i] = Math.max(c.edges()[0], Math.min(c.edges()[c.edges().length - 1], moved));
        }
        return GaussLegendre.panels(
                v -> c.density(v) * t.cumulative(logit(logistic(v) + d)), merged(c.edges(), shifted));
    }

    private static double logistic(double t) {
        return t > 0 ? 1 / (1 + Math.exp(-t)) : Math.exp(t) / (1 + Math.exp(t));
    }

    private static double logit(double x) {
        if (x <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x >= 1 ? Double.POSITIVE_INFINITY : Math.log(x) - Math.log1p(-x);
    }

    /** dx/dt = x(1 − x). */
    private static double slope(double t) {
        double e = Math.exp(-Math.abs(t));
        return e / ((1 + e) * (1 + e));
    }

    private static double[] merged(double[] one, double[] two) {
        double[] all = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, all, one.length, two.length);
        Arrays.sort(all);
        return all;
    }

    private static void counts(long x, long n, String arm) {
        Checks.atLeast(n, 0, "n" + arm);
        Checks.atLeast(x, 0, "x" + arm);
        Checks.require(x <= n, "x" + arm + " = " + x + " exceeds n" + arm + " = " + n);
    }
}
