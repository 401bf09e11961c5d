package dev.slipway.simulation.growth;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that is fixed before the first user: shared by all threads, never changed. */
record Blueprint(
        Source.Simulate spec,
        Setting setting,
        Experiment experiment,
        VariantAssigner assigner,
        Weeks weeks,
        OfferLists lists,
        Policy policy,
        Answer answer) {
    /** Why coverage can't grow along a ramp. */
    static final String NO_RAMP =
            "The growth world starts its experiment for everybody in the first week, so coverage can't grow";

    private static final double LEAST_LOST = 0.01;

    static Blueprint of(Source.Simulate spec, Experiment experiment, VariantAssigner assigner) {
        Setting setting = Setting.of(spec);
        List<Conflict> conflicts = conflicts(spec);
        if (!conflicts.isEmpty()) {
            throw refusal(
                    conflicts.getFirst().message() + ".", conflicts.getFirst().remedy());
        }
        if (!experiment.allocation().ramp().isEmpty()) {
            throw refusal(NO_RAMP + ".", "Take the ramp out of the allocation and set coverage.");
        }
        OfferLists lists = OfferLists.read(spec, experiment.unit());
        return new Blueprint(
                spec,
                setting,
                experiment,
                assigner,
                new Weeks(spec.start(), spec.days(), setting),
                lists,
                new Policy(setting, experiment.control(), lists),
                new Answer(setting));
    }

    private static SlipwayException refusal(String sentence, String remedy) {
        return new SlipwayException(ErrorCategory.STUDY_INVALID, sentence, remedy);
    }

    /** What does not go together although each number is within its bounds. */
    static List<Conflict> conflicts(Source.Simulate spec) {
        List<Conflict> conflicts = new ArrayList<>();
        if (spec.days() < Weeks.DAYS || spec.days() % Weeks.DAYS != 0) {
            int weeks = Math.max(1, Math.round((float) spec.days() / Weeks.DAYS));
            conflicts.add(new Conflict(
                    "",
                    "days",
                    "The growth world counts whole weeks of 7 days, and " + spec.days() + " days are none",
                    "Set days to " + weeks * Weeks.DAYS + ", which is " + weeks + (weeks == 1 ? " week." : " weeks.")));
        }
        Setting setting = Setting.of(spec);
        if (setting.lostCauses() < LEAST_LOST) {
            conflicts.add(new Conflict(
                    "parameters",
                    "persuadables",
                    String.format(
                            Locale.ROOT,
                            "persuadables, sure_things and sleeping_dogs sum to %.2f and leave no room for lost causes",
                            1 - setting.lostCauses()),
                    "Lower them until they sum to 0.99 or less."));
        }
        return conflicts;
    }

    /** The same world with other users; nothing else depends on the seed, but lists name users. */
    Blueprint withSeed(long seed) {
        if (!lists.isEmpty()) {
            throw refusal(
                    "Lists name the users of one seed, so the world can't have others.",
                    "Take lists out of the source.");
        }
        Source.Simulate other = spec.withSeed(seed);
        return new Blueprint(other, setting, experiment, assigner, weeks, lists, policy, answer);
    }
}
