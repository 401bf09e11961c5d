package dev.slipway.learning.bandit;

import java.util.SplittableRandom;

/** A policy at work in one world. One thread at a time. */
interface Player {
    /** Chooses for everybody of a round; the random numbers are the same for every policy. */
    int[] choose(Arrivals arrivals, SplittableRandom random);

    /** Learns from a round, some time after it was played. */
    void learn(Feedback feedback);
}
