package dev.slipway.learning.bandit;

/**
 * What one policy did in one replication of the world.
 *
 * @param regret by round, all rounds so far: expected reward of each user's best action less that of the played one
 * @param reward by round, all rounds so far: expected, of what was played
 * @param plays by round and action
 * @param loss by guardrail and round, of that round, with noise
 * @param volume in the same order
 */
record Run(double[] regret, double[] reward, int[][] plays, double[][] loss, double[][] volume) {
    static Run empty(BanditWorld world) {
        int rounds = world.schedule().rounds();
        int guardrails = world.guardrails().size();
        return new Run(
                new double[rounds],
                new double[rounds],
                new int[rounds][world.actions().size()],
                new double[guardrails][rounds],
                new double[guardrails][rounds]);
    }

    double finalRegret() {
        return regret[regret.length - 1];
    }

    double finalReward() {
        return reward[reward.length - 1];
    }
}
