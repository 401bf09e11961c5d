package dev.slipway.simulation.behavior;

import dev.slipway.simulation.math.Latent;

/**
 * Behaviour under the feed by whole days since exposure.
 *
 * @param visits factor on the visit rate
 * @param stay probability that a play follows a play, by intent and day
 * @param buy probability that a purchase follows an add-to-cart, by intent and day
 * @param basket factor on what a basket costs
 * @param most the largest factor on the visit rate, at least 1
 */
record Course(double[] visits, double[][] stay, double[][] buy, double[] basket, double most) {
    private static final double LEAST = 0.02;
    private static final double LONGEST_RUN = 0.95;

    /** The course of users with that response under that share of the effect. */
    static Course of(Setting setting, Tilt tilt, double response, double share, int days) {
        int intents = Intent.ALL.size();
        Course course = new Course(
                new double[days], new double[intents][days], new double[intents][days], new double[days], Double.NaN);
        double most = 1;
        for (int day = 0; day < days; day++) {
            double strength = response * share * setting.strength(day);
            course.visits[day] = Math.max(LEAST, 1 + strength * tilt.visits());
            course.basket[day] = Math.max(LEAST, 1 + strength * tilt.basket());
            for (int i = 0; i < intents; i++) {
                Intent intent = Intent.ALL.get(i);
                double run = Math.max(1 - intent.stay(), 1 + strength * tilt.plays());
                course.stay[i][day] = Math.min(LONGEST_RUN, 1 - (1 - intent.stay()) / run);
                course.buy[i][day] = Latent.logistic(Latent.logit(intent.buy()) + strength * tilt.buy());
            }
            most = Math.max(most, course.visits[day]);
        }
        return new Course(course.visits, course.stay, course.buy, course.basket, most);
    }

    int days() {
        return visits.length;
    }

    double[][] transitions(int intent, int day) {
        return Intent.ALL.get(intent).transitions(stay[intent][day], buy[intent][day]);
    }

    /** Whether two days differ in nothing that happens inside a session. */
    boolean alike(int intent, int day, int other) {
        return stay[intent][day] == stay[intent][other]
                && buy[intent][day] == buy[intent][other]
                && basket[day] == basket[other];
    }
}
