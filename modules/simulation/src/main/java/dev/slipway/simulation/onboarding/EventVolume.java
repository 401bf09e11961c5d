package dev.slipway.simulation.onboarding;

/** About how many events a user leaves, for the size shown before a run. */
final class EventVolume {
    /** Sign-up, first open, KYC. */
    private static final double FIRST_DAY = 5.4;

    private static final double SESSIONS = 2.46;
    private static final double DEPOSITS_PER_DAY = 0.045;

    private EventVolume() {}

    /** Averaged over users who arrive evenly over that many days. */
    static double perUser(int days) {
        double later = 0;
        for (int day = 1; day < days; day++) {
            double observed = 1 - (day + 0.5) / days;
            later += observed * (SESSIONS * Returns.share(day) + DEPOSITS_PER_DAY);
        }
        return FIRST_DAY + later;
    }
}
