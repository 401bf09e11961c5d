package dev.slipway.simulation.behavior;

import dev.slipway.simulation.random.UserStream;

/** What a purchase costs where prices are average: log-normal, in EUR. */
final class Basket {
    static final double MEDIAN = 24;
    static final double SIGMA = 0.9;
    static final double MEAN = MEDIAN * StrictMath.exp(SIGMA * SIGMA / 2);

    private Basket() {}

    /** What one purchase costs, in whole cents. */
    static double draw(UserStream stream, int country, double factor) {
        double amount = MEDIAN * Population.PRICE[country] * factor * StrictMath.exp(SIGMA * stream.normal());
        return Math.round(100 * amount) / 100.0;
    }
}
