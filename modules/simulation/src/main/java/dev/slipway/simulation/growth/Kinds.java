package dev.slipway.simulation.growth;

/** How likely a user is of each kind, given what is known or nearly known of the user. */
final class Kinds {
    /** Tenure in weeks below which a user is new. */
    static final int NEW = 26;

    /** And from which on a user is old. */
    static final int OLD = 78;

    private static final double FURTHEST = 1.5;

    private Kinds() {}

    /**
     * Cumulative probabilities in the order of {@link Kind}. New users of channels that promise something are persuadable,
     * the busy are sure things, the idle are lost causes, old users are sleeping dogs.
     */
    static double[] cumulative(Person person, Setting setting) {
        double usual = setting.sessions() * Population.SESSIONS[person.segment];
        double busy = Math.clamp(StrictMath.log(person.rate / usual), -FURTHEST, FURTHEST);
        double recent = person.tenure < NEW ? 1 : person.tenure >= OLD ? -1 : 0;
        double promised = Population.CHANNEL_RESPONSE[person.channel];
        double[] score = {
            1.2 * promised + 0.9 * recent, 0.8 * busy - 0.4 * recent, -0.9 * busy, -0.8 * recent - 0.6 * promised
        };
        double[] share = {setting.persuadables(), setting.sureThings(), setting.lostCauses(), setting.sleepingDogs()};
        double sum = 0;
        double[] cumulative = new double[share.length];
        for (int i = 0; i < share.length; i++) {
            sum += share[i] * StrictMath.exp(setting.heterogeneity() * score[i]);
            cumulative[i] = sum;
        }
        for (int i = 0; i < share.length; i++) {
            cumulative[i] /= sum;
        }
        return cumulative;
    }
}
