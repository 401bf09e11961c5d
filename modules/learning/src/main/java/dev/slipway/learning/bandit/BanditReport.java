package dev.slipway.learning.bandit;

import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.warning.LearningWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A race as data for screens and paper. Regret and reward are expected values of what was played, in the reward's unit and of all arrivals
 * together; intervals are about the mean over replications.
 *
 * @param actions names
 * @param replications of the world
 * @param level of all intervals
 * @param policies in the order in which they were given
 * @param warnings reasons to read it with care
 * @param seed that everything came from
 */
public record BanditReport(
        List<String> actions,
        int replications,
        double level,
        List<PolicyResult> policies,
        List<LearningWarning> warnings,
        long seed) {
    /** Copies the lists. */
    public BanditReport {
        actions = List.copyOf(actions);
        policies = List.copyOf(policies);
        warnings = List.copyOf(warnings);
    }

    /**
     * One policy.
     *
     * @param policy which
     * @param title what a person reads
     * @param regret after each round: what the best action of each user would have brought more so far. The best knows no guardrails
     * @param reward of the whole run
     * @param shares of the actions, by round and action
     * @param guardrails in the order of the world's
     * @param regretAfterChange that came in the rounds from the change on; null without a change
     * @param costOfDelay regret less that of the same policy where feedback is known before the next round; null without delay
     * @param againstAbn reward of the whole run less that of the first A/B/n in the same worlds; null without one, and for itself
     */
    public record PolicyResult(
            BanditPolicy policy,
            String title,
            List<Interval> regret,
            Interval reward,
            List<List<Double>> shares,
            List<GuardrailResult> guardrails,
            @Nullable Interval regretAfterChange,
            @Nullable Interval costOfDelay,
            @Nullable Interval againstAbn) {
        /** Copies the lists. */
        public PolicyResult {
            regret = List.copyOf(regret);
            shares = shares.stream().map(List::copyOf).toList();
            guardrails = List.copyOf(guardrails);
        }

        /** Regret of the whole run. */
        public Interval finalRegret() {
            return regret.get(regret.size() - 1);
        }
    }

    /**
     * How a policy kept a guardrail. Rates are those that came about, noise included.
     *
     * @param name of the guardrail
     * @param most its limit
     * @param rate of the whole run, mean over replications
     * @param worldsAbove share of replications whose rate of the whole run was above the limit, with Wilson's interval
     * @param worldsEverAbove the same where the rate of all rounds so far was above after some round
     * @param roundsAbove share of rounds whose own rate was above
     */
    public record GuardrailResult(
            String name,
            double most,
            Interval rate,
            Interval worldsAbove,
            Interval worldsEverAbove,
            double roundsAbove) {}

    /** The result of a policy. */
    public PolicyResult of(BanditPolicy policy) {
        return policies.stream()
                .filter(result -> result.policy().equals(policy))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("did not take part: " + policy.title(actions)));
    }
}
