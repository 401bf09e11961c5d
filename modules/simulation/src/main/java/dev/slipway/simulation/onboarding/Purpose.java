package dev.slipway.simulation.onboarding;

/** What a user's random stream is for. A number never changes its purpose, or old seeds would give other rows. */
final class Purpose {
    static final int ARRIVAL = 1;
    static final int PROFILE = 2;
    static final int SIGNUP = 3;
    static final int KYC = 4;
    static final int FRAUD = 5;
    static final int DEPOSIT = 6;
    static final int EXPOSURE_FAULT = 7;
    static final int EVENT_FAULT = 8;
    static final int BOT = 9;
    static final int HABIT = 10;
    static final int NAMES = 11;

    /** Plus the day. */
    static final int OPEN = 1_000;

    private Purpose() {}
}
