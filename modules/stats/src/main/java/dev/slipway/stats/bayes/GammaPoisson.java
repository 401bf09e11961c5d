package dev.slipway.stats.bayes;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.GaussLegendre;
import dev.slipway.stats.math.Roots;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Two independent Gamma posteriors of Poisson rates (events per unit or per day; Gelman et al. 2013, BDA3, 2.6), by
 * quadrature. Assumes that events of a unit are Poisson; where some units have many more than others (overdispersion)
 * the posterior is too narrow.
 */
public final class GammaPoisson {

    private GammaPoisson() {}

    /**
     * Posterior of the two rates.
     *
     * @param probabilityHigher P(λ_T &gt; λ_C | data)
     * @param expectedLossT E[max(λ_C − λ_T, 0) | data]
     * @param expectedLossC E[max(λ_T − λ_C, 0) | data]
     * @param meanDifference E[λ_T − λ_C | data]
     * @param low lower end of the equal-tailed interval of λ_T − λ_C
     * @param high upper end
     * @param medianRatio median of λ_T/λ_C
     * @param ratioLow lower end of the equal-tailed interval of λ_T/λ_C
     * @param ratioHigh upper end
     */
    public record Result(
            double probabilityHigher,
            double expectedLossT,
            double expectedLossC,
            double meanDifference,
            double low,
            double high,
            double medianRatio,
            double ratioLow,
            double ratioHigh) {}

    /**
     * Posterior under independent Gamma(shape, rate) priors: λ | data ~ Gamma(shape + events, rate + exposure).
     *
     * @param eventsT events in treatment
     * @param exposureT units, or unit-days, in treatment; not negative
     * @param eventsC events in control
     * @param exposureC units, or unit-days, in control
     * @param priorShape positive; 1 with rate 1 weighs like one unit with one event
     * @param priorRate positive
     * @param level credibility, in (0, 1)
     * @throws IllegalArgumentException for negative counts or exposures, or a prior that is not positive
     */
    public static Result compare(
            long eventsT,
            double exposureT,
            long eventsC,
            double exposureC,
            double priorShape,
            double priorRate,
            double level) {
        Posterior t = Posterior.gammaPoisson(eventsT, exposureT, priorShape, priorRate);
        Posterior c = Posterior.gammaPoisson(eventsC, exposureC, priorShape, priorRate);
        PosteriorDifference difference = new PosteriorDifference(t, c);
        double[] interval = difference.equalTailed(level);
        return new Result(
                difference.probabilityHigher(),
                difference.expectedLossT(),
                difference.expectedLossC(),
                difference.mean(),
                interval[0],
                interval[1],
                ratio(t, c, 0.5),
                ratio(t, c, (1 - level) / 2),
                ratio(t, c, (1 + level) / 2));
    }

    /** The r with P(λ_T/λ_C ≤ r) = ∫ f_C(v)·F_T(v + ln r) dv = p, on the logarithmic scale. */
    private static double ratio(Posterior t, Posterior c, double p) {
        Checks.probability(p, "p");
        WorkingDensity dt = t.density();
        WorkingDensity dc = c.density();
        DoubleUnaryOperator off = s -> {
            double[] moved = Arrays.stream(dt.edges()).map(e -> e - s).toArray();
            double[] all = Arrays.copyOf(moved, moved.length + dc.edges().length);
            System.arraycopy(dc.edges(), 0, all, moved.length, dc.edges().length);
            Arrays.sort(all);
            double[] edges = Edges.between(all, dc.first(), dc.last());
            return p < 0.5
                    ? GaussLegendre.panels(v -> dc.density(v) * dt.cumulative(v + s), edges) - p
                    : 1 - p - GaussLegendre.panels(v -> dc.density(v) * dt.survival(v + s), edges);
        };
        double spread = Math.max(dt.last() - dt.first(), dc.last() - dc.first());
        double centre = Math.log(t.mean() / c.mean());
        return Math.exp(Roots.between(off, centre - 2 * spread, centre + 2 * spread, 1e-14));
    }
}
