package dev.slipway.simulation.behavior;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription.Conflict;
import dev.slipway.simulation.behavior.Expectations.Courses;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is fixed before the first user: shared by all threads, never changed.
 *
 * @param existing users who signed up before the study; they come first
 * @param treated courses of users who see the feed
 * @param spill courses of control users whom treated ones influence; equal to no course at all without interference
 */
record Blueprint(
        Source.Simulate spec,
        Setting setting,
        Experiment experiment,
        VariantAssigner assigner,
        Calendar calendar,
        Expectations expectations,
        Adoption adoption,
        int existing,
        Courses plain,
        Courses treated,
        Courses spill) {
    private static final int LEAST_DAYS = 15;

    static Blueprint of(Source.Simulate spec, Experiment experiment, VariantAssigner assigner) {
        Setting setting = Setting.of(spec);
        Allocation allocation = experiment.allocation();
        Calendar calendar = new Calendar(spec.start(), spec.days(), setting);
        Expectations expectations = new Expectations(setting, calendar, allocation);
        List<Conflict> conflicts = new ArrayList<>();
        Tilt tilt = Planting.solve(setting, expectations, courseDays(spec), conflicts);
        if (!conflicts.isEmpty()) {
            Conflict first = conflicts.getFirst();
            throw new SlipwayException(ErrorCategory.STUDY_INVALID, first.message() + ".", first.remedy());
        }
        double reached = setting.interference() * treatedShare(experiment);
        return new Blueprint(
                spec,
                setting,
                experiment,
                assigner,
                calendar,
                expectations,
                Adoption.of(setting, spec.days()),
                (int) Math.round(spec.users() * (1 - setting.newcomers())),
                Planting.courses(setting, Tilt.NONE, 0, courseDays(spec)),
                Planting.courses(setting, tilt, 1, courseDays(spec)),
                Planting.courses(setting, tilt, reached, courseDays(spec)));
    }

    /** Effects that can't be planted beside the other numbers, all known and within their bounds. */
    static List<Conflict> conflicts(Source.Simulate spec) {
        Setting setting = Setting.of(spec);
        Expectations everybody = new Expectations(
                setting,
                new Calendar(spec.start(), spec.days(), setting),
                Allocation.evenly("any", List.of("control", "treatment")));
        List<Conflict> conflicts = new ArrayList<>();
        Planting.solve(setting, everybody, courseDays(spec), conflicts);
        return conflicts;
    }

    private static int courseDays(Source.Simulate spec) {
        return Math.max(LEAST_DAYS, spec.days() + 1);
    }

    /** Share of all users who are treated, by the plan. */
    private static double treatedShare(Experiment experiment) {
        Allocation allocation = experiment.allocation();
        double buckets =
                (allocation.layerRange().get(1) - allocation.layerRange().get(0)) / 10_000.0;
        double control = allocation.variants().getOrDefault(experiment.control(), 0.0);
        return allocation.coverage() * buckets * (1 - allocation.holdout()) * (1 - control);
    }

    /** The same world with other users; nothing else depends on the seed. */
    Blueprint withSeed(long seed) {
        Source.Simulate other = spec.withSeed(seed);
        return new Blueprint(
                other,
                setting,
                experiment,
                assigner,
                calendar,
                expectations,
                adoption,
                existing,
                plain,
                treated,
                spill);
    }

    boolean interferes() {
        return setting.interference() > 0;
    }
}
