package dev.slipway.learning.policy;

/**
 * What an assignment of actions may use at most, all users together: Σ use ≤ most. A budget uses the cost of each action; a
 * ceiling r on a ratio loss/volume uses loss − r·volume, at most 0; a floor uses less than nothing, so that both numbers are
 * negative.
 *
 * @param name for people
 * @param use per user and action, user after user: the entry of user i and action a is at i·actions + a. Not copied
 * @param most of their sum
 */
public record Limit(String name, double[] use, double most) {
    /** The same use with another limit, as when somebody drags a budget. */
    public Limit withMost(double other) {
        return new Limit(name, use, other);
    }
}
