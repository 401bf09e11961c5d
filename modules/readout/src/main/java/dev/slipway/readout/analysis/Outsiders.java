package dev.slipway.readout.analysis;

import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.UnitWeeks;
import java.util.List;

/**
 * Who is outside of an experiment. Assignments are recorded when users come, so users whom the experiment covers and who never
 * came have none; they would pass for users outside, of whom they would make a group that comes less often. The study's own plan
 * says who they are, as far as it explains the variants that were recorded.
 */
final class Outsiders {
    /** A plan that has nothing to do with the recorded variants would give so many of them less often than this. */
    private static final double BY_CHANCE = 1e-6;

    private static final int DAYS = 7;

    private Outsiders() {}

    /**
     * The weeks with users uncounted whom the plan covers and who have no variant.
     *
     * @param plan of the experiment, as it assigns users who are new
     * @param warnings takes what a reader must know of how far the plan explains the variants
     */
    static UnitWeeks of(Experiment experiment, VariantAssigner plan, UnitWeeks weeks, List<String> warnings) {
        int lastDay = DAYS * (weeks.firstWeek() + weeks.weeks()) - 1;
        Allocation allocation = experiment.allocation();
        long counted = 0;
        long planned = 0;
        double chance = 0;
        for (int u = 0; u < weeks.users(); u++) {
            if (weeks.variant()[u] >= 0) {
                String variant = weeks.variants().get(weeks.variant()[u]);
                counted++;
                planned += variant.equals(plan.variantOf(weeks.userIds()[u], lastDay)) ? 1 : 0;
                chance += allocation.coverageOn(lastDay) * allocation.variants().getOrDefault(variant, 0.0);
            }
        }
        if (counted == 0) {
            return weeks;
        }
        String count = Numbers.count(planned) + " of the " + Numbers.counted(counted, "user", "users")
                + " of the experiment the variant that they have";
        if (logProbability(planned, counted, chance / counted) > Math.log(BY_CHANCE)) {
            warnings.add("The study's plan gives " + count
                    + ", which may be chance: it can't tell who belongs to the experiment and never met it. Such users may be"
                    + " among the others and make them look less active.");
            return weeks;
        }
        if (planned < counted) {
            warnings.add("Assignment does not match the study's plan, which gives " + count
                    + ". Who belongs to the experiment and never met it is told by the plan all the same.");
        }
        // On the last day: with a ramp, whom it would have covered only later is outside like others.
        return weeks.withoutCovered(id -> plan.variantOf(id, lastDay) != null);
    }

    /**
     * Upper bound (Chernoff and Hoeffding) of the logarithm of the probability that a plan which has nothing to do with the variants
     * gives at least so many users theirs.
     *
     * @param each mean probability that it gives a user the recorded variant
     */
    private static double logProbability(long planned, long counted, double each) {
        double share = planned / (double) counted;
        if (share <= each) {
            return 0;
        }
        double others = share < 1 ? (1 - share) * Math.log((1 - share) / (1 - each)) : 0;
        return -counted * (share * Math.log(share / each) + others);
    }
}
