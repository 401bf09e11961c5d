package dev.slipway.stats.bayes;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Roots;
import java.util.function.DoubleUnaryOperator;

/**
 * The posterior of one arm's proportion, rate or mean, by quadrature. Immutable.
 *
 * <p>Two posteriors are compared by {@link PosteriorDifference}, several by {@link BestOfArms}; they must be of one family.
 */
public final class Posterior {

    private final WorkingDensity density;

    private Posterior(WorkingDensity density) {
        this.density = density;
    }

    /** Of a proportion: Beta(α + x, β + n − x) for x successes among n units, prior Beta(α, β). */
    public static Posterior betaBinomial(long x, long n, double priorAlpha, double priorBeta) {
        Checks.atLeast(n, 0, "n");
        Checks.atLeast(x, 0, "x");
        Checks.require(x <= n, "x = " + x + " exceeds n = " + n);
        Checks.positive(priorAlpha, "priorAlpha");
        Checks.positive(priorBeta, "priorBeta");
        return new Posterior(new BetaDensity(priorAlpha + (double) x, priorBeta + (double) (n - x)));
    }

    /** Of a rate per unit of exposure: Gamma(shape + events, rate + exposure), prior Gamma(shape, rate) with mean shape/rate. */
    public static Posterior gammaPoisson(long events, double exposure, double priorShape, double priorRate) {
        Checks.atLeast(events, 0, "events");
        Checks.notNegative(exposure, "exposure");
        Checks.positive(priorShape, "priorShape");
        Checks.positive(priorRate, "priorRate");
        return new Posterior(new GammaDensity(priorShape + (double) events, priorRate + exposure));
    }

    /** Of a mean whose estimate is approximately normal, already combined with a prior. */
    public static Posterior normal(double mean, double standardDeviation) {
        Checks.finite(mean, "mean");
        Checks.positive(standardDeviation, "standardDeviation");
        return new Posterior(new NormalDensity(mean, standardDeviation));
    }

    WorkingDensity density() {
        return density;
    }

    /** Posterior mean. */
    public double mean() {
        return density.mean();
    }

    /** Posterior standard deviation. */
    public double standardDeviation() {
        return Math.sqrt(density.variance());
    }

    /** P(quantity ≤ x). */
    public double cumulative(double x) {
        return density.cumulative(density.working(x));
    }

    /** P(quantity &gt; x). */
    public double survival(double x) {
        return density.survival(density.working(x));
    }

    /** The x with P(quantity ≤ x) = p, p in (0, 1). */
    public double quantile(double p) {
        return density.value(workingQuantile(p));
    }

    /** The same on the working scale, on which neighbours of an end of the range can be told apart. */
    private double workingQuantile(double p) {
        Checks.probability(p, "p");
        DoubleUnaryOperator off = p < 0.5
                ? t -> Math.log(Math.max(1e-300, density.cumulative(t))) - Math.log(p)
                : t -> Math.log1p(-p) - Math.log(Math.max(1e-300, density.survival(t)));
        return Roots.between(off, density.first(), density.last(), 1e-15);
    }

    /** Equal-tailed credible interval, {low, high}. */
    public double[] equalTailed(double level) {
        Checks.level(level);
        return new double[] {quantile((1 - level) / 2), quantile((1 + level) / 2)};
    }

    /**
     * Highest-density credible interval, {low, high}: the shortest one. Where the density rises to an end of the range the
     * interval starts or ends there.
     *
     * @throws IllegalStateException if the density rises to both ends, so that no single interval is the shortest
     */
    public double[] highestDensity(double level) {
        double[] ends = ShortestInterval.of(
                this::workingQuantile,
                t -> density.density(t) / density.slope(t),
                density.working(density.least()),
                density.working(density.most()),
                level);
        return new double[] {density.value(ends[0]), density.value(ends[1])};
    }
}
