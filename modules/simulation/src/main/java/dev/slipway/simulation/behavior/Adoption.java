package dev.slipway.simulation.behavior;

import dev.slipway.simulation.math.Latent;
import dev.slipway.simulation.math.Roots;

/**
 * Who adopts the feature outside the experiment. The log-odds rise with the logarithm of the sessions before the study and
 * differ by channel, device and country; the intercept is solved so that the share of adopters comes out. Given these
 * attributes, adoption depends on nothing else. Adopters fall into waves by chance; a wave is switched on at the beginning of
 * a week.
 *
 * @param waves first days of the waves
 * @param intercept of the log-odds
 * @param strength factor on everything that makes users unlike
 */
record Adoption(int[] waves, double intercept, double strength) {
    /** Earlier sessions are counted over so many days. */
    static final int HISTORY_DAYS = 28;

    /** Mean days since sign-up of users who signed up before the study. */
    static final double MEAN_AGE = 150;

    private static final int WEEK = 7;
    private static final int FIRST_WEEK = 2;
    private static final int MOST_WAVES = 5;

    /** Weeks that even the last wave is observed. */
    private static final int OBSERVED = 2;

    private static final double SESSIONS = 0.7;
    private static final double AVERAGE_LOG = 1.4;
    private static final double[] CHANNEL = {0, -0.3, 0.2, 0.4, -0.5, 0.3};
    private static final double[] DEVICE = {0.2, 0, -0.4};
    private static final double[] COUNTRY = {0.3, 0, -0.2, -0.4, 0.4, 0.2, -0.3};

    static Adoption of(Setting setting, int days) {
        int count = Math.clamp(days / WEEK - FIRST_WEEK - OBSERVED + 1L, 0, MOST_WAVES);
        int[] waves = new int[count];
        for (int i = 0; i < count; i++) {
            waves[i] = WEEK * (FIRST_WEEK + i);
        }
        Earlier earlier = new Earlier(setting);
        double intercept = Roots.increasing(
                a -> earlier.mean(new Adoption(waves, a, setting.confounding())::probability) - setting.adoption(),
                -2,
                1);
        return new Adoption(waves, intercept, setting.confounding());
    }

    double probability(int channel, int device, int country, int sessionsBefore) {
        double unlike = SESSIONS * (StrictMath.log1p(sessionsBefore) - AVERAGE_LOG)
                + CHANNEL[channel]
                + DEVICE[device]
                + COUNTRY[country];
        return Latent.logistic(intercept + strength * unlike);
    }
}
