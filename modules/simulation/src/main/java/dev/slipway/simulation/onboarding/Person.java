package dev.slipway.simulation.onboarding;

import org.jspecify.annotations.Nullable;

/** One user while being generated. Reused for the next one, to spare the collector. */
final class Person {
    int index;
    String id = "";
    long arrivedAt;
    long exposedAt;
    int day;
    int channel;
    int device;
    int country;
    int age;
    int document;
    String version = "";
    double intent;
    boolean fraudster;

    @Nullable
    String variant;

    /** 0 for control and for users who take no part, 1 for every treatment. */
    int arm;

    int segment() {
        return Population.segment(channel, device);
    }

    /** Intent on a scale from 0 to 1, four decimals. */
    double intentScore() {
        return Math.round(10_000 / (1 + StrictMath.exp(-1.1 * intent))) / 10_000.0;
    }
}
