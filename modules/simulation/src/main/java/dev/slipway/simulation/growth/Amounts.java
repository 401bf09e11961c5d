package dev.slipway.simulation.growth;

import dev.slipway.simulation.random.UserStream;

/**
 * Amounts of transactions: log-normal.
 *
 * @param tail standard deviation of the logarithm
 */
record Amounts(double tail) {
    private static final double CENTS = 100;

    double draw(UserStream stream, double mean) {
        return mean * StrictMath.exp(tail * stream.normal() - tail * tail / 2);
    }

    static double cents(double amount) {
        return StrictMath.rint(CENTS * amount) / CENTS;
    }
}
