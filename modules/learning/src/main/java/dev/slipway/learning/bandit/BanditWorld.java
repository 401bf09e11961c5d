package dev.slipway.learning.bandit;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users, actions and what each action would bring, which policies do not see. In every round some users arrive, each gets one action,
 * and what came of it becomes known a number of rounds later. Users do not change by what they got.
 *
 * @param actions names; action 0 is the baseline, which is played today
 * @param features per user, a column of ones among them; standardise the others, since one ridge penalty holds for all. Not copied
 * @param reward expected per user and action, user after user: user i and action a at i·actions + a. Not copied
 * @param noise of the reward
 * @param guardrails that should hold over the whole run
 * @param schedule who comes when
 * @param change of the rewards; null where there is none
 */
public record BanditWorld(
        List<String> actions,
        Matrix features,
        double[] reward,
        Noise noise,
        List<Guardrail> guardrails,
        Schedule schedule,
        @Nullable Change change) {

    /**
     * Rounds of a run.
     *
     * @param rounds at least 2
     * @param arrivals different users in each round; all of them where this is their number
     * @param delay feedback of a round is known before the next one where this is 0, and so many rounds later else
     */
    public record Schedule(int rounds, int arrivals, int delay) {
        /** Refuses numbers that make no run. */
        public Schedule {
            Checks.atLeast(rounds, 2, "rounds");
            Checks.atLeast(arrivals, 1, "arrivals");
            Checks.atLeast(delay, 0, "delay");
        }
    }

    /** Refuses sizes that do not agree and numbers that are none, by name and place. */
    public BanditWorld {
        actions = List.copyOf(actions);
        guardrails = List.copyOf(guardrails);
        Checks.atLeast(actions.size(), 2, "actions");
        Checks.require(actions.size() <= Byte.MAX_VALUE, "there may be 127 actions, not " + actions.size());
        Checks.atLeast(features.columns(), 1, "features");
        features.requireFinite("features");
        int pairs = Math.multiplyExact(features.rows(), actions.size());
        requirePairs(reward, pairs, "reward");
        Checks.finite(reward, "reward");
        requireNoise(noise, actions.size(), "reward");
        for (Guardrail guardrail : guardrails) {
            requirePairs(guardrail.loss(), pairs, "loss of " + guardrail.name());
            requireNoise(guardrail.noise(), actions.size(), guardrail.name());
        }
        Checks.require(
                schedule.arrivals() <= features.rows(),
                "there are " + features.rows() + " users, so " + schedule.arrivals() + " cannot arrive in a round");
        if (change != null) {
            requirePairs(change.reward(), pairs, "reward after the change");
            Checks.require(change.round() < schedule.rounds(), "the change must come before the last round is over");
        }
    }

    /** Number of users. */
    public int users() {
        return features.rows();
    }

    /** Expected rewards of a round, user after user; not a copy. */
    double[] expected(int round) {
        return change == null || round < change.round() ? reward : change.reward();
    }

    /** The same world where feedback is known before the next round. */
    BanditWorld withoutDelay() {
        Schedule prompt = new Schedule(schedule.rounds(), schedule.arrivals(), 0);
        return new BanditWorld(actions, features, reward, noise, guardrails, prompt, change);
    }

    private static void requirePairs(double[] numbers, int pairs, String name) {
        Checks.require(numbers.length == pairs, name + " must have " + pairs + " numbers but has " + numbers.length);
    }

    private static void requireNoise(Noise noise, int actions, String name) {
        Checks.require(
                noise.actions() == actions,
                "the noise of " + name + " is for " + noise.actions() + " actions, not " + actions);
    }
}
