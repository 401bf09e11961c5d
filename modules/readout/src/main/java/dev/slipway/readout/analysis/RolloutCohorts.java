package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.readout.metric.Adjusted;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RolloutReadout.Cohort;
import dev.slipway.stats.Effect;
import dev.slipway.stats.causal.EventStudy;
import dev.slipway.stats.causal.StaggeredAdoption;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who gained from a rollout: the adjusted group-time effects within each level of the study's segments. P-values are adjusted
 * over the levels of an attribute as those of the experiment's segments are.
 *
 * @param from first week in which every adopter has it
 */
record RolloutCohorts(Study study, RolloutUnits units, RolloutDesign design, int from, double level) {
    /** Adopters and others below which a level says nothing. */
    private static final int FEWEST = 100;

    private static final int MOST_LEVELS = 30;

    /** One level before its p-value is adjusted. */
    private record Level(
            String name,
            long adopters,
            long others,
            @Nullable Effect effect,
            @Nullable String reason) {}

    List<Cohort> compute(JobContext context) {
        List<Cohort> cohorts = new ArrayList<>();
        for (String attribute : study.segments()) {
            Category category = units.weeks().categories().get(attribute);
            if (category != null && category.levels().size() <= MOST_LEVELS) {
                // Each level is estimated on users of its own, so that several can be at a time.
                List<Level> levels = IntStream.range(0, category.levels().size())
                        .parallel()
                        .mapToObj(code -> {
                            context.checkCancelled();
                            return level(category, code);
                        })
                        .toList();
                cohorts.addAll(judged(attribute, levels));
            }
        }
        return cohorts;
    }

    private Level level(Category category, int code) {
        int[] own = IntStream.range(0, units.users().length)
                .filter(i -> category.code()[units.users()[i]] == code)
                .toArray();
        long adopters = Arrays.stream(own)
                .filter(i -> units.start()[i] != EventStudy.NEVER)
                .count();
        long others = own.length - adopters;
        String name = category.levels().get(code);
        if (Math.min(adopters, others) < FEWEST) {
            return new Level(name, adopters, others, null, "fewer than " + FEWEST + " adopters or others");
        }
        try {
            Effect effect = StaggeredAdoption.estimate(
                            design.panel(own), 0, units.weeks().fullWeeks(), from, level)
                    .simple();
            return effect.standardError() > 0
                    ? new Level(name, adopters, others, effect, null)
                    : new Level(name, adopters, others, null, "nothing varies");
        } catch (IllegalArgumentException refused) {
            return new Level(name, adopters, others, null, String.valueOf(refused.getMessage()));
        }
    }

    private List<Cohort> judged(String attribute, List<Level> levels) {
        List<Effect> tested = new ArrayList<>();
        for (Level one : levels) {
            Effect effect = one.effect();
            if (effect != null) {
                tested.add(effect);
            }
        }
        double[] adjusted = Adjusted.of(
                study.analyses().segments(),
                tested.stream().mapToDouble(Effect::pValue).toArray());
        List<Cohort> cohorts = new ArrayList<>();
        int next = 0;
        for (Level one : levels) {
            Effect e = one.effect();
            Double p = e == null ? null : (Double) adjusted[next++];
            cohorts.add(new Cohort(
                    attribute,
                    one.name(),
                    one.adopters(),
                    one.others(),
                    e == null ? null : new Interval(e.estimate(), e.low(), e.high()),
                    e == null ? null : (Double) e.pValue(),
                    p,
                    p == null ? null : (Boolean) (p <= study.decision().alpha()),
                    one.reason()));
        }
        return cohorts;
    }
}
