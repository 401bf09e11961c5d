package dev.slipway.stats.sequential;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.GaussLegendre;
import dev.slipway.stats.math.Normal;

/**
 * Is it worth going on? The chance that the design will still stop for efficacy on the upper side, given the score so far
 * (Lan, Simon and Halperin 1982, doi:10.1080/07474948208836014; Spiegelhalter, Freedman and Blackburn 1986,
 * doi:10.1016/0197-2456(86)90003-6). A low value is a reason to stop for futility; stopping so never raises the error,
 * because the efficacy boundaries stay as they are (not binding).
 */
public final class Futility {

    private static final double REACH = 9;
    private static final int PANELS = 3;

    private Futility() {}

    /**
     * The three usual readings.
     *
     * @param trend conditional power if the effect seen so far goes on
     * @param hypothesised conditional power under the effect that was planned for
     * @param predictive conditional power averaged over the flat-prior posterior of the effect: the trend's uncertainty counts
     */
    public record Result(double trend, double hypothesised, double predictive) {}

    /**
     * Assesses a trial after a look.
     *
     * @param design the plan
     * @param look index of the look just taken, from 0, not the last
     * @param z the score at that look, treatment better is positive
     * @param hypothesisedDrift drift under the planned effect: effect over its standard error at the end
     * @throws IllegalArgumentException for a look without looks after it, or numbers that are not finite
     */
    public static Result assess(Design design, int look, double z, double hypothesisedDrift) {
        double t = check(design, look, z);
        return new Result(
                conditionalPower(design, look, z, z / Math.sqrt(t)),
                conditionalPower(design, look, z, hypothesisedDrift),
                predictivePower(design, look, z, 0, Double.POSITIVE_INFINITY));
    }

    /** P(z crosses the upper boundary at a later look | z now, drift). With one look left: 1 − Φ((b − z√t − θ(1 − t))/√(1 − t)). */
    public static double conditionalPower(Design design, int look, double z, double drift) {
        double t = check(design, look, z);
        Checks.finite(drift, "drift");
        StoppedWalk walk = StoppedWalk.from(t, z, drift);
        double total = 0;
        for (int k = look + 1; k < design.looks(); k++) {
            double next = design.fractions()[k];
            total += walk.above(next, design.boundaries()[k]);
            walk = walk.advance(next, design.boundaries()[k], design.sides());
        }
        return Math.min(1, total);
    }

    /**
     * Conditional power averaged over the posterior of the drift: prior N(μ, τ²), data z/√t with variance 1/t. With one look
     * left and a flat prior this is Φ((z − b√t)/√(1 − t)).
     *
     * @param priorDrift μ
     * @param priorSd τ, positive; infinity for a flat prior
     */
    public static double predictivePower(Design design, int look, double z, double priorDrift, double priorSd) {
        double t = check(design, look, z);
        Checks.finite(priorDrift, "priorDrift");
        Checks.require(priorSd > 0, "priorSd must be positive but is " + priorSd);
        double precision = t + 1 / (priorSd * priorSd);
        double mean =
                (z * Math.sqrt(t) + (Double.isInfinite(priorSd) ? 0 : priorDrift / (priorSd * priorSd))) / precision;
        double sd = 1 / Math.sqrt(precision);
        double[] edges = GaussLegendre.edges(-REACH, REACH, PANELS);
        return Math.min(
                1,
                GaussLegendre.panels(x -> Normal.density(x) * conditionalPower(design, look, z, mean + sd * x), edges));
    }

    private static double check(Design design, int look, double z) {
        Checks.finite(z, "z");
        Checks.require(
                look >= 0 && look < design.looks() - 1,
                "look " + look + " has no look after it in a design of " + design.looks());
        return design.fractions()[look];
    }
}
