package dev.slipway.readout.analysis;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Drift;
import dev.slipway.core.study.Prediction;
import dev.slipway.core.study.Prediction.Method;
import dev.slipway.core.study.Prediction.SplitBy;
import dev.slipway.learning.Plan;
import dev.slipway.learning.Training;
import dev.slipway.learning.evaluate.Calibrator;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.search.SearchPlan;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.weekly.ScoreDriftCalculator;
import dev.slipway.readout.weekly.ScoreDriftCalculator.ScoredWeeks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The learned models that a study asks for, trained one after the other, each from a seed of its own. */
final class PredictionCalculator {
    private static final int SEARCH_ROWS = 15_000;
    private static final int FOLDS = 3;
    private static final int RESAMPLES = 300;
    private static final int SHUFFLES = 3;

    private PredictionCalculator() {}

    /**
     * The models.
     *
     * @param scores how their scores moved from week to week; null where the study does not ask about drift, or nothing was trained
     */
    record Predicted(
            List<PredictionReadout> models, @Nullable ScoreDriftReadout scores) {}

    static Predicted compute(AnalysisInput input) {
        List<PredictionReadout> all = new ArrayList<>();
        List<ScoredWeeks> scores = new ArrayList<>();
        for (Prediction asked : input.asked().predictions()) {
            input.context().checkCancelled();
            all.add(one(input, asked, scores));
        }
        Drift drift = input.asked().drift();
        return new Predicted(
                all,
                drift == null || scores.isEmpty()
                        ? null
                        : ScoreDriftCalculator.compute(
                                scores,
                                drift,
                                input.data().variants(),
                                input.study().decision().alpha(),
                                input.context()));
    }

    private static PredictionReadout one(AnalysisInput input, Prediction asked, List<ScoredWeeks> scores) {
        if (input.filtered()) {
            return nothing(
                    asked,
                    "A model learns from all units of a run, and a filter is on. Remove the filter to see the model.");
        }
        long seed = Seeds.of(input.seed(), asked.name().hashCode());
        JobContext context = new AsDetails(input.context(), asked.label());
        try {
            context.stage("Features", "");
            PredictionTable table = PredictionTable.of(input.data(), asked, seed, context);
            Plan plan = plan(input, asked, table, seed);
            Training.Result result = Training.run(table.features(), table.outcome(), plan, context);
            if (input.asked().drift() != null) {
                context.stage("Scores by week", "");
                scores.add(UnseenScores.of(input, asked, table, result, seed, context));
            }
            return new PredictionReadout(
                    asked.name(),
                    asked.label(),
                    asked.outcome().kind().name().toLowerCase(Locale.ROOT),
                    PredictionWords.what(asked.outcome()),
                    PredictionWords.asOf(asked.asOf()),
                    null,
                    PredictionTranslation.of(
                                    result.report(), table, asked, input.data().calendar())
                            .trained());
        } catch (CannotFit reason) {
            return nothing(asked, reason.sentences());
        } catch (SlipwayException reason) {
            return nothing(asked, reason.getMessage() + " " + reason.remedy());
        } catch (IllegalArgumentException reason) {
            return nothing(asked, "The model can't be trained: " + reason.getMessage() + ".");
        }
    }

    private static Plan plan(AnalysisInput input, Prediction asked, PredictionTable table, long seed) {
        List<String> segments = input.study().segments().stream()
                .filter(name -> table.features().features().stream()
                        .anyMatch(f -> f.name().equals(name) && f instanceof Feature.Categorical))
                .toList();
        return new Plan(
                asked.learners(),
                split(asked, table.features(), seed),
                search(asked.search()),
                Calibrator.Method.PLATT,
                segments,
                RESAMPLES,
                SHUFFLES,
                input.study().decision().level(),
                seed);
    }

    private static SearchPlan search(Prediction.Search asked) {
        Integer seconds = asked.seconds();
        return new SearchPlan(
                asked.method() == Method.HALVING ? SearchPlan.Method.HALVING : SearchPlan.Method.RANDOM,
                asked.trials(),
                FOLDS,
                SEARCH_ROWS,
                seconds == null ? SearchPlan.UNLIMITED : Duration.ofSeconds(seconds));
    }

    /** By time the first 60 % of the moments train and the last 20 % test. */
    private static SplitPlan split(Prediction asked, FeatureTable table, long seed) {
        if (asked.split() == SplitBy.USER) {
            return SplitPlan.byUnit(seed);
        }
        long[] moments = table.asOf().clone();
        Arrays.sort(moments);
        return SplitPlan.byTime(moments[(int) (moments.length * 0.6)], moments[(int) (moments.length * 0.8)]);
    }

    private static PredictionReadout nothing(Prediction asked, String reason) {
        return new PredictionReadout(
                asked.name(),
                asked.label(),
                asked.outcome().kind().name().toLowerCase(Locale.ROOT),
                PredictionWords.what(asked.outcome()),
                PredictionWords.asOf(asked.asOf()),
                reason,
                null);
    }

    /** The steps of a training are details of the run's stage. */
    private static final class AsDetails extends ForwardingContext {
        private final String label;

        AsDetails(JobContext context, String label) {
            super(context);
            this.label = label;
        }

        @Override
        public void stage(String name, String detail) {
            super.detail(label + ": " + name.toLowerCase(Locale.ROOT));
        }

        @Override
        public void detail(String text) {
            super.detail(label + ": " + text);
        }
    }
}
