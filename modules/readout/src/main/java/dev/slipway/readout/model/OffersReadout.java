package dev.slipway.readout.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who should get which offer: what each offer does to whom, learned from logged weeks; the best assignment under a budget and
 * limits; and what it would have earned, judged on users whom its models did not see. Money is per user and week.
 *
 * @param offers names, doing nothing first
 * @param metric key of the metric above whose line stands what a week is worth
 * @param worth what a week is worth, in words
 * @param unavailable why there is nothing, in sentences; null when there is something
 * @param found null when there is nothing
 * @param race policies that learn while they choose; null where the study does not ask, and in the file of an older run
 */
public record OffersReadout(
        String label,
        List<String> offers,
        String metric,
        String worth,
        @Nullable String unavailable,
        @Nullable Found found,
        @Nullable RaceReadout race) {
    public OffersReadout {
        offers = List.copyOf(offers);
    }

    /** Without a race. */
    public OffersReadout(
            String label,
            List<String> offers,
            String metric,
            String worth,
            @Nullable String unavailable,
            @Nullable Found found) {
        this(label, offers, metric, worth, unavailable, found, null);
    }

    /** The same answer with this race. */
    public OffersReadout withRace(@Nullable RaceReadout other) {
        return new OffersReadout(label, offers, metric, worth, unavailable, found, other);
    }

    /**
     * What came out.
     *
     * @param log what was learned from
     * @param uplift what offers do to whom
     * @param policy who should get what
     * @param evaluation what such a policy would have earned on users whom its models did not see, against the policy that made the log
     * @param level of all intervals
     * @param libraries that learned, with their versions
     */
    public record Found(
            Log log,
            Uplift uplift,
            Policy policy,
            Evaluation evaluation,
            List<String> warnings,
            double level,
            long seed,
            Map<String, String> libraries) {
        public Found {
            warnings = List.copyOf(warnings);
            // Map.copyOf has another order in every virtual machine, and the file would have other bytes.
            libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
        }
    }

    /**
     * Weeks in which the offer was drawn by chance: the propensity lies below 1.
     *
     * @param rounds users' weeks
     * @param firstWeek of them, counted from the study's first, which is 1
     * @param shares by offer
     */
    public record Log(long rounds, long users, int firstWeek, int lastWeek, List<Logged> shares) {
        public Log {
            shares = List.copyOf(shares);
        }
    }

    /** How often an offer was made, and the smallest probability that it had where it was made. */
    public record Logged(String offer, double share, double smallestPropensity) {}

    /**
     * Effects of offers against doing nothing.
     *
     * @param rounds users' weeks that judge, each by models that saw no week of the same part of the users
     * @param users of them
     * @param parts in how many parts the users were learned from and judged
     * @param learners all that were tried
     * @param chosen title of the best
     * @param better whether who gains most is told better than by chance, for any offer
     * @param pValue of that, adjusted for several offers
     * @param sentence the same for people
     */
    public record Uplift(
            long rounds,
            long users,
            int parts,
            List<Learner> learners,
            String chosen,
            boolean better,
            double pValue,
            String sentence,
            List<OfferEffect> offers) {
        public Uplift {
            learners = List.copyOf(learners);
            offers = List.copyOf(offers);
        }
    }

    /** A learner: how much of the outcome's residuals its effects explain (R-loss; higher is better, 0 is no effect at all). */
    public record Learner(String title, double score) {}

    /**
     * One offer, by weeks that its models did not see.
     *
     * @param average effect on everybody
     * @param autoc how much more the first gain than all, by rank; above 0 when the order is any good
     * @param pValue that the order is no better than chance
     * @param better whether it is
     * @param qini area under the curve of raw means over its chord, per treated week
     * @param curve by share of users treated, best first
     * @param deciles predicted against observed, largest predicted first
     * @param groups average effects by level of an attribute
     * @param truth beside what was planted; null when not simulated
     * @param sure how sure predictions of single users are; null in the file of an older run
     */
    public record OfferEffect(
            String offer,
            Interval average,
            Interval autoc,
            double pValue,
            boolean better,
            Interval qini,
            List<CurvePoint> curve,
            List<Decile> deciles,
            List<Group> groups,
            @Nullable UpliftTruth truth,
            @Nullable Sureness sure) {
        public OfferEffect {
            curve = List.copyOf(curve);
            deciles = List.copyOf(deciles);
            groups = List.copyOf(groups);
        }

        /** Without half-samples. */
        public OfferEffect(
                String offer,
                Interval average,
                Interval autoc,
                double pValue,
                boolean better,
                Interval qini,
                List<CurvePoint> curve,
                List<Decile> deciles,
                List<Group> groups,
                @Nullable UpliftTruth truth) {
            this(offer, average, autoc, pValue, better, qini, curve, deciles, groups, truth, null);
        }
    }

    /** Gained per user and week when the best share is treated, and when as many are treated in random order. */
    public record CurvePoint(double share, Interval gain, double random) {}

    /**
     * A tenth: mean predicted effect and the observed one.
     *
     * @param observed by scores of users whom the models did not see, with users as clusters of weeks
     * @param sure how far the prediction would move with other users, by half-samples; null in the file of an older run
     */
    public record Decile(
            int part,
            long rounds,
            double predicted,
            Interval observed,
            @Nullable Interval sure) {
        /** Without half-samples. */
        public Decile(int part, long rounds, double predicted, Interval observed) {
            this(part, rounds, predicted, observed, null);
        }
    }

    /**
     * How sure predicted effects on single users are: intervals from learning again on random halves of the users. They hold for what
     * the learner would find on average; what it smooths away is not in them.
     *
     * @param users who are still here
     * @param halfSamples how often it learned again
     * @param level of each interval by itself
     * @param width mean width
     * @param gain share of users whose interval lies above 0
     * @param lose share of users whose interval lies below 0
     * @param hold share of users whose interval holds the planted effect; null when not simulated
     */
    public record Sureness(
            long users,
            int halfSamples,
            double level,
            double width,
            double gain,
            double lose,
            @Nullable Double hold) {}

    /** Average effect on one level of an attribute. */
    public record Group(String attribute, String level, long rounds, Interval effect) {}

    /**
     * Beside planted effects.
     *
     * @param average planted, of all
     * @param pehe root mean squared error of single effects
     * @param constantPehe the same if everybody is given the average
     * @param rankCorrelation Spearman's; null where effects do not differ
     * @param oracleShare share of the best possible order's Qini that is reached; null where effects do not differ
     */
    public record UpliftTruth(
            double average,
            double pehe,
            double constantPehe,
            @Nullable Double rankCorrelation,
            @Nullable Double oracleShare) {}

    /**
     * The best assignment for the week after the data.
     *
     * @param users who are still here
     * @param limits the budget first
     * @param chosen at the study's own limits
     * @param frontiers one for each limit: that one moves, the others stay
     * @param who the chosen assignment by level of an attribute
     * @param floor the share that every level of an attribute gets; null for none
     * @param why by offer what tells those who get it from all others; null in the file of an older run
     */
    public record Policy(
            long users,
            List<Limit> limits,
            Choice chosen,
            List<Frontier> frontiers,
            List<Who> who,
            @Nullable Floor floor,
            @Nullable List<Why> why) {
        public Policy {
            limits = List.copyOf(limits);
            frontiers = List.copyOf(frontiers);
            who = List.copyOf(who);
            why = why == null ? null : List.copyOf(why);
        }

        /** Without reasons. */
        public Policy(
                long users,
                List<Limit> limits,
                Choice chosen,
                List<Frontier> frontiers,
                List<Who> who,
                @Nullable Floor floor) {
            this(users, limits, chosen, frontiers, who, floor, null);
        }

        /** By offer, none where they are not known. */
        public List<Why> reasons() {
            List<Why> known = why;
            return known == null ? List.of() : known;
        }
    }

    /**
     * What tells the users who get an offer from all others.
     *
     * @param traits the largest differences, largest first
     * @param sentence the same for people
     */
    public record Why(String offer, long users, List<Trait> traits, String sentence) {
        public Why {
            traits = List.copyOf(traits);
        }
    }

    /**
     * A difference between those who get an offer and the others.
     *
     * @param feature as the models know it
     * @param level of a category; null for a number
     * @param with mean among those who get it, or share of the level
     * @param without the same among the others
     * @param difference standardised: the difference over the root of the mean of both variances; over the standard deviation of all where
     *     neither side varies
     */
    public record Trait(String feature, @Nullable String level, double with, double without, double difference) {}

    /**
     * A share of users in each level of an attribute who get an offer at least.
     *
     * @param share at least
     */
    public record Floor(String attribute, double share, List<FloorLevel> levels) {
        public Floor {
            levels = List.copyOf(levels);
        }
    }

    /**
     * One level under a floor.
     *
     * @param share of its users who get an offer
     * @param price lost per week, as the models expect it, by one more user of the level who has to get one; 0 where the floor does not
     *     bind
     */
    public record FloorLevel(String level, long users, double share, double price) {}

    /**
     * A limit.
     *
     * @param key {@code budget}, or the key of a metric
     * @param rate whether it is a rate, written in percent; else money per user and week
     * @param most allowed
     */
    public record Limit(String key, String label, boolean rate, double most) {}

    /**
     * An assignment.
     *
     * @param most allowed of each limit
     * @param used of each limit, as the models expect it
     * @param price gained per user and week when one more unit of a limit is allowed, at the margin; 0 where a limit does not bind
     * @param shares of users by offer
     * @param expected gain over doing nothing, as the models expect it
     * @param bound that no assignment within the limits exceeds
     * @param gain over the policy that made the log, doubly robust; null where the log can't tell
     */
    public record Choice(
            List<Double> most,
            List<Double> used,
            List<Double> price,
            List<Double> shares,
            double expected,
            double bound,
            @Nullable Interval gain) {
        public Choice {
            most = List.copyOf(most);
            used = List.copyOf(used);
            price = List.copyOf(price);
            shares = List.copyOf(shares);
        }
    }

    /** Assignments as one limit moves, from tight to loose. */
    public record Frontier(String limit, List<Choice> choices) {
        public Frontier {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Users of one level: how many, their shares by offer and what the models expect them to gain.
     *
     * @param why what tells those of them who get an offer from those who get none, in words; null where hardly any or nearly all get
     *     one, and in the file of an older run
     */
    public record Who(
            String attribute,
            String level,
            long users,
            List<Double> shares,
            double expected,
            @Nullable String why) {
        public Who {
            shares = List.copyOf(shares);
        }

        /** Without a reason. */
        public Who(String attribute, String level, long users, List<Double> shares, double expected) {
            this(attribute, level, users, shares, expected, null);
        }
    }

    /**
     * The chosen policy on users whom its models did not see, against the policy that made the log. Errors are those of users as clusters of weeks.
     *
     * @param current earned by the policy that made the log
     * @param estimators side by side; the doubly robust one decides
     * @param alternatives what it would have earned to make everybody the same offer, or none
     * @param risks of the policy: a limit is kept when the upper end of its interval is
     * @param verdict {@code RECOMMENDED}, {@code NOT_RECOMMENDED} or {@code NOT_IDENTIFIABLE}
     * @param because in sentences
     * @param truth null when not simulated
     */
    public record Evaluation(
            long rounds,
            long users,
            Interval current,
            List<OffPolicyRow> estimators,
            List<Alternative> alternatives,
            List<Risk> risks,
            String verdict,
            String because,
            @Nullable PolicyTruth truth) {
        public static final String RECOMMENDED = "RECOMMENDED";
        public static final String NOT_RECOMMENDED = "NOT_RECOMMENDED";
        public static final String NOT_IDENTIFIABLE = "NOT_IDENTIFIABLE";

        public Evaluation {
            estimators = List.copyOf(estimators);
            alternatives = List.copyOf(alternatives);
            risks = List.copyOf(risks);
        }

        /** The row that decides. */
        public OffPolicyRow deciding() {
            return Objects.requireNonNull(
                    estimators.stream()
                            .filter(OffPolicyRow::decides)
                            .findFirst()
                            .orElse(null),
                    "no deciding row");
        }
    }

    /**
     * The same for everybody.
     *
     * @param gain over the policy that made the log, doubly robust; null where the log can't tell
     * @param ahead gain of the chosen policy over this one; null likewise
     */
    public record Alternative(
            String offer, @Nullable Interval gain, @Nullable Interval ahead) {}

    /**
     * One estimator.
     *
     * @param gain over the policy that made the log
     * @param effectiveRounds as many equal ones would know as much; null for an estimator without weights
     * @param largestWeight null likewise
     * @param decides whether the verdict rests on it
     * @param reads {@code better}, {@code worse}, {@code not_shown}, or {@code no_check} where the model is believed
     */
    public record OffPolicyRow(
            String key,
            String title,
            Interval gain,
            @Nullable Double effectiveRounds,
            @Nullable Double largestWeight,
            boolean decides,
            String reads) {}

    /**
     * A limit under the policy, estimated from the log.
     *
     * @param value with its interval, on the limit's scale
     * @param kept whether the upper end stays at or below the limit; of a budget, which is spent on purpose, whether it is not shown
     *     to be exceeded
     * @param planted what it is in truth; null when not simulated
     */
    public record Risk(
            Limit limit,
            Interval value,
            boolean kept,
            @Nullable Double planted) {}

    /**
     * Planted.
     *
     * @param gain of the chosen policy over the one that made the log
     * @param oracle gain of the assignment that knows every effect and keeps the same limits; null where it was not computed
     */
    public record PolicyTruth(double gain, @Nullable Double oracle) {}
}
