package dev.slipway.simulation.behavior;

/** What a user's random stream is for. A number never changes its purpose, or old seeds would give other rows. */
final class Purpose {
    static final int NAMES = 1;
    static final int SIGNUP = 2;
    static final int PROFILE = 3;
    static final int RATE = 4;
    static final int CHURN = 5;
    static final int HISTORY = 6;
    static final int FIRST_VISIT = 7;
    static final int VISITS = 8;
    static final int ADOPTION = 9;
    static final int EXPOSURE_FAULT = 10;
    static final int LATE = 11;
    static final int DUPLICATES = 12;
    static final int BOT = 13;
    static final int SPENDING = 14;

    /** Plus the number of the session. */
    static final int SESSION = 1_000;

    private Purpose() {}
}
