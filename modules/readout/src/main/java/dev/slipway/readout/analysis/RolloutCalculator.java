package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.core.study.Analyses.Rollout;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.ObservationalReadout.Balance;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.causal.EventStudy;
import dev.slipway.stats.causal.StaggeredAdoption;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.UnitWeeks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rollout did that nobody randomised: methods side by side about the same users and weeks, the course by week since
 * adoption, who gained. What can't be estimated is left out with a sentence; the rest stands.
 */
public final class RolloutCalculator {
    private static final double TRIM = 0.01;
    private static final int FEWEST = 2;

    private final Study study;
    private final UnitWeeks weeks;
    private final Rollout asked;
    private final @Nullable PlantedRollout planted;
    private final long seed;
    private final JobContext context;
    private final double level;
    private final List<String> warnings = new ArrayList<>();
    private final ObservationalEstimates estimates =
            new ObservationalEstimates(List.of("adopters", "others"), warnings);

    private RolloutCalculator(
            Study study,
            Rollout asked,
            UnitWeeks weeks,
            @Nullable PlantedRollout planted,
            long seed,
            JobContext context) {
        this.study = study;
        this.weeks = weeks;
        this.asked = asked;
        this.planted = planted;
        this.seed = seed;
        this.context = context;
        this.level = 1 - study.decision().alpha();
    }

    /**
     * The answer to the study's question about its rollout; null when it asks none.
     *
     * @param planted null when nothing was simulated, or the world does not know the effect on this outcome
     */
    public static @Nullable RolloutReadout compute(
            Study study, UnitWeeks weeks, @Nullable PlantedRollout planted, long seed, JobContext context) {
        Rollout asked = study.analyses().rollout();
        return asked == null ? null : new RolloutCalculator(study, asked, weeks, planted, seed, context).compute();
    }

    private RolloutReadout compute() {
        context.checkCancelled();
        RolloutUnits units = RolloutUnits.of(weeks, asked, warnings);
        if (units.adopters() < FEWEST || weeks.fullWeeks() < 2) {
            warnings.add("Of the users who can be compared, " + Numbers.count(units.adopters())
                    + " adopted the rollout within " + Numbers.counted(weeks.fullWeeks(), "whole week", "whole weeks")
                    + "; at least two of each are needed.");
            return readout(units, 0, nothing(units, null), null, List.of());
        }
        int from = units.everybodyFrom();
        ObservationalSample sample = units.sample(from);
        RolloutDesign design = RolloutDesign.of(units, sample);
        ObservationalReadout effects = effects(units, sample, design, from);
        context.checkCancelled();
        StaggeredAdoption course = course(units, design);
        context.checkCancelled();
        List<RolloutReadout.Cohort> cohorts = new RolloutCohorts(study, units, design, from, level).compute(context);
        return readout(units, from, effects, course, cohorts);
    }

    private ObservationalReadout effects(
            RolloutUnits units, ObservationalSample sample, RolloutDesign design, int from) {
        List<Balance> balance = List.of();
        Overlap overlap = Overlap.NONE;
        if (sample.controlUnits() < FEWEST) {
            warnings.add(
                    "Everybody adopted sooner or later, so nobody shows what these weeks would have been without it;"
                            + " only weeks in which some had not adopted yet say something.");
        } else {
            Observational question =
                    new Observational(null, asked.outcome(), asked.adjustFor(), null, Estimand.ATT, TRIM);
            RolloutWeighting weighting =
                    new RolloutWeighting(units, sample, question, seed, level, estimates, warnings, context);
            weighting.compute();
            balance = weighting.balance();
            overlap = weighting.overlap();
        }
        differences(units, design, from);
        Estimate randomised = RolloutRandomised.of(weeks, asked, from, level);
        double truth = planted == null ? Double.NaN : planted.during(from + weeks.firstWeek(), last());
        return new ObservationalReadout(
                "Adopted the rollout",
                asked.outcome(),
                RolloutUnits.label(asked),
                asked.outcome().equals(Rollout.ACTIVE),
                "att",
                sample.treatedUnits(),
                sample.controlUnits(),
                units.leftOut(),
                estimates.all(),
                randomised,
                randomised == null ? null : "users of the experiment, same weeks",
                balance,
                overlap,
                null,
                Double.isFinite(truth) ? truth : null,
                warnings);
    }

