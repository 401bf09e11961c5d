package dev.slipway.learning.search;

import dev.slipway.stats.math.Checks;
import java.time.Duration;

/**
 * How hyper-parameters are searched.
 *
 * @param method which candidates get how many rows
 * @param candidates settings tried over all families together; the first of each family are its usual ones
 * @param folds of the cross-validation; units stay together
 * @param rows training rows that the search uses at most; more are thinned by unit
 * @param limit after which no further trial starts; the best so far is taken. With the longest duration, results depend on nothing but the seed
 */
public record SearchPlan(Method method, int candidates, int folds, int rows, Duration limit) {
    /** No limit. */
    public static final Duration UNLIMITED = Duration.ofDays(36_500);

    /** Ways of searching. */
    public enum Method {
        /** Every candidate on all rows (Bergstra and Bengio 2012). */
        RANDOM,
        /**
         * All candidates on a ninth of the units, the best third on a third, the best ninth on all (Jamieson and Talwalkar
         * 2016, arXiv:1502.07943). A step with too few outcomes to tell candidates apart is left out.
         */
        HALVING
    }

    /** Refuses a search that can't be. */
    public SearchPlan {
        Checks.atLeast(candidates, 1, "candidates");
        Checks.atLeast(folds, 2, "folds");
        Checks.atLeast(rows, 100, "rows of the search");
        Checks.require(limit.isPositive(), "the time limit must be positive");
    }

    /** 18 candidates by halving, three folds, at most 40,000 rows, no time limit. */
    public static SearchPlan usual() {
        return new SearchPlan(Method.HALVING, 18, 3, 40_000, UNLIMITED);
    }

    /** The usual settings of the first family, without a search. */
    public static SearchPlan none() {
        return new SearchPlan(Method.RANDOM, 1, 2, 40_000, UNLIMITED);
    }
}
