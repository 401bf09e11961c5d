package dev.slipway.learning.bandit;

import dev.slipway.stats.math.linear.Matrix;

/**
 * Who is here in a round.
 *
 * @param round from 0
 * @param users numbers in the world
 * @param features of these users, in their order
 * @param checkpoint throws when the job is cancelled; called every few thousand decisions
 */
record Arrivals(int round, int[] users, Matrix features, Runnable checkpoint) {
    int size() {
        return users.length;
    }
}
