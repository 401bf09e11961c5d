package dev.slipway.stats.sequential;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.GaussLegendre;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;
import java.util.Arrays;

/**
 * Boundaries of looks whose statistics are jointly normal with any correlation, for an error that is spent look by look (Slud and Wei
 * 1982, JASA 77, 862; for a fixed number of units that are measured again before each look Geary 1988, doi:10.1093/biomet/75.2.311, and
 * Wei, Su and Lachin 1990, doi:10.1093/biomet/77.2.359). Needed where a look's information is not added to that of the looks before:
 * the same users, seen for another week, whose weeks depend on each other.
 *
 * <p>Look k is charged P(it stops, one earlier look does not), for that of the two before it that makes this smallest. Summed over the looks
 * this bounds P(any stops) for every joint normal law with these correlations (Hunter 1976, J. Appl. Prob. 13, 597; Worsley 1982,
 * doi:10.1093/biomet/69.2.297), so the error is at most what was spent. In the paths of 12 looks that were tried it was 56% (looks that are nearly one) to 96% of
 * that. Bivariate probabilities by quadrature, to about 1e-9.
 */
public final class CorrelatedLooks {
    /** Beyond this a normal density is below 1e-22. */
    private static final double FAR = 10;

    /** Correlations nearer to one are taken as this near: what is left is below the accuracy of an estimated one. */
    private static final double LEAST_NEWS = 1e-8;

    /** Beyond this a tail is below 1e-40. */
    private static final double NOTHING = 13.5;

    /** Earlier looks that are tried: the nearest know most of what this one will say, and any choice is valid. */
    private static final int NEAREST = 2;

    private CorrelatedLooks() {}

    /**
     * Boundaries for a whole plan.
     *
     * @param correlation of the looks' statistics; only what is below the diagonal is read
     * @param spent cumulative error after each look, of all sides, not falling, below 1
     * @return z at which each look stops, infinite where nothing is spent
     */
    public static double[] boundaries(double[][] correlation, double[] spent, Sides sides) {
        Checks.require(correlation.length == spent.length, "there must be one row of correlations per look");
        double[] boundaries = new double[spent.length];
        for (int k = 0; k < spent.length; k++) {
            double error = spent[k] - (k == 0 ? 0 : spent[k - 1]);
            double[] with = Arrays.copyOf(correlation[k], k);
            boundaries[k] = next(with, Arrays.copyOf(boundaries, k), error, sides);
        }
        return boundaries;
    }

    /**
     * The boundary of the look after these.
     *
     * @param correlation with each earlier look
     * @param earlier boundaries of the earlier looks
     * @param error that this look may add, of all sides; the boundary is infinite where it is 0
     */
    public static double next(double[] correlation, double[] earlier, double error, Sides sides) {
        Checks.require(
                correlation.length == earlier.length,
                "there are " + earlier.length + " earlier looks and " + correlation.length + " correlations");
        Checks.require(error >= 0 && error < 1, "a look cannot spend " + error);
        if (error == 0) {
            return Double.POSITIVE_INFINITY;
        }
        // What the look stops by itself is at least what it adds.
        double boundary = Normal.upperQuantile(sides == Sides.TWO ? error / 2 : error);
        for (int j = Math.max(0, earlier.length - NEAREST); j < earlier.length; j++) {
            boundary = Math.min(boundary, lowered(boundary, correlation[j], earlier[j], error, sides));
        }
        return boundary;
    }

    /** A boundary that charges the error, given one earlier look; as it is where that look does not help. */
    private static double lowered(double boundary, double rho, double before, double error, Sides sides) {
        double least = sides == Sides.TWO ? 0 : -FAR;
        if (boundary <= least || charged(rho, before, boundary, sides) >= error) {
            return boundary;
        }
        if (charged(rho, before, least, sides) <= error) {
            return least;
        }
        double target = Math.log(error);
        return Roots.between(
                c -> Math.log(Math.max(Double.MIN_NORMAL, charged(rho, before, c, sides))) - target,
                least,
                boundary,
                1e-6);
    }

    /** P(this look is beyond its boundary, an earlier one within its own). */
    static double charged(double correlation, double earlier, double boundary, Sides sides) {
        double rho = Math.clamp(correlation, LEAST_NEWS - 1, 1 - LEAST_NEWS);
        double rest = Math.sqrt(1 - rho * rho);
        double to = Math.min(FAR, earlier);
        boolean two = sides == Sides.TWO;
        double from = two ? 0 : -FAR;
        if (from >= to) {
            return 0;
        }
        double half = GaussLegendre.panels(
                y -> Normal.density(y)
                        * (beyond((boundary - rho * y) / rest) + (two ? beyond((boundary + rho * y) / rest) : 0)),
                edges(from, to, Math.abs(boundary / rho), rest / Math.abs(rho)));
        return two ? 2 * half : half;
    }

    /** The tail, of which nothing is left that counts long before the exponent ends. */
    private static double beyond(double z) {
        return z > NOTHING ? 0 : z < -NOTHING ? 1 : Normal.survival(z);
    }

    /** Panels that are narrow where the conditional tail rises from 0 to 1, which is a step where the looks are nearly one. */
    private static double[] edges(double from, double to, double step, double width) {
        if (step > 2 * FAR + 7 * width || !(width < 1e6)) {
            return GaussLegendre.edges(from, to, 2);
        }
        double[] edges = {from, 0, step - 7 * width, step - 2 * width, step + 2 * width, step + 7 * width, to};
        for (int i = 1; i < edges.length; i++) {
            edges[i] = Math.clamp(edges[i], edges[i - 1], to);
        }
        return edges;
    }
}
