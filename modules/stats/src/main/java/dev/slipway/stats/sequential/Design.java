package dev.slipway.stats.sequential;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;
import java.util.Arrays;

/**
 * A group-sequential design: looks and boundaries, with its operating characteristics by recursive quadrature (Armitage,
 * McPherson and Rowe 1969, doi:10.2307/2343787), accurate to about 1e-9.
 *
 * <p>Drift θ is the mean of z at the planned end: effect over its standard error then. Information is 1/SE².
 *
 * @param fractions information at each look over that of the end, ascending within (0, 1]; owned by the record
 * @param boundaries z at which each look stops, infinite where nothing can be spent; owned by the record
 * @param sides whether both directions stop
 */
public record Design(double[] fractions, double[] boundaries, Sides sides) {

    /** Share of the information so far that a look must add. */
    private static final double LEAST_NEWS = 1e-8;

    /** Refuses looks that do not ascend and boundaries that are missing or NaN. */
    public Design {
        Checks.require(fractions.length > 0, "at least one look is needed");
        Checks.require(fractions.length == boundaries.length, "there must be one boundary per look");
        for (int k = 0; k < fractions.length; k++) {
            double before = k == 0 ? 0 : fractions[k - 1];
            Checks.require(
                    fractions[k] > before && fractions[k] <= 1,
                    "fractions[" + k + "] must ascend within (0, 1] but is " + fractions[k]);
            requireNews(fractions, k);
            Checks.require(
                    boundaries[k] > (sides == Sides.TWO ? 0 : Double.NEGATIVE_INFINITY),
                    "boundaries[" + k + "] is no boundary: " + boundaries[k]);
        }
    }

    /**
     * Boundaries from a spending function.
     *
     * @param alpha error over all looks (of both sides for {@link Sides#TWO}), in (0, 1)
     */
    public static Design spending(double[] fractions, Spending spending, double alpha, Sides sides) {
        double[] cumulative = new double[fractions.length];
        for (int k = 0; k < cumulative.length; k++) {
            cumulative[k] = spending.spent(fractions[k], alpha, sides);
        }
        return new Design(fractions.clone(), boundaries(fractions, cumulative, sides), sides);
    }

    /**
     * Boundaries c·t^(δ − ½) (Wang and Tsiatis 1987, doi:10.2307/2531959) with error α over all looks: δ = 0 is O'Brien and
     * Fleming's, δ = ½ Pocock's. Looks must be those planned.
     */
    public static Design wangTsiatis(double[] fractions, double delta, double alpha, Sides sides) {
        Checks.probability(alpha, "alpha");
        Checks.finite(delta, "delta");
        double tail = sides == Sides.TWO ? alpha / 2 : alpha;
        double high = Normal.upperQuantile(tail / fractions.length) + 1e-6;
        double low = Normal.upperQuantile(tail) * 0.999;
        double end = fractions[fractions.length - 1];
        double c = Roots.between(
                x -> {
                    double[] crossed = shaped(fractions, delta, x, end, sides).crossing(0);
                    return Math.log(crossed[crossed.length - 1] / alpha);
                },
                Math.min(low, 0.1),
                Math.max(high, 1) * 2,
                1e-12);
        return shaped(fractions, delta, c, end, sides);
    }

    /**
     * One boundary for all looks but the last, whose own makes the error α over all of them (Haybittle 1971; Peto et al. 1976): the last is
     * then nearly that of the fixed test.
     *
     * @param interim z at which the looks before the last stop, usually 3; high enough that α is left at the end
     */
    public static Design haybittlePeto(double[] fractions, double interim, double alpha, Sides sides) {
        Checks.probability(alpha, "alpha");
        Checks.positive(interim, "interim");
        int last = fractions.length - 1;
        double spent =
                constant(fractions, interim, Double.POSITIVE_INFINITY, sides).crossing(0)[last];
        Checks.require(spent < alpha, "the looks before the last spend " + spent + ", so nothing of alpha is left");
        double end = Roots.between(
                x -> Math.log(constant(fractions, interim, x, sides).crossing(0)[last] / alpha), 0.01, 12, 1e-12);
        return constant(fractions, interim, end, sides);
    }

