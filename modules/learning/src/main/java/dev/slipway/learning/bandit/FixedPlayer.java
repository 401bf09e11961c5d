package dev.slipway.learning.bandit;

import java.util.SplittableRandom;

/** Learns nothing: an action for each user, known beforehand or drawn. */
final class FixedPlayer implements Player {
    /** What a user gets. */
    @FunctionalInterface
    interface Rule {
        /** The action of one user in one round. */
        int action(int round, int user, SplittableRandom random);
    }

    private final Rule rule;

    FixedPlayer(Rule rule) {
        this.rule = rule;
    }

    @Override
    public int[] choose(Arrivals arrivals, SplittableRandom random) {
        int[] chosen = new int[arrivals.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = rule.action(arrivals.round(), arrivals.users()[i], random);
        }
        return chosen;
    }

    @Override
    public void learn(Feedback feedback) {}
}
