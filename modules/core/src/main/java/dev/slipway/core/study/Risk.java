package dev.slipway.core.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question whom to look at first: which users' weeks will bring a loss, learned from weeks whose loss is known by now.
 *
 * @param outcome columns of the weeks that are added: what a week lost. A week is a case where the sum over the horizon lies above 0
 * @param horizon weeks from the moment of a review over which a loss counts
 * @param delay weeks after the horizon until its losses are known; nothing younger is learned from
 * @param reviews of users that can be made in a week
 * @param reviewCost of one, in money
 * @param prevented share of a case's loss that a review prevents
 * @param left number column of the weeks that is 1 in the week in which a user leaves for good; null where nobody does
 * @param features what may tell users apart; columns of any outcome are never among them, since they are known late
 * @param learners families that compete, by name, at least one
 * @param trials settings tried over all learners together
 */
public record Risk(
        String name,
        String label,
        String outcome,
        int horizon,
        int delay,
        int reviews,
        double reviewCost,
        double prevented,
        @Nullable String left,
        Offers.Features features,
        List<String> learners,
        int trials) {
    public static final List<String> DEFAULT_LEARNERS = List.of("linear", "xgboost");
    public static final int DEFAULT_TRIALS = 6;

    public Risk {
        learners = List.copyOf(learners);
    }

    /** Weeks from a review until it is known whether it was right to make. */
    public int span() {
        return horizon + delay;
    }

    /** Columns of the weeks that the outcome adds. */
    public List<String> columns() {
        return ColumnSum.parse(outcome).orElseThrow().columns();
    }
}
