package dev.slipway.simulation.onboarding;

/** The share of all users that opens the app on the k-th day after exposure, under control. */
final class Returns {
    /** Users who did not complete come back half as often as those who did. */
    static final double NOT_COMPLETED = 0.5;

    private static final double DAY_1 = 0.384;
    private static final double POWER = 0.27;
    private static final double DECAY = 0.0123;

    private Returns() {}

    /** 38% on day 1, 21% on day 7, 11% on day 30. */
    static double share(int day) {
        return DAY_1 * StrictMath.pow(day, -POWER) * StrictMath.exp(-DECAY * (day - 1));
    }

    /** The planted difference on a day, in proportion to the one planted on day 7. */
    static double effect(int day, double onDay7) {
        return onDay7 * share(day) / share(7);
    }
}
