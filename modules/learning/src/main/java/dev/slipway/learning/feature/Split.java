package dev.slipway.learning.feature;

import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.Checks;
import java.util.stream.IntStream;

/**
 * The rows of each part, ascending. Every row is mature. Where time parts, no row of training is as of a moment at or after the start
 * of validation, and every outcome of a part was known before the next part begins.
 *
 * @param train rows to learn from
 * @param validation rows to calibrate on
 * @param test rows that nothing was chosen by
 * @param immature rows left out because their outcome is not known yet
 * @param purged rows left out because their outcome became known only after the next part began
 * @param apart rows left out because unit and moment fall in different parts
 */
public record Split(int[] train, int[] validation, int[] test, int immature, int purged, int apart) {
    private static final int TRAIN = 0;
    private static final int VALIDATION = 1;
    private static final int TEST = 2;
    private static final int IMMATURE = 3;
    private static final int PURGED = 4;
    private static final int APART = 5;

    /** Shares the rows out. */
    public static Split of(FeatureTable table, Outcome outcome, SplitPlan plan) {
        Checks.require(
                outcome.values().length == table.rows(),
                "there are " + outcome.values().length + " outcomes for " + table.rows() + " rows");
        int[] part = new int[table.rows()];
        for (int i = 0; i < part.length; i++) {
            part[i] = part(table.units()[i], table.asOf()[i], outcome, plan);
        }
        return new Split(
                rows(part, TRAIN),
                rows(part, VALIDATION),
                rows(part, TEST),
                rows(part, IMMATURE).length,
                rows(part, PURGED).length,
                rows(part, APART).length);
    }

    private static int part(long unit, long asOf, Outcome outcome, SplitPlan plan) {
        if (!outcome.mature(asOf)) {
            return IMMATURE;
        }
        int byTime = byTime(asOf, plan.time());
        int byUnit = byUnit(unit, plan);
        if (plan.time().cuts()) {
            if (plan.byUnit() && byTime != byUnit) {
                return APART;
            }
            long next = byTime == TRAIN ? plan.time().validation() : plan.time().test();
            return byTime != TEST && outcome.knownFrom(asOf) > next ? PURGED : byTime;
        }
        return byUnit;
    }

    private static int byTime(long asOf, SplitPlan.TimeCut cut) {
        if (asOf >= cut.test()) {
            return TEST;
        }
        return asOf >= cut.validation() ? VALIDATION : TRAIN;
    }

    private static int byUnit(long unit, SplitPlan plan) {
        double u = Seeds.uniform(plan.seed(), unit);
        if (u < plan.train()) {
            return TRAIN;
        }
        return u < plan.train() + plan.validation() ? VALIDATION : TEST;
    }

    private static int[] rows(int[] part, int wanted) {
        return IntStream.range(0, part.length).filter(i -> part[i] == wanted).toArray();
    }
}
