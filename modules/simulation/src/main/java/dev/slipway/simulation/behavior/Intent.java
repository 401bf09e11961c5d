package dev.slipway.simulation.behavior;

import java.util.Arrays;
import java.util.List;

/**
 * What a user comes for. Nobody sees it; it decides how sessions run. A session starts with a view and is a Markov chain
 * over the events that ends in the last column.
 *
 * @param stay probability that a play follows a play
 * @param buy probability that a purchase follows an add-to-cart
 * @param rows where a session goes next, by event, and its end; the rows of play and of add-to-cart hold for what is
 *     neither the next play nor the purchase
 */
record Intent(String name, double stay, double buy, double[][] rows) {
    static final int END = EventNames.ALL.size();

    static final Intent BROWSER = new Intent(
            "browser",
            0.20,
            0.14,
            rows(
                    new double[] {0.30, 0.14, 0.14, 0.035, 0, 0.035, 0.35},
                    new double[] {0.52, 0.16, 0.08, 0.04, 0, 0, 0.20},
                    new double[] {0.38, 0.07, 0, 0.01, 0, 0.10, 0.44},
                    new double[] {0.42, 0.10, 0.03, 0.05, 0, 0, 0.40},
                    new double[] {0.22, 0.04, 0.02, 0, 0, 0, 0.72},
                    new double[] {0.42, 0.05, 0.18, 0.01, 0, 0, 0.34}));
    static final Intent VIEWER = new Intent(
            "viewer",
            0.45,
            0.12,
            rows(
                    new double[] {0.18, 0.10, 0.40, 0.015, 0, 0.045, 0.26},
                    new double[] {0.34, 0.12, 0.36, 0.01, 0, 0, 0.17},
                    new double[] {0.36, 0.06, 0, 0.01, 0, 0.17, 0.40},
                    new double[] {0.40, 0.06, 0.12, 0.04, 0, 0, 0.38},
                    new double[] {0.26, 0.02, 0.14, 0, 0, 0, 0.58},
                    new double[] {0.32, 0.03, 0.37, 0.01, 0, 0, 0.27}));
    static final Intent BUYER = new Intent(
            "buyer",
            0.15,
            0.36,
            rows(
                    new double[] {0.32, 0.20, 0.06, 0.15, 0, 0.03, 0.24},
                    new double[] {0.54, 0.16, 0.03, 0.13, 0, 0, 0.14},
                    new double[] {0.44, 0.10, 0, 0.06, 0, 0.08, 0.32},
                    new double[] {0.42, 0.14, 0.02, 0.12, 0, 0, 0.30},
                    new double[] {0.20, 0.06, 0.01, 0, 0, 0, 0.73},
                    new double[] {0.46, 0.10, 0.06, 0.10, 0, 0, 0.28}));
    static final List<Intent> ALL = List.of(BROWSER, VIEWER, BUYER);

    /** Shares of intents by channel. */
    static final double[][] SHARE = {
        {0.50, 0.32, 0.18},
        {0.60, 0.20, 0.20},
        {0.50, 0.42, 0.08},
        {0.42, 0.33, 0.25},
        {0.68, 0.14, 0.18},
        {0.45, 0.25, 0.30}
    };

    static final double[][] CUMULATIVE =
            Arrays.stream(SHARE).map(Population::cumulative).toArray(double[][]::new);

    private static double[][] rows(double[]... rows) {
        return rows;
    }

    /** Transition probabilities with those two probabilities in place of this intent's own. */
    double[][] transitions(double playsOn, double buys) {
        double[][] out = new double[END][];
        for (int s = 0; s < END; s++) {
            out[s] = rows[s].clone();
        }
        mix(out[EventNames.PLAY], EventNames.PLAY, playsOn);
        mix(out[EventNames.ADD_TO_CART], EventNames.PURCHASE, buys);
        return out;
    }

    private static void mix(double[] row, int event, double probability) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= 1 - probability;
        }
        row[event] += probability;
    }

    double[][] transitions() {
        return transitions(stay, buy);
    }
}
