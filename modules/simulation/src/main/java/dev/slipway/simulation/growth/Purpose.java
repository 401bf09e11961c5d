package dev.slipway.simulation.growth;

/** What a user's random stream is for. A number never changes its purpose, or old seeds would give other rows. */
final class Purpose {
    static final int NAMES = 1;
    static final int SIGNUP = 2;
    static final int PROFILE = 3;

    /** Of a block of users who signed up one after the other, by the block's number. */
    static final int CLUSTER = 4;

    static final int ACTIVITY = 5;
    static final int RISK = 6;
    static final int KIND = 7;
    static final int SIGNALS = 8;
    static final int HISTORY = 9;
    static final int SPENDING = 10;

    private static final int WEEK = 1_000;

    private Purpose() {}

    /** Offer, churn and what is done with the offer. */
    static int decisions(int week) {
        return WEEK + 2 * week;
    }

    /** Sessions and what happens in them. */
    static int use(int week) {
        return WEEK + 2 * week + 1;
    }
}