    /** Those without adjustment, with what speaks against them, and the adjusted one. */
    private void differences(RolloutUnits units, RolloutDesign design, int from) {
        boolean rate = asked.outcome().equals(Rollout.ACTIVE);
        try {
            RolloutTrends trends = RolloutTrends.of(units.plain(), from, asked.leads(), level, rate);
            RolloutMethods methods = new RolloutMethods(units, design, trends, from, level);
            estimates.add("two_way_fixed_effects", methods::twoWay);
            estimates.add("group_time", methods::plain);
            estimates.add("group_time_proportional", methods::proportional);
            context.checkCancelled();
            estimates.add("group_time_adjusted", methods::adjusted);
            String doubt = trends.doubt();
            if (doubt != null) {
                warnings.add(doubt);
            }
        } catch (IllegalArgumentException refused) {
            warnings.add("Differences-in-differences are left out: " + refused.getMessage() + ".");
        }
    }

    private int last() {
        return weeks.fullWeeks() - 1 + weeks.firstWeek();
    }

    private @Nullable StaggeredAdoption course(RolloutUnits units, RolloutDesign design) {
        try {
            return StaggeredAdoption.estimate(design.panel(), asked.leads(), asked.lags(), level);
        } catch (IllegalArgumentException refused) {
            try {
                StaggeredAdoption plain = StaggeredAdoption.estimate(units.plain(), asked.leads(), asked.lags(), level);
                warnings.add("The course by week is not adjusted: " + refused.getMessage() + ".");
                return plain;
            } catch (IllegalArgumentException again) {
                warnings.add("There is no course by week since adoption: " + again.getMessage() + ".");
                return null;
            }
        }
    }

    private ObservationalReadout nothing(RolloutUnits units, @Nullable Double truth) {
        return new ObservationalReadout(
                "Adopted the rollout",
                asked.outcome(),
                RolloutUnits.label(asked),
                asked.outcome().equals(Rollout.ACTIVE),
                "att",
                units.adopters(),
                units.users().length - units.adopters(),
                units.leftOut(),
                List.of(),
                null,
                null,
                List.of(),
                Overlap.NONE,
                null,
                truth,
                warnings);
    }

    private RolloutReadout readout(
            RolloutUnits units,
            int from,
            ObservationalReadout effects,
            @Nullable StaggeredAdoption course,
            List<RolloutReadout.Cohort> cohorts) {
        Map<Integer, Long> adoptions = new TreeMap<>();
        for (int start : units.start()) {
            if (start != EventStudy.NEVER) {
                adoptions.merge(start, 1L, Long::sum);
            }
        }
        StaggeredAdoption.PreTrend pre = course == null ? null : course.preTrend();
        int shift = weeks.firstWeek() + 1;
        return new RolloutReadout(
                withWarnings(effects, pre),
                from + shift,
                weeks.fullWeeks() - 1 + shift,
                adoptions.entrySet().stream()
                        .map(e -> new RolloutReadout.Adoption(e.getKey() + shift, e.getValue()))
                        .toList(),
                course == null ? List.of() : RolloutCourse.weeks(course, planted),
                pre == null ? null : new RolloutReadout.PreTrend(pre.statistic(), pre.degreesOfFreedom(), pre.p()),
                cohorts,
                asked.metric());
    }

    private ObservationalReadout withWarnings(ObservationalReadout e, StaggeredAdoption.@Nullable PreTrend pre) {
        if (pre != null && pre.p() <= study.decision().alpha()) {
            warnings.add("Adopters moved away from the others before they adopted (p "
                    + Numbers.p(pre.p()).replace("= ", "") + "): that their trends would have been alike without the"
                    + " rollout, as differences-in-differences need, is doubtful.");
        }
        return new ObservationalReadout(
                e.treated(),
                e.outcome(),
                e.outcomeLabel(),
                e.rate(),
                e.estimand(),
                e.treatedUnits(),
                e.controlUnits(),
                e.leftOut(),
                e.estimates(),
                e.randomised(),
                e.randomisedLabel(),
                e.balance(),
                e.overlap(),
                e.sensitivity(),
                e.truth(),
                warnings);
    }

    /** The users as data without metrics, for what is adjusted for. */
    static ExperimentData data(UnitWeeks weeks, Map<String, double[]> numbers, Map<String, Category> categories) {
        return new ExperimentData(
                List.of("others", "adopters"),
                weeks.userIds(),
                weeks.variant(),
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                categories,
                numbers,
                Map.of(),
                null,
                new TestSummary(0, 0));
    }

    /** What is adjusted for in the order of the study, each logarithm behind its number. */
    static List<String> names(RolloutUnits units, Collection<String> numbers) {
        List<String> names = new ArrayList<>();
        for (String name : units.names()) {
            names.add(name);
            if (numbers.contains("log_" + name)) {
                names.add("log_" + name);
            }
        }
        return names;
    }
}
