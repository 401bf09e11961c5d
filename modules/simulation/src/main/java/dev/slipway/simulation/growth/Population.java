package dev.slipway.simulation.growth;

import java.util.Arrays;
import java.util.List;

/** Who uses the product: segments, countries, channels, devices and levels of identity checks, and how they differ. */
final class Population {
    static final List<String> SEGMENTS = List.of("student", "salaried", "self_employed", "business");
    static final List<String> COUNTRIES = List.of("Germany", "France", "Spain", "Poland", "Romania");
    static final List<String> CHANNELS = List.of("organic", "paid_search", "social", "referral", "partner");
    static final List<String> DEVICES = List.of("ios", "android", "web");
    static final List<String> KYC_LEVELS = List.of("basic", "verified", "enhanced");

    static final int PAID_SEARCH = 1;
    static final int SOCIAL = 2;
    static final int PARTNER = 4;
    static final int SELF_EMPLOYED = 2;

    private static final double[] SEGMENT_SHARE = {0.25, 0.45, 0.20, 0.10};
    private static final double[] COUNTRY_SHARE = {0.30, 0.22, 0.20, 0.16, 0.12};
    private static final double[] CHANNEL_SHARE = {0.32, 0.22, 0.20, 0.14, 0.12};
    private static final double[] DEVICE_SHARE = {0.38, 0.44, 0.18};
    private static final double[] KYC_SHARE = {0.25, 0.55, 0.20};

    static final double[] SEGMENT = cumulative(SEGMENT_SHARE);
    static final double[] COUNTRY = cumulative(COUNTRY_SHARE);
    static final double[] CHANNEL = cumulative(CHANNEL_SHARE);
    static final double[] DEVICE = cumulative(DEVICE_SHARE);
    static final double[] KYC = cumulative(KYC_SHARE);

    /** How often users of a segment come, relative to the average. */
    static final double[] SESSIONS = relative(SEGMENT_SHARE, 4.0, 3.2, 3.5, 4.5);

    /** Transactions per session. */
    static final double[] TRANSACTIONS = {0.6, 0.7, 0.8, 1.0};

    /** Mean amount of a transaction in EUR, in a country of average prices. */
    static final double[] AMOUNT = {30, 55, 100, 180};

    static final double[] PRICE = relative(COUNTRY_SHARE, 1.2, 1.1, 0.95, 0.8, 0.7);

    /** Share of a transaction that is kept as a fee. */
    static final double[] FEE = {0.016, 0.013, 0.012, 0.011};

    /** Mean deposit relative to the mean amount of a transaction. */
    static final double DEPOSIT = 2.5;

    /** Share of sessions with a deposit. */
    static final double DEPOSITS = 0.3;

    /** Hazard ratios of churn. */
    static final double[] CHANNEL_CHURN = {0.85, 1.2, 1.15, 0.7, 1.4};

    /** How much more of a channel's users are persuadable, in log-odds. */
    static final double[] CHANNEL_RESPONSE = {-0.2, 0.5, 0.9, -0.8, 0.3};

    private static final double[] BONUS_RESPONSE = relative(SEGMENT_SHARE, 1.7, 1.3, 0.6, 0.3);
    private static final double[] WAIVER_RESPONSE = relative(SEGMENT_SHARE, 0.4, 0.7, 1.6, 1.6);

    private static final double[] KYC_RISK = relative(KYC_SHARE, 1.7, 0.9, 0.4);
    private static final double[] SEGMENT_RISK = relative(SEGMENT_SHARE, 1.7, 0.9, 0.8, 0.7);
    private static final double[] DEVICE_RISK = relative(DEVICE_SHARE, 0.7, 1.3, 0.9);
    private static final double[] LATER_SEGMENT_RISK = relative(SEGMENT_SHARE, 0.7, 0.8, 1.1, 2.4);
    private static final double[] LATER_DEVICE_RISK = relative(DEVICE_SHARE, 0.7, 0.7, 2.4);

    private Population() {}

    /** How strongly the persuadable users of a segment answer to an offer, relative to the average. */
    static double response(int offer, int segment) {
        return switch (offer) {
            case Offer.NONE -> 0;
            case Offer.BONUS -> BONUS_RESPONSE[segment];
            default -> WAIVER_RESPONSE[segment];
        };
    }

    /** How risky a segment on a device with that check of identity is before the drift, relative to the average. */
    static double risk(int segment, int device, int kyc) {
        return KYC_RISK[kyc] * SEGMENT_RISK[segment] * DEVICE_RISK[device];
    }

    /** By how much fraud of a segment on a device has risen or fallen when it has moved altogether. */
    static double moved(int segment, int device) {
        return LATER_SEGMENT_RISK[segment] * LATER_DEVICE_RISK[device] / (SEGMENT_RISK[segment] * DEVICE_RISK[device]);
    }

    private static double[] cumulative(double... shares) {
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
