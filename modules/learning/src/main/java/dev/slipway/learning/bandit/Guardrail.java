package dev.slipway.learning.bandit;

import dev.slipway.stats.math.Checks;

/**
 * A rate that must not exceed a limit, such as losses over volume: Σ loss / Σ volume ≤ most. Volumes come as expected; what is uncertain
 * about both belongs into the noise of the loss.
 *
 * @param name for people
 * @param loss expected, per user and action, user after user: user i and action a at i·actions + a. Not copied
 * @param volume expected, above 0, in the same order; all 1 where the rate is per decision. Not copied
 * @param noise of the loss
 * @param most the limit of the rate
 */
public record Guardrail(String name, double[] loss, double[] volume, Noise noise, double most) {
    /** Refuses what is no number, and volumes that are not positive. */
    public Guardrail {
        Checks.finite(loss, "loss of " + name);
        Checks.positive(volume, "volume of " + name);
        Checks.require(loss.length == volume.length, "loss and volume of " + name + " differ in length");
        Checks.finite(most, "limit of " + name);
    }

    /** Loss beyond what the volume allows: where its sum is above 0, the rate is above the limit. */
    double excess(int at, double noise) {
        return loss[at] + noise - most * volume[at];
    }
}
