package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Units;
import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.learner.Learners;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.uplift.UpliftReport.LearnerName;
import dev.slipway.learning.uplift.UpliftReport.LearnerResult;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Trains every asked learner as often as there are folds, each time on the other folds, and judges on all rows by what models
 * predicted that saw no row of the same fold. Where data is short of what effects need, this tells several times as much as the one
 * test part of {@link UpliftStudy}. The learner for what comes is chosen by all rows; what judges it are effects that are chosen fold by
 * fold without the rows that they judge ({@link FoldChoice}).
 */
public final class CrossFittedUplift {
    private static final long FOLDS = 11;
    private static final long INNER = 12;
    private static final long NUISANCES = 13;
    private static final long LEARNERS = 14;
    private static final long JUDGE = 15;
    private static final int INNER_FOLDS = 3;

    private final UpliftTable input;
    private final UpliftPlan plan;
    private final JobContext context;
    private final int[] rows;
    private final Folds folds;

    private CrossFittedUplift(UpliftTable input, UpliftPlan plan, JobContext context) {
        this.input = input;
        this.plan = plan;
        this.context = context;
        this.rows = IntStream.range(0, input.table().rows()).toArray();
        this.folds = Folds.byUnit(input.table().units(), plan.folds(), Seeds.of(plan.seed(), FOLDS));
    }

    /**
     * What came out.
     *
     * @param report for people; its test part is all rows
     * @param model the chosen learner's, of all rows
     * @param folds of the rows
     * @param effects predicted for each row by models that saw no row of its fold, of the learner that is best without it; by row and
     *     treatment
     * @param errors of those effects as single units have them, by treatment; empty where each unit has one row, since one row can't tell
     */
    public record Result(
            UpliftReport report, TrainedUplift model, Folds folds, double[][] effects, List<SingleEffectError> errors) {
        /** Copies. */
        public Result {
            errors = List.copyOf(errors);
        }
    }

    /** A learner with what was predicted of rows that neither it nor its choice saw. */
    private record Tried(LearnerName name, double[][] effects) {}

    /**
     * Runs. The plan's split and half-samples are not used.
     *
     * @param input rows whose outcomes are all known
     * @param context stages "Effects", "Judge"; cancelling answers within a fraction of a second
     * @throws dev.slipway.core.error.SlipwayException when a fold has too few rows of an arm, or the plan names what is not there
     * @throws IllegalArgumentException when the outcome of a row is not known yet
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static Result run(UpliftTable input, UpliftPlan plan, JobContext context) {
        for (String base : plan.bases()) {
            BaseLearners over = UpliftStudy.base(Learners.named(base), input, plan);
            plan.learners().forEach(meta -> meta.over(over, plan.seed()));
        }
        UpliftJudge.requireSegments(input.table(), plan.segments());
        for (long asOf : input.table().asOf()) {
            Checks.require(input.outcome().mature(asOf), "the outcome of a row is not known yet");
        }
        return new CrossFittedUplift(input, plan, context).run();
    }

    private Result run() {
        Map<LearnerName, double[][]> effects = new LinkedHashMap<>();
        for (String base : plan.bases()) {
            plan.learners().forEach(meta -> effects.put(new LearnerName(meta, base), new double[rows.length][]));
        }
        Nuisances nuisances = new Nuisances(new double[rows.length][], new double[rows.length][]);
        for (int f = 0; f < folds.count(); f++) {
            fold(f, effects, nuisances);
        }
        context.stage("Judge", input.outcome().name());
        Encoder encoder = encoder(family(plan.bases().get(0)), rows);
        UpliftData data = input.encoded(encoder, rows);
        Criterion.Judged judged = Criterion.Judged.of(data, nuisances);
        List<LearnerResult> results = new ArrayList<>();
        LearnerName best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<LearnerName, double[][]> tried : effects.entrySet()) {
            double value = plan.criterion().value(judged, tried.getValue(), context::checkCancelled);
            results.add(new LearnerResult(tried.getKey(), value, List.of()));
            if (value > most) {
                most = value;
                best = tried.getKey();
            }
        }
        LearnerName chosen = Objects.requireNonNull(best, "a plan has learners");
        double[][] fair =
                FoldChoice.effects(effects.values(), plan.criterion(), judged, folds, context::checkCancelled);
        return new Result(
                report(new Tried(chosen, fair), results, judged), whole(chosen), folds, fair, errors(judged, fair));
    }

    private List<SingleEffectError> errors(Criterion.Judged judged, double[][] effects) {
        Units units = Units.of(input.table().units(), rows);
        if (units.single()) {
            return List.of();
        }
        return IntStream.range(0, judged.data().treatments())
                .mapToObj(k ->
                        SingleEffectError.of(Aipw.ofTreatment(judged.scores(), k), Aipw.ofTreatment(effects, k), units))
                .toList();
    }

    /** Learns from the other folds and fills in what that predicts for the rows of this one. */
    private void fold(int f, Map<LearnerName, double[][]> effects, Nuisances nuisances) {
        int[] others = folds.others(f);
        int[] held = folds.held(f);
        for (int b = 0; b < plan.bases().size(); b++) {
            String name = plan.bases().get(b);
            BaseLearners base = UpliftStudy.base(family(name), input, plan);
            Encoder encoder = encoder(family(name), others);
            UpliftData train =
                    input.encoded(encoder, others).requireArms("outside fold " + (f + 1) + " of " + folds.count());
            UpliftData test = input.encoded(encoder, held);
            Nuisances own = inner(train, base, f);
            if (b == 0) {
                Nuisances judging = Nuisances.transfer(
                                train, List.of(test), base, Seeds.of(plan.seed(), NUISANCES + 100L * f), context)
                        .get(0);
                spread(judging.means(), held, nuisances.means());
                spread(judging.propensity(), held, nuisances.propensity());
            }
            for (MetaLearner meta : plan.learners()) {
                LearnerName learner = new LearnerName(meta, name);
                context.stage("Effects", learner.title() + ", part " + (f + 1) + " of " + folds.count());
                UpliftModel model = meta.over(base, Seeds.of(plan.seed(), LEARNERS + 100L * f))
                        .fit(train, own, context);
                spread(model.effects(test.x()), held, Objects.requireNonNull(effects.get(learner)));
            }
        }
    }

