package dev.slipway.learning.bandit;

import dev.slipway.stats.math.Checks;
import java.util.List;
import java.util.Locale;

/**
 * How actions are chosen. Linear policies hold one ridge regression of the reward per action (disjoint models); everything they learn
 * comes from feedback. Where scores are equal, as before anything is known, chance decides.
 */
public sealed interface BanditPolicy {
    /** What a person reads; different for different settings. Actions by name. */
    String title(List<String> actions);

    /**
     * Settings of linear models.
     *
     * @param ridge penalty on the squares of all coefficients, above 0: as many observations' worth of believing in 0
     * @param forgetting factor by which older observations count less in every round, in (0, 1]; 1 forgets nothing. Discounting after
     *     Russac, Vernade and Cappé 2019, arXiv:1909.09146, with the widths of the discounted sums
     */
    record Linear(double ridge, double forgetting) {
        /** Refuses numbers outside their range. */
        public Linear {
            Checks.positive(ridge, "ridge");
            Checks.require(forgetting > 0 && forgetting <= 1, "forgetting must lie in (0, 1] but is " + forgetting);
        }

        /** Penalty 1, nothing forgotten. */
        public static Linear usual() {
            return new Linear(1, 1);
        }

        /** Penalty 1, older rounds discounted. */
        public static Linear forgetting(double factor) {
            return new Linear(1, factor);
        }

        private String suffix() {
            return forgetting == 1 ? "" : String.format(Locale.ROOT, ", forgetting %s", trimmed(forgetting));
        }
    }

    /**
     * Best predicted action, but a random one with probability ε/(1 + decay·(r − 1)) in round r.
     *
     * @param epsilon in the first round, in [0, 1]
     * @param decay at least 0
     * @param linear models
     */
    record EpsilonGreedy(double epsilon, double decay, Linear linear) implements BanditPolicy {
        /** Refuses numbers outside their range. */
        public EpsilonGreedy {
            Checks.require(epsilon >= 0 && epsilon <= 1, "epsilon must lie in [0, 1] but is " + epsilon);
            Checks.notNegative(decay, "decay");
        }

        @Override
        public String title(List<String> actions) {
            return "ε-greedy " + trimmed(epsilon) + linear.suffix();
        }

        double at(int round) {
            return epsilon / (1 + decay * round);
        }
    }

    /**
     * The action with the highest x'θ̂ + α·σ̂·√(x'A⁻¹x): Li et al. 2010, doi:10.1145/1772690.1772758, disjoint models. The width is in
     * standard deviations σ̂ of the action's residuals, so that α means the same in cents and in euros.
     *
     * @param alpha at least 0
     * @param linear models
     */
    record LinUcb(double alpha, Linear linear) implements BanditPolicy {
        /** Refuses a negative α. */
        public LinUcb {
            Checks.notNegative(alpha, "alpha");
        }

        @Override
        public String title(List<String> actions) {
            return "LinUCB " + trimmed(alpha) + linear.suffix();
        }
    }

    /**
     * The action with the highest draw from the posterior N(θ̂, s²·σ̂²·A⁻¹): Agrawal and Goyal 2013, arXiv:1209.3352, one posterior per
     * action. A draw of x'θ is made for each decision, which has the distribution of a draw of θ.
     *
     * @param scale s, above 0; 1 is the posterior itself
     * @param linear models
     */
    record LinearThompson(double scale, Linear linear) implements BanditPolicy {
        /** Refuses a scale that is not positive. */
        public LinearThompson {
            Checks.positive(scale, "scale");
        }

        @Override
        public String title(List<String> actions) {
            return "Thompson" + (scale == 1 ? "" : " " + trimmed(scale)) + linear.suffix();
        }
    }

    /**
     * LinUCB that takes the most promising of those actions that are safe, or else the baseline. Safe is what keeps a lower bound of the
     * reward so far above 1 − {@code sacrifice} of the baseline's (Kazerouni et al. 2017, arXiv:1611.06426, baseline unknown), and an
     * upper bound of each guardrail's loss so far below its limit, the rest of the round with the baseline. Bounds are normal, one-sided,
     * and hold for all rounds and limits together with probability 1 − {@code risk}, as far as rewards are linear and estimates normal.
     *
     * @param alpha of the optimistic choice
     * @param sacrifice share of the baseline's reward that may be lost, in (0, 1)
     * @param risk in (0, 1)
     * @param linear models
     */
    record SafeLinUcb(double alpha, double sacrifice, double risk, Linear linear) implements BanditPolicy {
        /** Refuses numbers outside their range. */
        public SafeLinUcb {
            Checks.notNegative(alpha, "alpha");
            Checks.probability(sacrifice, "sacrifice");
            Checks.probability(risk, "risk");
        }

        @Override
        public String title(List<String> actions) {
            return "safe LinUCB " + trimmed(alpha) + linear.suffix();
        }
    }

    /**
     * A planned test: users are split evenly for the first rounds, each keeps the action. Then each action is compared with the baseline
     * by its users' means, all together at one level (Dunnett). Everybody gets the best of those shown to be better whose guardrails are
     * shown to hold, or else the baseline, for good. Until late feedback is in, the split goes on.
     *
     * @param rounds of the test, at least 1
     * @param level simultaneous coverage of the intervals, in (0, 1)
     */
    record UniformAbn(int rounds, double level) implements BanditPolicy {
        /** Refuses numbers outside their range. */
        public UniformAbn {
            Checks.atLeast(rounds, 1, "rounds of the test");
            Checks.level(level);
        }

        @Override
        public String title(List<String> actions) {
            return "A/B/n for " + rounds + (rounds == 1 ? " round" : " rounds");
        }
    }

    /**
     * Each action with the same probability, for good: what exploring costs that never learns.
     */
    record Uniform() implements BanditPolicy {
        @Override
        public String title(List<String> actions) {
            return "at random";
        }
    }

    /**
     * The same action for everybody.
     *
     * @param action its number
     */
    record Always(int action) implements BanditPolicy {
        /** Refuses a negative number. */
        public Always {
            Checks.atLeast(action, 0, "action");
        }

        @Override
        public String title(List<String> actions) {
            return "always " + actions.get(action);
        }
    }

    /**
     * Knows what each action brings to each user, and when that changes.
     *
     * @param withinLimits whether it chooses under the guardrails, all users together, by {@link
     *     dev.slipway.learning.policy.ConstrainedAssignment}: expected rates keep their limits, those that come about may not. Else each
     *     user's best, which regret is measured against
     */
    record Oracle(boolean withinLimits) implements BanditPolicy {
        @Override
        public String title(List<String> actions) {
            return withinLimits ? "oracle within limits" : "oracle";
        }
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
