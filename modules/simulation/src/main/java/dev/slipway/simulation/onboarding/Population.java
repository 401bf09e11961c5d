package dev.slipway.simulation.onboarding;

import java.util.List;

/** Who arrives: channels, devices, countries and the rest, and how that changes over the weeks. */
final class Population {
    static final List<String> CHANNELS = List.of("organic", "paid_search", "social", "referral", "affiliate", "email");
    static final List<String> DEVICES = List.of("ios", "android", "web");
    static final List<String> COUNTRIES =
            List.of("Germany", "France", "Spain", "Poland", "Netherlands", "Estonia", "Latvia");
    static final List<String> AGES = List.of("18-24", "25-34", "35-44", "45-54", "55+");
    static final List<String> DOCUMENTS = List.of("passport", "id_card", "driving_licence", "residence_permit");
    static final List<String> VERSIONS = List.of("5.6.0", "5.7.0", "5.8.0");
    static final int SEGMENTS = CHANNELS.size() * DEVICES.size();

    static final double[] COUNTRY = cumulative(0.24, 0.19, 0.16, 0.14, 0.11, 0.09, 0.07);
    static final double[] AGE = cumulative(0.22, 0.33, 0.23, 0.14, 0.08);
    static final double[] DOCUMENT = cumulative(0.31, 0.46, 0.17, 0.06);
    static final double[] DEVICE_SHARE = {0.42, 0.41, 0.17};
    static final double[] DEVICE = cumulative(DEVICE_SHARE);

    /** How the log-odds of completing differ by channel and device. */
    private static final double[] CHANNEL_SHIFT = {0.10, 0, -0.25, 0.30, -0.30, 0.20};

    private static final double[] DEVICE_SHIFT = {0.12, -0.05, -0.15};

    /** How strongly progressive onboarding works, relative to the average. */
    private static final double[] CHANNEL_RESPONSE = {0.9, 1.0, 1.4, 0.7, 1.5, 0.6};

    private static final double[] DEVICE_RESPONSE = {0.9, 1.15, 0.85};
    private static final double[] CHANNEL_FRAUD = {0.8, 1.0, 1.2, 0.6, 2.0, 0.5};
    private static final double[] CHANNEL_SHARE = {0.30, 0.235, 0.17, 0.14, 0.085, 0.07};
    private static final int SOCIAL = 2;
    private static final double SOCIAL_GROWTH = 2.2;
    private static final double NEW_VERSION_FIRST = 0.10;
    private static final double NEW_VERSION_LAST = 0.50;
    private static final double OLDEST_VERSION = 0.22;
    private static final double SETTLED_DAYS = 7;

    private Population() {}

    static int segment(int channel, int device) {
        return channel * DEVICES.size() + device;
    }

    static double shift(int segment) {
        return CHANNEL_SHIFT[segment / DEVICES.size()] + DEVICE_SHIFT[segment % DEVICES.size()];
    }

    static double response(int segment) {
        return CHANNEL_RESPONSE[segment / DEVICES.size()] * DEVICE_RESPONSE[segment % DEVICES.size()];
    }

    static double fraud(int segment) {
        return CHANNEL_FRAUD[segment / DEVICES.size()];
    }

    /** How far a drift has come: 0 during the first week, then linear to 1 at the end. */
    static double progress(double day, int days) {
        return days <= SETTLED_DAYS ? 0 : Math.clamp((day - SETTLED_DAYS) / (days - SETTLED_DAYS), 0, 1);
    }

    /** Channel shares when the drift has come that far. */
    static double[] channelShares(double drift, double progress) {
        double[] shares = CHANNEL_SHARE.clone();
        shares[SOCIAL] *= 1 + drift * SOCIAL_GROWTH * progress;
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** The app version of a user with that uniform draw. */
    static String version(double u, double drift, double progress) {
        double newest = NEW_VERSION_FIRST + drift * progress * (NEW_VERSION_LAST - NEW_VERSION_FIRST);
        if (u < newest) {
            return VERSIONS.get(2);
        }
        return (u - newest) / (1 - newest) < OLDEST_VERSION ? VERSIONS.get(0) : VERSIONS.get(1);
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
}
