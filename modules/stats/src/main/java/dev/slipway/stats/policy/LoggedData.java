package dev.slipway.stats.policy;

import dev.slipway.stats.math.Checks;

/**
 * Rounds that a behaviour policy logged, with what a target policy would have done. Arrays are owned by this record, not
 * copied, and all have one entry per round.
 *
 * @param reward what was earned
 * @param behaviour probability with which the behaviour policy chose the action that was taken, in (0, 1]
 * @param target probability with which the target policy would choose that action, in [0, 1]
 * @param predictedTaken q̂(x, a) of the action taken, from a model that did not see the round; zeros for none
 * @param predictedTarget Σ_a π_target(a|x)·q̂(x, a), from the same model; zeros for none
 */
public record LoggedData(
        double[] reward, double[] behaviour, double[] target, double[] predictedTaken, double[] predictedTarget) {

    /** Refuses arrays of different length, fewer than two rounds and values out of range (names the index). */
    public LoggedData {
        int n = reward.length;
        Checks.atLeast(n, 2, "rounds");
        Checks.require(
                behaviour.length == n
                        && target.length == n
                        && predictedTaken.length == n
                        && predictedTarget.length == n,
                "all arrays of the log must have " + n + " rounds");
        Checks.finite(reward, "reward");
        Checks.finite(predictedTaken, "predictedTaken");
        Checks.finite(predictedTarget, "predictedTarget");
        for (int i = 0; i < n; i++) {
            if (!(behaviour[i] > 0 && behaviour[i] <= 1)) {
                throw new IllegalArgumentException("behaviour[" + i + "] must lie in (0, 1] but is " + behaviour[i]);
            }
            if (!(target[i] >= 0 && target[i] <= 1)) {
                throw new IllegalArgumentException("target[" + i + "] must lie in [0, 1] but is " + target[i]);
            }
        }
    }

    /** A log without a reward model: for IPS and SNIPS. */
    public static LoggedData withoutModel(double[] reward, double[] behaviour, double[] target) {
        return new LoggedData(reward, behaviour, target, new double[reward.length], new double[reward.length]);
    }

    /** π_target/π_behaviour of every round. */
    public double[] weights() {
        double[] weights = new double[reward.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = target[i] / behaviour[i];
        }
        return weights;
    }
}
