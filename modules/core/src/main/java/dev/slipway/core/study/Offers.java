package dev.slipway.core.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question who should get which offer, asked of weeks in which offers were drawn by chance: what each offer does to whom,
 * the best assignment under a budget and limits, and what it would have earned.
 *
 * @param metric key of the metric above whose line stands what a week is worth
 * @param action text column of the weeks with the offer that was made
 * @param none value of it that means no offer
 * @param propensity number column of the weeks: the probability with which that offer was chosen. Weeks in which it is 1 teach
 *     nothing about the other offers and are left out
 * @param left number column of the weeks that is 1 in the week in which a user leaves for good; null where nobody does. Who left
 *     gets no offers
 * @param budget null for no budget
 * @param limits keys of guardrails that the assignment has to keep: ratios with a ceiling, or proportions with a margin, of which the
 *     share of weeks may not exceed that under the offers of the log by more than the margin spread over the weeks of the log
 * @param floor null for none
 * @param features what may tell users apart
 * @param learners meta-learners that compete, by name
 * @param bases families of models that they are made of, by name
 * @param race policies that learn while they choose, against a test; null when the study does not ask
 */
public record Offers(
        String label,
        String metric,
        String action,
        String none,
        String propensity,
        @Nullable String left,
        @Nullable Budget budget,
        List<String> limits,
        @Nullable Floor floor,
        Features features,
        List<String> learners,
        List<String> bases,
        @Nullable Race race) {
    /** The question without a floor and without a race. */
    public Offers(
            String label,
            String metric,
            String action,
            String none,
            String propensity,
            @Nullable String left,
            @Nullable Budget budget,
            List<String> limits,
            Features features,
            List<String> learners,
            List<String> bases) {
        this(label, metric, action, none, propensity, left, budget, limits, null, features, learners, bases, null);
    }

    public static final List<String> DEFAULT_LEARNERS = List.of("s", "t", "x", "r", "dr", "parts");
    public static final List<String> DEFAULT_BASES = List.of("linear", "xgboost");

    public Offers {
        limits = List.copyOf(limits);
        learners = List.copyOf(learners);
        bases = List.copyOf(bases);
    }

    /**
     * What offers may cost.
     *
     * @param column of the weeks, or several added
     * @param perUser at most, for each user and week on average
     */
    public record Budget(String column, double perUser) {}

    /** The same question with this race. */
    public Offers withRace(@Nullable Race other) {
        return new Offers(
                label, metric, action, none, propensity, left, budget, limits, floor, features, learners, bases, other);
    }

    /**
     * Policies that learn while they choose, played against each other in the world that made the weeks.
     *
     * @param policies by name; A/B/n takes part whether named or not, for it is what the others are compared with
     * @param rounds weeks of a run
     * @param users who come in each week
     * @param replays how often the run is repeated with other users and other luck
     * @param delay weeks that the outcome of a week comes late; 0 for before the next one
     * @param change week from which the offers bring what another one brought, from 2; null for a world that stays
     */
    public record Race(
            List<String> policies,
            int rounds,
            int users,
            int replays,
            int delay,
            @Nullable Integer change) {
        public static final List<String> POLICIES =
                List.of("epsilon_greedy", "linucb", "thompson", "safe_linucb", "abn");

        public Race {
            policies = List.copyOf(policies);
        }
    }

    /**
     * A share of users who get an offer in every level of an attribute, so that nobody is passed over for where they belong.
     *
     * @param attribute text attribute of users
     * @param share at least, in (0, 1]
     */
    public record Floor(String attribute, double share) {}

    /**
     * What was known before a week began.
     *
     * @param columns number columns of the weeks that are summed over the weeks before; null for all
     * @param windows over how many weeks before they are summed
     * @param attributes of users; null for all
     * @param activity column that lies above 0 in weeks in which a user was active, for how each user came back so far; null for none
     */
    public record Features(
            @Nullable List<String> columns,
            List<Integer> windows,
            @Nullable List<String> attributes,
            @Nullable String activity) {
        /** Everything, over the last week and the last four. */
        public static final Features DEFAULT = new Features(null, List.of(1, 4), null);

        public Features {
            columns = columns == null ? null : List.copyOf(columns);
            windows = List.copyOf(windows);
            attributes = attributes == null ? null : List.copyOf(attributes);
        }

        /** Without how users came back. */
        public Features(@Nullable List<String> columns, List<Integer> windows, @Nullable List<String> attributes) {
            this(columns, windows, attributes, null);
        }
    }
}
