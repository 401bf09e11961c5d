package dev.slipway.simulation.growth;

import org.jspecify.annotations.Nullable;

/** One user while being generated. Reused for the next one, to spare the collector. */
final class Person {
    int index;
    String id = "";
    long signupAt;

    /** Whole weeks between sign-up and the study, at least 1. */
    int tenure;

    /** Weeks before the study that the columns about before cover. */
    int historyWeeks;

    int segment;
    int country;
    int channel;
    int device;
    int kyc;

    /** In a fraud ring. */
    boolean ring;

    /** In a cluster of bonus abusers. */
    boolean abuser;

    /** Accounts that were seen on the user's device. */
    int sharedDevices;

    /** Days from sign-up to the first deposit. */
    double depositGap;

    int sessionsBefore;

    /** From 0 to 100, the riskier the higher. */
    double riskScore;

    /** Expected sessions in an average week, while here and without an offer. */
    double rate;

    /** Mean amount of a transaction in EUR. */
    double amount;

    /** Probability that a transaction is fraud, before any drift. */
    double risk;

    Kind kind = Kind.LOST_CAUSE;

    /** How strongly offers move the user: 1 the average persuadable, −1 the average sleeping dog, 0 those whom nothing moves. */
    double persuadability;

    /** Hazard of leaving in a week without an offer, for a user who has been here long. */
    double hazard;

    /** Not on any list where there are some: left before the study. */
    boolean gone;

    @Nullable
    String variant;

    double transactionsPerSession() {
        return Population.TRANSACTIONS[segment];
    }

    /** Sessions per week as they were before the study. */
    double sessionsPerWeek() {
        return (double) sessionsBefore / historyWeeks;
    }
}
