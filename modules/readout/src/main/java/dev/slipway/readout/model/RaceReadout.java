package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Policies that learn which offer suits whom while they make offers, against a planned test, replayed many times in the world that made
 * the study's weeks. Only a world whose truth is known can say what was missed. Money is expected, per user and week where nothing else is said.
 *
 * @param unavailable why there is no race, in sentences; null when there is one
 * @param found null when there is none
 */
public record RaceReadout(
        @Nullable String unavailable, @Nullable Found found) {
    /**
     * What came out.
     *
     * @param offers names, doing nothing first
     * @param users whom the world has; each week so many of them come as {@code arrivals} says
     * @param rounds weeks of a run
     * @param delay weeks that outcomes come late
     * @param level of all intervals, which are about the mean over replays
     * @param policies A/B/n among them
     * @param change what a change of the world did; null where the study asks for none
     * @param sentences what came out, in words: growth, risk, delay, change
     */
    public record Found(
            List<String> offers,
            int users,
            int arrivals,
            int rounds,
            int replays,
            int delay,
            double level,
            List<Policy> policies,
            @Nullable Change change,
            List<String> sentences,
            List<String> warnings) {
        public Found {
            offers = List.copyOf(offers);
            policies = List.copyOf(policies);
            sentences = List.copyOf(sentences);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * One policy.
     *
     * @param key as in the study
     * @param regret after each week: what a user who came every week would have gained more so far by the best offer
     * @param reward per user and week
     * @param againstAbn reward above that of A/B/n in the same worlds; null for A/B/n itself
     * @param shares of the offers by week
     * @param costOfDelay per user and week, against the same policy where outcomes are known at once; null without delay
     */
    public record Policy(
            String key,
            String title,
            List<Interval> regret,
            Interval reward,
            @Nullable Interval againstAbn,
            List<List<Double>> shares,
            List<Guard> guardrails,
            @Nullable Interval costOfDelay) {
        public Policy {
            regret = List.copyOf(regret);
            shares = shares.stream().map(List::copyOf).toList();
            guardrails = List.copyOf(guardrails);
        }
    }

    /**
     * A guardrail under a policy.
     *
     * @param most its limit
     * @param rate of the whole run
     * @param above share of replays whose whole run was above
     * @param everAbove share of replays that were above after some week
     */
    public record Guard(String key, String label, double most, Interval rate, Interval above, Interval everAbove) {}

    /**
     * The same race where from a week on each offer brings what another one brought.
     *
     * @param week from 1
     * @param sentence what changes
     */
    public record Change(int week, String sentence, List<Changed> policies) {
        public Change {
            policies = List.copyOf(policies);
        }
    }

    /**
     * A policy in the changed world.
     *
     * @param regret after each week, as in {@link Policy}
     * @param after regret per user and week from the change on
     */
    public record Changed(String key, String title, List<Interval> regret, Interval after) {
        public Changed {
            regret = List.copyOf(regret);
        }
    }
}
