package dev.slipway.stats.bayes;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Roots;
import java.util.function.DoubleUnaryOperator;

/** Highest-density intervals: of all intervals with a given probability the one with equal density at both ends. */
final class ShortestInterval {

    private static final double EDGE = 1e-9;

    private ShortestInterval() {}

    /**
     * Solves density(q(p)) = density(q(p + level)) for p.
     *
     * @param quantile of the distribution
     * @param density on the quantity's own scale
     * @param least lower end of the range, given back where the density falls from there on
     * @param most upper end of the range
     */
    static double[] of(
            DoubleUnaryOperator quantile, DoubleUnaryOperator density, double least, double most, double level) {
        Checks.level(level);
        double rest = 1 - level;
        DoubleUnaryOperator rise = p -> Math.log(density.applyAsDouble(quantile.applyAsDouble(p)))
                - Math.log(density.applyAsDouble(quantile.applyAsDouble(p + level)));
        double low = EDGE * rest;
        double high = rest - low;
        boolean fallsAtOnce = rise.applyAsDouble(low) >= 0;
        boolean risesToTheEnd = rise.applyAsDouble(high) <= 0;
        if (fallsAtOnce && risesToTheEnd) {
            throw new IllegalStateException("the density rises to both ends, so no single interval is the shortest");
        }
        if (fallsAtOnce) {
            return new double[] {least, quantile.applyAsDouble(level)};
        }
        if (risesToTheEnd) {
            return new double[] {quantile.applyAsDouble(rest), most};
        }
        double p = Roots.between(rise, low, high, 1e-13);
        return new double[] {quantile.applyAsDouble(p), quantile.applyAsDouble(p + level)};
    }
}
