package dev.slipway.simulation.behavior;

import org.jspecify.annotations.Nullable;

/** One user while being generated. Reused for the next one, to spare the collector. */
final class Person {
    /** The first visit of users who don't visit during the study, and the feed of users who never see it. */
    static final long NEVER = Long.MAX_VALUE;

    /** The wave of users who don't adopt. */
    static final int NO_WAVE = -1;

    int index;
    String id = "";
    int cohort;
    long signupAt;

    /** Day of the study on which the user can first visit. */
    int firstDay;

    int channel;
    int country;
    int device;
    int intent;
    boolean apple;

    /** Visits per day of operational time. */
    double rate;

    /** Days of the study after this one see no visit: the user has churned. */
    int lastDay;

    int historyDays;
    int sessionsBefore;

    long firstVisit;

    /** Operational time of the first visit, on the day {@link #visitDay}. */
    double firstPassed;

    int visitDay;

    @Nullable
    String variant;

    /** 0 for control and for users outside the experiment, 1 for every treatment. */
    int arm;

    /** Wave of the rollout, counted from 0, or {@link #NO_WAVE}. */
    int wave;

    boolean visits() {
        return firstVisit != NEVER;
    }
}
