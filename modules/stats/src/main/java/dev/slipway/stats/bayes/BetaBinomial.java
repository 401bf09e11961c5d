package dev.slipway.stats.bayes;

import dev.slipway.stats.math.Checks;

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
        PosteriorDifference difference = new PosteriorDifference(
                Posterior.betaBinomial(xT, nT, priorAlpha, priorBeta),
                Posterior.betaBinomial(xC, nC, priorAlpha, priorBeta));
        double[] interval = difference.equalTailed(level);
        return new Result(
                difference.probabilityHigher(),
                difference.expectedLossT(),
                difference.expectedLossC(),
                difference.mean(),
                interval[0],
                interval[1],
                difference.standardDeviation());
    }

    private static void counts(long x, long n, String arm) {
        Checks.atLeast(n, 0, "n" + arm);
        Checks.atLeast(x, 0, "x" + arm);
        Checks.require(x <= n, "x" + arm + " = " + x + " exceeds n" + arm + " = " + n);
    }
}
