package dev.slipway.learning.bandit;

import dev.slipway.stats.math.Checks;

/**
 * The world becomes another one.
 *
 * @param round the first round of the new rewards, counted from 0; at least 1
 * @param reward expected from then on, as {@link BanditWorld#reward}. Not copied
 */
public record Change(int round, double[] reward) {
    /** Refuses a change before anything was. */
    public Change {
        Checks.atLeast(round, 1, "round of the change");
        Checks.finite(reward, "reward after the change");
    }

    /**
     * The same rewards under other actions: action a brings what action {@code order[a]} brought.
     *
     * @param reward before the change, user after user
     * @param order a permutation of the actions
     */
    public static Change permuted(int round, double[] reward, int... order) {
        double[] changed = new double[reward.length];
        boolean[] seen = new boolean[order.length];
        for (int from : order) {
            Checks.require(from >= 0 && from < order.length && !seen[from], "the order must name each action once");
            seen[from] = true;
        }
        for (int k = 0; k < reward.length; k++) {
            int action = k % order.length;
            changed[k] = reward[k - action + order[action]];
        }
        return new Change(round, changed);
    }
}