    private Nuisances inner(UpliftData train, BaseLearners base, int f) {
        boolean needed = plan.learners().stream()
                .anyMatch(meta -> meta.over(base, plan.seed()).needsNuisances());
        if (!needed) {
            return Nuisances.NONE;
        }
        long seed = Seeds.of(plan.seed(), INNER + 100L * f);
        return Nuisances.crossFit(train, base, Folds.byUnit(train.units(), INNER_FOLDS, seed), seed, context);
    }

    private static void spread(double[][] values, int[] rows, double[][] into) {
        for (int i = 0; i < rows.length; i++) {
            into[rows[i]] = values[i];
        }
    }

    /** The chosen learner on all rows. */
    private TrainedUplift whole(LearnerName name) {
        context.stage("Effects", name.title() + ", all rows");
        BaseLearners base = UpliftStudy.base(family(name.base()), input, plan);
        Encoder encoder = encoder(family(name.base()), rows);
        UpliftData data = input.encoded(encoder, rows);
        UpliftLearner learner = name.meta().over(base, Seeds.of(plan.seed(), LEARNERS));
        Nuisances own = learner.needsNuisances() ? inner(data, base, folds.count()) : Nuisances.NONE;
        return new TrainedUplift(encoder, learner.fit(data, own, context), input.arms());
    }

    private UpliftReport report(Tried chosen, List<LearnerResult> tried, Criterion.Judged judged) {
        List<TreatmentEvaluation> treatments = new ArrayList<>();
        for (int k = 1; k < input.arms().size(); k++) {
            treatments.add(TreatmentEvaluation.of(
                    judged.data(),
                    judged.scores(),
                    chosen.effects(),
                    input.truth(rows),
                    k,
                    plan.evaluation(),
                    Seeds.of(plan.seed(), JUDGE + 100L * k),
                    context));
        }
        List<LearnerResult> results = tried.stream()
                .map(one -> one.name().equals(chosen.name())
                        ? new LearnerResult(one.name(), one.validation(), treatments)
                        : one)
                .toList();
        LearnerResult best = new LearnerResult(chosen.name(), 0, treatments);
        double[][] propensity = judged.nuisances().propensity();
        List<OverlapSummary> overlap = OverlapSummary.of(judged.data(), propensity);
        List<LearningWarning> warnings = UpliftCautions.ofRows(input.arms(), judged.data(), propensity, overlap, best);
        Units units = Units.of(input.table().units(), rows);
        return new UpliftReport(
                input.outcome().name(),
                input.arms(),
                new UpliftReport.Parts(
                        (int) ((long) rows.length * (folds.count() - 1) / folds.count()),
                        0,
                        rows.length,
                        units.count()),
                plan.criterion(),
                chosen.name(),
                results,
                UpliftJudge.heterogeneity(treatments, plan.evaluation().level()),
                List.of(),
                averages(judged.scores(), units),
                overlap,
                warnings,
                plan.seed());
    }

    private List<GroupEffect> averages(double[][] scores, Units units) {
        double level = plan.evaluation().level();
        List<GroupEffect> all = new ArrayList<>(
                GroupEffect.of(scores, input.arms(), List.of("all"), new int[rows.length], units, level));
        for (String name : plan.segments()) {
            if (input.table().feature(name) instanceof Feature.Categorical segment) {
                all.addAll(GroupEffect.of(
                        scores,
                        input.arms(),
                        segment.levels().stream().map(l -> name + " = " + l).toList(),
                        Arrays.copyOf(segment.codes(), rows.length),
                        units,
                        level));
            }
        }
        return all;
    }

    private Encoder encoder(LearnerFamily family, int[] training) {
        return UpliftStudy.encoder(input.table(), training, family);
    }

    private static LearnerFamily family(String base) {
        return Learners.named(base);
    }
}
