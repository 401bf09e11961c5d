package dev.slipway.learning.risk;

import dev.slipway.learning.Plan;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.stats.math.Checks;
import java.time.Duration;

/**
 * How cases are looked for, and what can be done with what is found.
 *
 * @param training of the model that learns from labels; parted by time
 * @param period for which there is a budget of reviews, counted from the first moment of the test
 * @param budget cases that can be reviewed per period
 * @param costs of reviews and of losses
 * @param forest of the search without labels
 * @param cases of the test whose reasons are listed, those with the highest probability first, each unit once
 * @param reasons listed per case
 */
public record RiskPlan(Plan training, Duration period, int budget, Costs costs, Forest forest, int cases, int reasons) {
    /**
     * An isolation forest.
     *
     * @param trees at least 10
     * @param sample rows in each tree; fewer where there are fewer
     */
    public record Forest(int trees, int sample) {
        /** Refuses forests that are too small. */
        public Forest {
            Checks.atLeast(trees, 10, "trees");
            Checks.atLeast(sample, 2, "rows in a tree");
        }

        /** 100 trees of 256 rows: depths settle before, and more rows hide anomalies behind each other (Liu, Ting and Zhou 2008). */
        public static Forest usual() {
            return new Forest(100, 256);
        }
    }

    /** Refuses numbers out of range, and a plan that does not part by time: a review of today knows nothing of tomorrow. */
    public RiskPlan {
        Checks.require(training.split().time().cuts(), "a search for cases is judged on later rows: part by time");
        Checks.require(period.isPositive(), "the period of the budget must be longer than zero");
        Checks.atLeast(budget, 1, "reviews per period");
        Checks.atLeast(cases, 0, "listed cases");
        Checks.atLeast(reasons, 1, "reasons per case");
    }

    /** Linear model and boosting with a search of usual size, the usual forest, ten cases with three reasons each. */
    public static RiskPlan usual(SplitPlan split, Duration period, int budget, Costs costs, long seed) {
        return new RiskPlan(Plan.usual(split, seed), period, budget, costs, Forest.usual(), 10, 3);
    }

    /** The same with other costs. */
    public RiskPlan withCosts(Costs other) {
        return new RiskPlan(training, period, budget, other, forest, cases, reasons);
    }

    /** The same with another training. */
    public RiskPlan withTraining(Plan other) {
        return new RiskPlan(other, period, budget, costs, forest, cases, reasons);
    }
}
