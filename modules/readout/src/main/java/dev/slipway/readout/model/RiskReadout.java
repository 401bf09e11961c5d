package dev.slipway.readout.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom to look at first: which users' weeks bring a loss, learned from weeks whose losses are known, judged on later ones. Money is of
 * the data.
 *
 * @param outcome columns of the weeks that are added: what a week lost
 * @param what is looked for, in words
 * @param horizon weeks over which a loss counts
 * @param delay weeks until the losses of the horizon are known
 * @param reviews of users that can be made in a week
 * @param reviewCost of one
 * @param prevented share of a case's loss that a review is taken to prevent
 * @param unavailable why there is nothing, in sentences; null when there is something
 * @param found null when there is nothing
 */
public record RiskReadout(
        String name,
        String label,
        String outcome,
        String what,
        int horizon,
        int delay,
        int reviews,
        double reviewCost,
        double prevented,
        @Nullable String unavailable,
        @Nullable Found found) {
    /**
     * What came out. All measures are of test weeks, which nothing was chosen by; intervals redraw users.
     *
     * @param model that learned from labels, with all that its card says
     * @param better whether it ranks cases better than chance
     * @param pValue of that
     * @param rate share of cases among test rows, which is the average precision of a random order
     * @param test weeks that judge
     * @param unlabelled rows that the search for unusual rows looked at
     * @param rankings the model, unusual rows, both together
     * @param added average precision of both together less the model's
     * @param threshold from which probability a review pays, whatever the budget
     * @param queue whom to review next
     * @param planted what is planted for the queue; null when not simulated
     */
    public record Found(
            PredictionReadout model,
            boolean better,
            double pValue,
            double rate,
            TestWeeks test,
            long unlabelled,
            List<Ranking> rankings,
            Interval added,
            Threshold threshold,
            Queue queue,
            @Nullable Planted planted,
            List<String> warnings,
            double level) {
        public Found {
            rankings = List.copyOf(rankings);
            warnings = List.copyOf(warnings);
        }

        /** The ranking of this key. */
        public Ranking ranking(String key) {
            return Objects.requireNonNull(
                    rankings.stream()
                            .filter(ranking -> ranking.key().equals(key))
                            .findFirst()
                            .orElse(null),
                    key);
        }
    }

    /**
     * The weeks of the test.
     *
     * @param first counted from the study's first, which is 1
     * @param rows users' weeks
     * @param cases among them
     * @param lost by them in a week, in money
     */
    public record TestWeeks(int first, int last, long rows, long cases, double lost) {
        /** How many. */
        public int count() {
            return last - first + 1;
        }
    }

    /**
     * One way of ordering.
     *
     * @param key {@link #MODEL}, {@link #ANOMALY} or {@link #COMBINED}
     * @param budgets what so many reviews a week find, ascending up to everybody; the study's own number is among them
     */
    public record Ranking(String key, String title, Interval averagePrecision, Interval auc, List<AtBudget> budgets) {
        public static final String MODEL = "model";
        public static final String ANOMALY = "anomaly";
        public static final String COMBINED = "combined";

        public Ranking {
            budgets = List.copyOf(budgets);
        }

        /** The largest number of reviews that was measured and is not above this one; the smallest of all where none is. */
        public AtBudget at(int reviews) {
            AtBudget at = budgets.getFirst();
            for (AtBudget budget : budgets) {
                at = budget.reviews() <= reviews ? budget : at;
            }
            return at;
        }
    }

    /**
     * What so many reviews in a week find.
     *
     * @param precision share of reviews that were right
     * @param recall share of all cases that were found
     * @param saved in a week: losses prevented less the cost of reviews
     */
    public record AtBudget(int reviews, Interval precision, Interval recall, Interval saved) {}

    /**
     * Reviewing from a probability on.
     *
     * @param probability that cost least on validation rows; 0 reviews everybody, null nobody
     * @param breakEven cost of a review over the mean loss that it prevents
     * @param casePrevents that mean loss, of training cases
     * @param share of test rows that are reviewed
     * @param saved in a week, against reviewing nobody
     */
    public record Threshold(
            @Nullable Double probability, double breakEven, double casePrevents, double share, Interval saved) {}

    /**
     * Whom to review in the week after the data, highest probability first.
     *
     * @param week counted from the study's first, which is 1
     * @param users who are still here
     * @param cases those listed; more than the study's reviews
     */
    public record Queue(int week, long users, List<Case> cases) {
        public Queue {
            cases = List.copyOf(cases);
        }
    }

    /**
     * A user in the queue.
     *
     * @param unit as the data names it
     * @param probability calibrated
     * @param expectedLoss probability × mean loss of a case
     * @param unusual share of the users of that week who are as unusual or more
     * @param combined probability by both together
     * @param reasons the largest contributions; empty where the learner can't tell
     * @param planted what a week of this user loses on average, as planted; null when not simulated
     */
    public record Case(
            String unit,
            double probability,
            double expectedLoss,
            double unusual,
            double combined,
            List<Reason> reasons,
            @Nullable Double planted) {
        public Case {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What moved a score.
     *
     * @param feature as in the model's card
     * @param value as a person reads it; {@code missing} where it is
     * @param contribution on the log-odds: above 0 it raises the risk
     */
    public record Reason(String feature, String label, String value, double contribution) {}

    /**
     * What is planted for the week's users.
     *
     * @param queue mean planted loss a week of those within the study's reviews
     * @param everybody of all who are still here
     * @param best of as many with the highest planted loss
     * @param guilty of the queue's users who lose anything by what is planted
     * @param allGuilty of all users; everybody where every user may have a case
     */
    public record Planted(double queue, double everybody, double best, long guilty, long allGuilty) {}
}