    private static Design constant(double[] fractions, double interim, double end, Sides sides) {
        double[] boundaries = new double[fractions.length];
        Arrays.fill(boundaries, interim);
        boundaries[boundaries.length - 1] = end;
        return new Design(fractions.clone(), boundaries, sides);
    }

    private static Design shaped(double[] fractions, double delta, double c, double end, Sides sides) {
        double[] boundaries = new double[fractions.length];
        for (int k = 0; k < boundaries.length; k++) {
            boundaries[k] = c * Math.pow(fractions[k] / end, delta - 0.5);
        }
        return new Design(fractions.clone(), boundaries, sides);
    }

    /** What a look adds is integrated over; of hardly anything that would take for ever. */
    private static void requireNews(double[] fractions, int k) {
        double before = k == 0 ? 0 : fractions[k - 1];
        Checks.require(
                fractions[k] - before > LEAST_NEWS * fractions[k],
                "fractions[" + k + "] must be above " + before + " but is " + fractions[k]
                        + ": a look needs information that the one before did not have");
    }

    /** Boundaries for a cumulative spending; fractions may be of any common unit. */
    static double[] boundaries(double[] fractions, double[] cumulative, Sides sides) {
        double[] boundaries = new double[fractions.length];
        StoppedWalk walk = new StoppedWalk();
        double spent = 0;
        for (int k = 0; k < boundaries.length; k++) {
            requireNews(fractions, k);
            boundaries[k] = walk.boundary(fractions[k], cumulative[k] - spent, sides);
            walk = walk.advance(fractions[k], boundaries[k], sides);
            spent = cumulative[k];
        }
        return boundaries;
    }

    /** Looks. */
    public int looks() {
        return fractions.length;
    }

    /** Probability of having stopped at or before each look, on either side that stops. At drift 0: the error spent. */
    public double[] crossing(double drift) {
        return cumulative(drift, true);
    }

    /**
     * Probability of having stopped at or before each look on the upper side: power, look by look. For two sides,
     * stopping on the wrong one is not counted.
     */
    public double[] upperCrossing(double drift) {
        return cumulative(drift, false);
    }

    private double[] cumulative(double drift, boolean both) {
        Checks.finite(drift, "drift");
        double[] crossed = new double[fractions.length];
        StoppedWalk walk = new StoppedWalk(drift);
        double total = 0;
        for (int k = 0; k < crossed.length; k++) {
            total += both ? walk.crossed(fractions[k], boundaries[k], sides) : walk.above(fractions[k], boundaries[k]);
            walk = walk.advance(fractions[k], boundaries[k], sides);
            crossed[k] = total;
        }
        return crossed;
    }

    /** Probability of stopping on the upper side at any look. */
    public double power(double drift) {
        double[] crossed = upperCrossing(drift);
        return crossed[crossed.length - 1];
    }

    /** The drift with a given power, above the error and below 1. */
    public double driftForPower(double power) {
        Checks.probability(power, "power");
        Checks.require(power > power(0), "power " + power + " is not above the error that is reached without effect");
        return Roots.between(
                d -> Normal.quantile(Math.min(1 - 1e-15, power(d))) - Normal.quantile(power), 0, 40, 1e-11);
    }

    /**
     * How much larger the largest sample must be than that of a test with one look at the same error and power: (drift /
     * (z_α + z_power))².
     */
    public double inflation(double power) {
        double[] spent = crossing(0);
        double tail = spent[spent.length - 1] / (sides == Sides.TWO ? 2 : 1);
        double fixed = Normal.upperQuantile(tail) + Normal.quantile(power);
        double drift = driftForPower(power) / fixed;
        return drift * drift;
    }

    /** Expected information at stopping over that of the last look. */
    public double expectedFraction(double drift) {
        double[] crossed = crossing(drift);
        double expected = fractions[fractions.length - 1];
        for (int k = 0; k < crossed.length - 1; k++) {
            expected -= crossed[k] * (fractions[k + 1] - fractions[k]);
        }
        return expected / fractions[fractions.length - 1];
    }
}
