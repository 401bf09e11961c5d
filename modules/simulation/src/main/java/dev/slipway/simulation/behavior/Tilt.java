package dev.slipway.simulation.behavior;

/**
 * How far the feed moves behaviour in the long run, for a user who responds as strongly as the average.
 *
 * @param visits relative change of how often users visit
 * @param buy change of the log-odds that a purchase follows an add-to-cart
 * @param plays relative change of how many plays follow one another
 * @param basket relative change of what a basket costs
 */
record Tilt(double visits, double buy, double plays, double basket) {
    static final Tilt NONE = new Tilt(0, 0, 0, 0);

    Tilt withVisits(double value) {
        return new Tilt(value, buy, plays, basket);
    }

    Tilt withBuy(double value) {
        return new Tilt(visits, value, plays, basket);
    }

    Tilt withPlays(double value) {
        return new Tilt(visits, buy, value, basket);
    }

    Tilt withBasket(double value) {
        return new Tilt(visits, buy, plays, value);
    }
}
