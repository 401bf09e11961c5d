package dev.slipway.app.run;

import dev.slipway.assignment.LayeredAssigner;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.warehouse.UnitWeeks;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Who is outside of an experiment. Assignments are recorded when users come, so users whom the experiment covers and who never
 * came have none; they would pass for users outside, of whom they would make a group that comes less often. Where the study's
 * own plan explains every recorded variant, it says who they are.
 */
final class Outsiders {
    /** With fewer units the plan might explain the variants by chance. */
    private static final int ENOUGH = 20;

    private Outsiders() {}

    static UnitWeeks of(Experiment experiment, UnitWeeks weeks) {
        VariantAssigner plan = new LayeredAssigner(experiment);
        int[] counted = IntStream.range(0, weeks.users())
                .filter(u -> weeks.variant()[u] >= 0)
                .toArray();
        boolean explains = counted.length >= ENOUGH
                && IntStream.of(counted)
                        .allMatch(u -> Objects.equals(
                                plan.variantOf(weeks.userIds()[u]),
                                weeks.variants().get(weeks.variant()[u])));
        return explains ? weeks.withoutCovered(id -> plan.variantOf(id) != null) : weeks;
    }
}
