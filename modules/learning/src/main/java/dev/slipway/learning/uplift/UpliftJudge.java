package dev.slipway.learning.uplift;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Units;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Split;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.uplift.UpliftReport.Heterogeneity;
import dev.slipway.learning.uplift.UpliftReport.IntervalSummary;
import dev.slipway.learning.uplift.UpliftReport.LearnerResult;
import dev.slipway.learning.uplift.UpliftStudy.Encoded;
import dev.slipway.learning.uplift.UpliftStudy.Fitted;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.stats.multiplicity.AdjustedP;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses by validation rows and judges on test rows. */
final class UpliftJudge {
    private static final String METHOD =
            "Whole learner refitted on random halves of the units (Politis and Romano 1994), Student's t. Holds for what the"
                    + " learner estimates on average: what trees smooth away is not in it.";

    private final UpliftTable input;
    private final UpliftPlan plan;
    private final Split split;
    private final Encoded rows;
    private final Criterion.Judged validation;
    private final double[][] test;
    private final double[][] propensity;
    private final long seed;
    private final JobContext context;

    /** Scores the rows of validation and test by nuisances of training rows. */
    UpliftJudge(
            UpliftTable input,
            UpliftPlan plan,
            Split split,
            Encoded rows,
            Nuisances ofValidation,
            Nuisances ofTest,
            long seed,
            JobContext context) {
        this.input = input;
        this.plan = plan;
        this.split = split;
        this.rows = rows;
        this.seed = seed;
        this.context = context;
        validation = Criterion.Judged.of(rows.validation(), ofValidation);
        test = Aipw.scores(rows.test(), ofTest);
        propensity = ofTest.propensity();
    }

    /** The best by the criterion; of equal ones the first. */
    Fitted choose(List<Fitted> fitted) {
        Fitted best = fitted.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (Fitted one : fitted) {
            double value = value(one);
            if (value > most) {
                most = value;
                best = one;
            }
        }
        return best;
    }

    UpliftReport report(List<Fitted> fitted, Fitted best, @Nullable EffectIntervals intervals) {
        List<LearnerResult> results = new ArrayList<>();
        for (Fitted one : fitted) {
            context.stage("Judge", one.name().title());
            results.add(new LearnerResult(one.name(), value(one), evaluations(one)));
        }
        LearnerResult chosen = results.get(fitted.indexOf(best));
        List<OverlapSummary> overlap = OverlapSummary.of(rows.test(), propensity);
        Heterogeneity heterogeneity =
                heterogeneity(chosen.treatments(), plan.evaluation().level());
        List<IntervalSummary> summaries = intervals == null ? List.of() : summaries(intervals);
        List<LearningWarning> warnings =
                new ArrayList<>(UpliftCautions.of(input, plan, split, rows.test(), propensity, overlap, chosen));
        warnings.addAll(UpliftCautions.ofIntervals(summaries));
        return new UpliftReport(
                input.outcome().name(),
                input.arms(),
                new UpliftReport.Parts(
                        split.train().length, split.validation().length, split.test().length, units().count()),
                plan.criterion(),
                best.name(),
                results,
                heterogeneity,
                summaries,
                averages(),
                overlap,
                warnings,
                plan.seed());
    }

    private double value(Fitted one) {
        return plan.criterion()
                .value(
                        validation,
                        one.model().effects(one.encoded().validation().x()),
                        context::checkCancelled);
    }

    private List<TreatmentEvaluation> evaluations(Fitted one) {
        double[][] effects = one.model().effects(one.encoded().test().x());
        double[][] truth = input.truth(split.test());
        List<TreatmentEvaluation> all = new ArrayList<>();
        for (int k = 1; k < input.arms().size(); k++) {
            all.add(TreatmentEvaluation.of(
                    rows.test(), test, effects, truth, k, plan.evaluation(), Seeds.of(seed, k), context));
            context.progress(k, input.arms().size() - 1L);
        }
        return all;
    }

    /** Holm's adjustment, because one of several useless orders looks good more often than one alone. */
    static Heterogeneity heterogeneity(List<TreatmentEvaluation> treatments, double level) {
        double[] adjusted = AdjustedP.HOLM.adjust(
                treatments.stream().mapToDouble(t -> t.ranking().pValue()).toArray());
        double smallest = Arrays.stream(adjusted).min().orElse(1);
        boolean better = smallest < 1 - level;
        String p = String.format(Locale.ROOT, "p = %.2g", smallest);
        return new Heterogeneity(
                better,
                smallest,
                Arrays.stream(adjusted).boxed().toList(),
                better
                        ? "The order of who gains most is better than chance (" + p + ")."
                        : "The order of who gains most is not better than chance (" + p
                                + "): the ranking is not better than random.");
    }

    private List<IntervalSummary> summaries(EffectIntervals intervals) {
        double[][] truth = input.truth(split.test());
        List<IntervalSummary> all = new ArrayList<>();
        for (int k = 0; k + 1 < input.arms().size(); k++) {
            all.add(new IntervalSummary(
                    input.arms().get(k + 1),
                    METHOD,
                    intervals.resamples(),
                    intervals.level(),
                    intervals.meanWidth(k),
                    intervals.surelyPositive(k),
                    intervals.surelyNegative(k),
                    truth == null ? Double.NaN : intervals.coverage(truth, k)));
        }
        return all;
    }

    private List<GroupEffect> averages() {
        double level = plan.evaluation().level();
        int[] everybody = new int[split.test().length];
        List<GroupEffect> all =
                new ArrayList<>(GroupEffect.of(test, input.arms(), List.of("all"), everybody, units(), level));
        for (String name : plan.segments()) {
            if (input.table().feature(name) instanceof Feature.Categorical segment) {
                all.addAll(GroupEffect.of(
                        test,
                        input.arms(),
                        segment.levels().stream().map(l -> name + " = " + l).toList(),
                        Arrays.stream(split.test()).map(i -> segment.codes()[i]).toArray(),
                        units(),
                        level));
            }
        }
        return all;
    }

    private Units units() {
        return Units.of(input.table().units(), split.test());
    }

    static void requireSegments(FeatureTable table, List<String> segments) {
        for (String name : segments) {
            if (!(table.feature(name) instanceof Feature.Categorical)) {
                throw new SlipwayException(
                        ErrorCategory.STUDY_INVALID,
                        "The feature " + name + " is a number and can't be a segment.",
                        "Name a feature with levels, or cut the number into levels.");
            }
        }
    }
}
