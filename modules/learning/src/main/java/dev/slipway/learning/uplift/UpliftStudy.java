package dev.slipway.learning.uplift;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Split;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.learner.Learners;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.search.Candidate;
import dev.slipway.learning.uplift.UpliftReport.LearnerName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trains every asked learner on training rows, chooses by validation rows, judges on test rows that nothing was chosen by.
 *
 * <p>The scores that judge come from outcome means (and, where unknown, propensities) of training rows, so no row judges itself. Nuisances
 * of a base are fitted once and shared by its learners.
 */
public final class UpliftStudy {
    private static final int FEWEST_ROWS = 50;
    private static final long FOLDS = 1;
    private static final long NUISANCES = 2;
    private static final long LEARNERS = 3;
    private static final long JUDGE = 4;
    private static final long HALVES = 5;

    private final UpliftTable input;
    private final UpliftPlan plan;
    private final Split split;
    private final JobContext context;

    private UpliftStudy(UpliftTable input, UpliftPlan plan, Split split, JobContext context) {
        this.input = input;
        this.plan = plan;
        this.split = split;
        this.context = context;
    }

    /**
     * What came out.
     *
     * @param report for people
     * @param model the chosen learner's, of training rows
     * @param split which rows of the table were for what
     * @param effects predicted for the test rows, by row and treatment
     * @param intervals of them; null without half-samples
     */
    public record Result(
            UpliftReport report,
            TrainedUplift model,
            Split split,
            double[][] effects,
            @Nullable EffectIntervals intervals) {}

    /** Rows of the three parts in a base's columns, and what its learners share. */
    record Encoded(
            Encoder encoder,
            BaseLearners base,
            UpliftData train,
            UpliftData validation,
            UpliftData test,
            Folds folds,
            Nuisances nuisances) {}

    /** A fitted learner. */
    record Fitted(LearnerName name, UpliftLearner learner, UpliftModel model, Encoded encoded) {}

    /**
     * Runs.
     *
     * @param context stages "Nuisances", "Effects", "Judge", "Intervals"; cancelling answers within a fraction of a second
     * @throws SlipwayException when a part has too few rows of an arm, or the plan names what is not there
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static Result run(UpliftTable input, UpliftPlan plan, JobContext context) {
        for (String base : plan.bases()) {
            LearnerFamily family = Learners.named(base);
            BaseLearners over = base(family, input, plan);
            plan.learners().forEach(meta -> meta.over(over, plan.seed()));
        }
        UpliftJudge.requireSegments(input.table(), plan.segments());
        Split split = Split.of(input.table(), input.outcome(), plan.split());
        requireRows("training", split.train());
        requireRows("validation", split.validation());
        requireRows("test", split.test());
        return new UpliftStudy(input, plan, split, context).run();
    }

    private Result run() {
        Map<String, Encoded> bases = new LinkedHashMap<>();
        for (String name : plan.bases()) {
            context.stage("Nuisances", Learners.named(name).title());
            bases.put(name, encoded(name));
        }
        List<Fitted> fitted = new ArrayList<>();
        bases.forEach((name, encoded) -> plan.learners().forEach(meta -> fitted.add(fit(meta, name, encoded))));

        context.stage("Judge", input.outcome().name());
        Encoded first = Objects.requireNonNull(bases.get(plan.bases().get(0)));
        List<Nuisances> judging = Nuisances.transfer(
                first.train(),
                List.of(first.validation(), first.test()),
                first.base(),
                Seeds.of(plan.seed(), NUISANCES),
                context);
        UpliftJudge judge = new UpliftJudge(
                input, plan, split, first, judging.get(0), judging.get(1), Seeds.of(plan.seed(), JUDGE), context);
        Fitted best = judge.choose(fitted);
        double[][] effects = best.model().effects(best.encoded().test().x());
        EffectIntervals intervals = intervals(best, effects);
        return new Result(
                judge.report(fitted, best, intervals),
                new TrainedUplift(best.encoded().encoder(), best.model(), input.arms()),
                split,
                effects,
                intervals);
    }

    private Encoded encoded(String name) {
        LearnerFamily family = Learners.named(name);
        BaseLearners base = base(family, input, plan);
        Encoder encoder = encoder(input.table(), split.train(), family);
        UpliftData train = input.encoded(encoder, split.train()).requireArms("in training");
        Folds folds = Folds.byUnit(train.units(), plan.folds(), Seeds.of(plan.seed(), FOLDS));
        boolean needed = plan.learners().stream()
                .anyMatch(meta -> meta.over(base, plan.seed()).needsNuisances());
        return new Encoded(
                encoder,
                base,
                train,
                input.encoded(encoder, split.validation()).requireArms("in validation"),
                input.encoded(encoder, split.test()).requireArms("in the test"),
                folds,
                needed
                        ? Nuisances.crossFit(train, base, folds, Seeds.of(plan.seed(), NUISANCES), context)
                        : Nuisances.NONE);
    }

    private Fitted fit(MetaLearner meta, String base, Encoded encoded) {
        LearnerName name = new LearnerName(meta, base);
        context.stage("Effects", name.title());
        UpliftLearner learner = meta.over(encoded.base(), Seeds.of(plan.seed(), LEARNERS));
        return new Fitted(name, learner, learner.fit(encoded.train(), encoded.nuisances(), context), encoded);
    }

    private @Nullable EffectIntervals intervals(Fitted best, double[][] effects) {
        if (plan.halfSamples() == 0) {
            return null;
        }
        context.stage("Intervals", best.name().title());
        return HalfSamples.of(
                best.learner(),
                best.encoded().train(),
                best.encoded().folds(),
                best.encoded().test().x(),
                effects,
                plan.halfSamples(),
                plan.evaluation().level(),
                Seeds.of(plan.seed(), HALVES),
                context);
    }

    /** Columns of the features that vary in training; refuses a table in which none does. */
    static Encoder encoder(FeatureTable table, int[] training, LearnerFamily family) {
        Encoder encoder = Encoder.fit(table, training, family.encoding());
        if (encoder.features().isEmpty()) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    "No feature varies in the training part, so nobody can be told from others.",
                    "Bring features that differ between units.");
        }
        return encoder;
    }

    static BaseLearners base(LearnerFamily family, UpliftTable input, UpliftPlan plan) {
        Candidate candidate = new Candidate(family, plan.settings().getOrDefault(family.name(), Map.of()));
        Candidate effect = new Candidate(family, plan.effectSettings().getOrDefault(family.name(), Map.of()));
        return new BaseLearners(candidate, input.outcome().task(), effect, candidate, plan.floor());
    }

    private static void requireRows(String part, int[] rows) {
        if (rows.length < FEWEST_ROWS) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    "The " + part + " part has " + rows.length + " rows; uplift needs at least " + FEWEST_ROWS + ".",
                    "Move the moments of the split, shorten the outcome's window, or bring more units.");
        }
    }
}
