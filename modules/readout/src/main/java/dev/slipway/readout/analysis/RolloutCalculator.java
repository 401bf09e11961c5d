package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Rollout;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.causal.EventStudy;
import dev.slipway.stats.causal.StaggeredAdoption;
import dev.slipway.warehouse.UnitWeeks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rollout did that nobody randomised: methods side by side about the same users and weeks, the course by week since
 * adoption, who gained. What can't be estimated is left out with a sentence; the rest stands.
 */
public final class RolloutCalculator {
    private static final int FEWEST = 2;

    private final Study study;
    private final UnitWeeks weeks;
    private final Rollout asked;
    private final @Nullable PlantedRollout planted;
    private final long seed;
    private final JobContext context;
    private final double level;
    private final List<String> warnings = new ArrayList<>();

    private RolloutCalculator(
            Study study,
            Rollout asked,
            UnitWeeks weeks,
            @Nullable VariantAssigner plan,
            @Nullable PlantedRollout planted,
            long seed,
            JobContext context) {
        this.study = study;
        this.weeks = plan == null ? weeks : Outsiders.of(study.experiment(), plan, weeks, warnings);
        this.asked = asked;
        this.planted = planted;
        this.seed = seed;
        this.context = context;
        this.level = 1 - study.decision().alpha();
    }

    /**
     * The answer to the study's question about its rollout; null when it asks none.
     *
     * @param plan says whom the experiment covers, so that users of it who never came do not pass for users outside; null where
     *     everybody without a variant is outside
     * @param planted null when nothing was simulated, or the world does not know the effect on this outcome
     */
    public static @Nullable RolloutReadout compute(
            Study study,
            UnitWeeks weeks,
            @Nullable VariantAssigner plan,
            @Nullable PlantedRollout planted,
            long seed,
            JobContext context) {
        Rollout asked = study.analyses().rollout();
        return asked == null
                ? null
                : new RolloutCalculator(study, asked, weeks, plan, planted, seed, context).compute();
    }

    private RolloutReadout compute() {
        context.checkCancelled();
        RolloutUnits units = RolloutUnits.of(weeks, asked, warnings);
        RolloutEffects effects = new RolloutEffects(units, level, warnings, context);
        if (units.adopters() < FEWEST || weeks.fullWeeks() < 2) {
            warnings.add("Of the users who can be compared, " + Numbers.count(units.adopters())
                    + " adopted the rollout within " + Numbers.counted(weeks.fullWeeks(), "whole week", "whole weeks")
                    + "; at least two of each are needed.");
            return readout(units, 0, effects, null, List.of());
        }
        int from = units.everybodyFrom();
        ObservationalSample sample = units.sample(from);
        RolloutDesign design = RolloutDesign.of(units, sample);
        effects.compute(sample, design, from, planted, seed);
        context.checkCancelled();
        StaggeredAdoption course = RolloutCourse.of(units, design, level, warnings);
        context.checkCancelled();
        List<RolloutReadout.Cohort> cohorts = new RolloutCohorts(study, units, design, from, level).compute(context);
        return readout(units, from, effects, course, cohorts);
    }

    private RolloutReadout readout(
            RolloutUnits units,
            int from,
            RolloutEffects effects,
            @Nullable StaggeredAdoption course,
            List<RolloutReadout.Cohort> cohorts) {
        StaggeredAdoption.PreTrend pre = course == null ? null : course.preTrend();
        if (pre != null && pre.p() <= study.decision().alpha()) {
            warnings.add("Adopters moved away from the others before they adopted (p "
                    + Numbers.p(pre.p()).replace("= ", "") + "): that their trends would have been alike without the"
                    + " rollout, as differences-in-differences need, is doubtful.");
        }
        int shift = weeks.firstWeek() + 1;
        return new RolloutReadout(
                effects.readout(),
                from + shift,
                weeks.fullWeeks() - 1 + shift,
                adoptions(units, shift),
                course == null ? List.of() : RolloutCourse.weeks(course, planted),
                pre == null ? null : new RolloutReadout.PreTrend(pre.statistic(), pre.degreesOfFreedom(), pre.p()),
                cohorts,
                asked.metric(),
                better());
    }

    private static List<RolloutReadout.Adoption> adoptions(RolloutUnits units, int shift) {
        Map<Integer, Long> adoptions = new TreeMap<>();
        for (int start : units.start()) {
            if (start != EventStudy.NEVER) {
                adoptions.merge(start, 1L, Long::sum);
            }
        }
        return adoptions.entrySet().stream()
                .map(e -> new RolloutReadout.Adoption(e.getKey() + shift, e.getValue()))
                .toList();
    }

    /** Of an event as the study's metrics of it say; null where there is none, or they disagree. */
    private @Nullable String better() {
        String event = asked.event();
        if (event == null) {
            return "higher";
        }
        List<String> said = study.metrics().values().stream()
                .filter(metric -> event.equals(metric.event()) && metric.kind() != MetricKind.RATIO)
                .map(Metric::better)
                .distinct()
                .map(better -> better.name().toLowerCase(Locale.ROOT))
                .toList();
        return said.size() == 1 ? said.getFirst() : null;
    }
}
