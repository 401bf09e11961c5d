package dev.slipway.learning.policy;

import dev.slipway.stats.math.Checks;
import java.util.List;

/**
 * One action for each user, so that the sum of values is as large as the limits allow.
 *
 * @param users how many, at least 1
 * @param actions how many each user may get, at least 2; by custom action 0 is to do nothing
 * @param value expected value per user and action, user after user as in {@link Limit#use}. Not copied
 * @param limits at most {@value #MOST_LIMITS}
 */
public record AssignmentProblem(int users, int actions, double[] value, List<Limit> limits) {
    /** More prices than this take too many rounds to find. */
    public static final int MOST_LIMITS = 24;

    /** Refuses sizes that do not agree and numbers that are none, by name and place. */
    public AssignmentProblem {
        Checks.atLeast(users, 1, "users");
        Checks.atLeast(actions, 2, "actions");
        Checks.require(actions <= Byte.MAX_VALUE, "there may be 127 actions, not " + actions);
        checkSize(value, users, actions, "value");
        limits = List.copyOf(limits);
        Checks.require(limits.size() <= MOST_LIMITS, "there may be " + MOST_LIMITS + " limits, not " + limits.size());
        for (Limit limit : limits) {
            checkSize(limit.use(), users, actions, "use of " + limit.name());
            Checks.require(
                    Double.isFinite(limit.most()),
                    "the limit of " + limit.name() + " must be a number: " + limit.most());
        }
    }

    private static void checkSize(double[] numbers, int users, int actions, String name) {
        Checks.require(
                numbers.length == (long) users * actions,
                name + " must have " + users + " × " + actions + " numbers but has " + numbers.length);
        Checks.finite(numbers, name);
    }

    /** The same with other limits on the same uses. */
    public AssignmentProblem withMost(double[] most) {
        Checks.require(most.length == limits.size(), "there are " + limits.size() + " limits, not " + most.length);
        List<Limit> changed = new java.util.ArrayList<>();
        for (int j = 0; j < most.length; j++) {
            changed.add(limits.get(j).withMost(most[j]));
        }
        return new AssignmentProblem(users, actions, value, changed);
    }
}
