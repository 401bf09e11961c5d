package dev.slipway.learning.risk;

import dev.slipway.learning.ModelReport;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.warning.LearningWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be said about a search for cases. Everything is measured on test rows, which nothing was chosen by; intervals redraw
 * units.
 *
 * @param model that learned from labels: choice, calibration, what it leans on, what was left out because its label was not known
 * @param better whether the model ranks cases better than chance: pValue below one less the level
 * @param pValue share of exchanges of outcomes between units with an average precision as high; one-sided
 * @param sentence the same for people
 * @param rate share of cases among test rows: the average precision of a random order
 * @param unlabelled rows that the forest looked at
 * @param rankings the model, the forest, both together
 * @param combination what the forest adds to the model
 * @param budget reviews per period
 * @param review from which probability a review pays
 * @param cases with the highest probability, the highest first; each unit once, at its highest
 * @param warnings reasons to read it with care, the model's own among them
 */
public record RiskReport(
        ModelReport model,
        boolean better,
        double pValue,
        String sentence,
        double rate,
        int unlabelled,
        List<Ranking> rankings,
        Combination combination,
        Budget budget,
        Review review,
        List<Case> cases,
        List<LearningWarning> warnings) {
    /** Copies the lists. */
    public RiskReport {
        rankings = List.copyOf(rankings);
        cases = List.copyOf(cases);
        warnings = List.copyOf(warnings);
    }

    /** The ranking of this key. */
    public Ranking ranking(String key) {
        return rankings.stream()
                .filter(ranking -> ranking.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no ranking " + key));
    }

    /**
     * One way of ordering rows.
     *
     * @param key {@link #MODEL}, {@link #ANOMALY} or {@link #COMBINED}
     * @param title what a person reads
     * @param averagePrecision area under the precision–recall curve
     * @param auc area under the ROC curve
     * @param precision share of cases among what the budget reviews
     * @param recall share of all cases that the budget finds
     * @param found cases that the budget finds
     * @param budgets the same at other numbers of reviews, ascending, up to everybody
     */
    public record Ranking(
            String key,
            String title,
            Interval averagePrecision,
            Interval auc,
            Interval precision,
            Interval recall,
            double found,
            List<AtBudget> budgets) {
        /** Copies the list. */
        public Ranking {
            budgets = List.copyOf(budgets);
        }

        /** Learned from labels. */
        public static final String MODEL = "model";

        /** Without labels. */
        public static final String ANOMALY = "anomaly";

        /** Both. */
        public static final String COMBINED = "combined";
    }

    /**
     * What so many reviews per period find.
     *
     * @param saved per period: losses that reviews prevent less what they cost
     */
    public record AtBudget(int reviews, Interval precision, Interval recall, Interval saved) {}

    /**
     * The combined ranking against the model's, paired on the same redrawn units.
     *
     * @param averagePrecision combined less model
     * @param adds whether the whole interval lies above zero; where it lies below, the forest spoils the ranking
     * @param sentence for people
     */
    public record Combination(Interval averagePrecision, boolean adds, String sentence) {}

    /**
     * The budget.
     *
     * @param perPeriod reviews
     * @param period in milliseconds
     * @param periods of the test with any row
     * @param reviewed rows of the test that it reviews
     * @param randomPrecision what reviews in random order find per review
     * @param randomRecall and of all cases
     */
    public record Budget(
            int perPeriod, long period, int periods, double reviewed, double randomPrecision, double randomRecall) {}

    /**
     * Reviewing from a probability on, whatever the budget. Costs are per row: reviews, and losses of cases that are not reviewed.
     *
     * @param threshold that cost least on validation rows; 0 reviews everybody, null nobody
     * @param prevented mean loss that the review of a case prevents
     * @param breakEven cost of a review over that loss: where it would lie if probabilities were exact
     * @param share of test rows that it reviews
     * @param validationCost on the rows that it was chosen by, and so too good
     * @param cost on test rows
     * @param nobody cost of reviewing nobody
     * @param everybody cost of reviewing everybody
     * @param savedAgainstNobody nobody's cost less its own
     * @param savedAgainstEverybody everybody's cost less its own
     * @param sentence for people
     */
    public record Review(
            @Nullable Double threshold,
            double prevented,
            double breakEven,
            double share,
            double validationCost,
            Interval cost,
            double nobody,
            double everybody,
            Interval savedAgainstNobody,
            Interval savedAgainstEverybody,
            String sentence) {}

    /**
     * A row that was found.
     *
     * @param unit its number
     * @param asOf its moment, epoch milliseconds
     * @param probability calibrated
     * @param anomaly score of the forest
     * @param combined probability of both
     * @param happened whether it was a case
     * @param reasons the largest contributions; empty where the learner can't tell
     */
    public record Case(
            long unit,
            long asOf,
            double probability,
            double anomaly,
            double combined,
            boolean happened,
            List<Reason> reasons) {
        /** Copies the reasons. */
        public Case {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What a feature added to a row's score.
     *
     * @param feature its name
     * @param value the number or the level, as a person reads it; {@code missing} where it is
     * @param contribution Shapley value on the log-odds before calibration: above 0 it raises the risk
     */
    public record Reason(String feature, String value, double contribution) {}
}
