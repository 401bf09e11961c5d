package dev.slipway.simulation.behavior;

import java.util.Arrays;
import java.util.List;

/** Who uses the product: channels, devices, countries, and how they differ. */
final class Population {
    static final List<String> CHANNELS = List.of("organic", "paid_search", "social", "referral", "affiliate", "email");
    static final List<String> DEVICES = List.of("phone", "tablet", "desktop");
    static final List<String> COUNTRIES =
            List.of("Germany", "France", "Spain", "Poland", "United Kingdom", "Finland", "Romania");
    static final List<String> PLATFORMS = List.of("ios", "android", "web");

    /** Signed up before the study or during it. */
    static final int COHORTS = 2;

    static final int EXISTING = 0;
    static final int NEWCOMER = 1;

    static final double[] CHANNEL_SHARE = {0.30, 0.22, 0.20, 0.13, 0.08, 0.07};
    static final double[] DEVICE_SHARE = {0.62, 0.10, 0.28};
    static final double[] COUNTRY_SHARE = {0.25, 0.19, 0.15, 0.14, 0.13, 0.07, 0.07};
    static final double[] CHANNEL = cumulative(CHANNEL_SHARE);
    static final double[] COUNTRY = cumulative(COUNTRY_SHARE);

    /** Hours that clocks are ahead of UTC. */
    static final int[] HOURS_AHEAD = {1, 1, 1, 1, 0, 2, 2};

    /** What a basket costs, relative to the average. */
    static final double[] PRICE = relative(COUNTRY_SHARE, 1.15, 1.05, 0.9, 0.7, 1.2, 1.1, 0.6);

    /** Share of users who chose the ecosystem of ios where the device leaves a choice. */
    static final double APPLE = 0.45;

    private static final double[] CHANNEL_VISITS = relative(CHANNEL_SHARE, 1.1, 0.85, 0.95, 1.3, 0.6, 1.2);
    private static final double[] DEVICE_VISITS = relative(DEVICE_SHARE, 1.1, 0.95, 0.8);

    /** Hazard ratios of churn. */
    static final double[] CHANNEL_CHURN = {0.9, 1.3, 1.2, 0.7, 1.8, 0.8};

    static final double[] DEVICE_CHURN = {0.9, 1.0, 1.25};
    static final double NEWCOMER_CHURN = 2.5;

    private static final double[] CHANNEL_RESPONSE = relative(CHANNEL_SHARE, 1.0, 0.8, 1.5, 0.9, 0.5, 1.1);
    private static final double[] COHORT_RESPONSE = {0.85, 1.45};

    private Population() {}

    /** How often users of a channel and a device visit, relative to the average. */
    static double visits(int channel, int device) {
        return CHANNEL_VISITS[channel] * DEVICE_VISITS[device];
    }

    /** Hazard ratio of churn against the base hazard. */
    static double churn(int channel, int device, int cohort) {
        return CHANNEL_CHURN[channel] * DEVICE_CHURN[device] * (cohort == NEWCOMER ? NEWCOMER_CHURN : 1);
    }

    /** How strongly a channel and a cohort respond to the feed; 1 where nobody differs. */
    static double response(int channel, int cohort, double heterogeneity) {
        return 1 + heterogeneity * (CHANNEL_RESPONSE[channel] * COHORT_RESPONSE[cohort] - 1);
    }

    /** Shares of devices after that share of all use has moved to the phone. */
    static double[] devices(double moved) {
        double[] shares = DEVICE_SHARE.clone();
        for (int i = 0; i < shares.length; i++) {
            shares[i] *= 1 - moved;
        }
        shares[0] += moved;
        return shares;
    }

    /** The platform on which a device reaches the product. */
    static int platform(int device, boolean apple) {
        return device == 2 ? 2 : apple ? 0 : 1;
    }

    static double[] cumulative(double... shares) {
        double[] result = new double[shares.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i];
            result[i] = sum;
        }
        result[shares.length - 1] = 1;
        return result;
    }

    private static double[] relative(double[] shares, double... values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += shares[i] * values[i];
        }
        double average = mean;
        return Arrays.stream(values).map(v -> v / average).toArray();
    }
}
