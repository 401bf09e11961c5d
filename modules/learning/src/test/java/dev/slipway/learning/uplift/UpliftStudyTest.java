package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.learner.ForestFamily;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.XgboostFamily;
import dev.slipway.learning.uplift.UpliftReport.LearnerName;
import dev.slipway.learning.uplift.UpliftReport.LearnerResult;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.learning.warning.LearningWarning.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The whole way from a table to a report. */
class UpliftStudyTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final EvaluationPlan QUICK = new EvaluationPlan(10, List.of(0.1, 0.3), 50, 100, 0.95);
    private static final UpliftPlan PLAN =
            UpliftPlan.usual(SplitPlan.byUnit(3), 5).withEvaluation(QUICK).withHalfSamples(0);
    private static final UpliftPlan LINEAR =
            PLAN.withLearners(List.of(MetaLearner.S, MetaLearner.DR), List.of(LinearFamily.NAME));

    @Test
    void findsWhoGainsAndSaysHowSure() {
        PlantedEffects world = new PlantedEffects(2500, 2, 2, 1, 0, 1);
        UpliftPlan plan = PLAN.withLearners(
                        List.of(MetaLearner.S, MetaLearner.T, MetaLearner.R, MetaLearner.DR),
                        List.of(LinearFamily.NAME, XgboostFamily.NAME))
                .withSegments(List.of("side"))
                .withHalfSamples(10);

        UpliftStudy.Result result = UpliftStudy.run(world.table(true, true), plan, NOBODY);
        UpliftReport report = result.report();

        assertThat(report.learners()).hasSize(8);
        assertThat(report.chosen())
                .as("the best on validation")
                .isEqualTo(report.learners().stream()
                        .max(Comparator.comparingDouble(LearnerResult::validation))
                        .orElseThrow()
                        .name());
        assertThat(report.heterogeneity().better()).isTrue();
        assertThat(report.heterogeneity().adjusted()).hasSize(2);
        assertThat(report.best().treatments())
                .extracting(TreatmentEvaluation::treatment)
                .containsExactly("bonus", "waiver");
        assertThat(report.best().treatments()).allSatisfy(treatment -> {
            TruthComparison truth = Objects.requireNonNull(treatment.truth());
            assertThat(truth.pehe()).isLessThan(0.6 * truth.constantPehe());
            assertThat(truth.oracleShare()).isBetween(0.85, 1.0);
            assertThat(truth.spearman()).isGreaterThan(0.7);
        });
        LearnerResult lots = report.learners().get(0);
        assertThat(lots.name()).isEqualTo(new LearnerName(MetaLearner.S, LinearFamily.NAME));
        assertThat(lots.treatments()).noneMatch(treatment -> treatment.ranking().better());
        assertThat(report.averages())
                .extracting(GroupEffect::group)
                .containsExactly("all", "all", "side = left", "side = left", "side = right", "side = right");
        assertThat(report.averages().get(2).effect().high()).isLessThan(0);
        assertThat(report.averages().get(4).effect().low()).isGreaterThan(0);
        assertThat(report.intervals()).hasSize(2).allSatisfy(intervals -> {
            assertThat(intervals.coverage()).isBetween(0.1, 1.0);
            assertThat(intervals.method()).contains("halves of the units").contains("smooth away");
            assertThat(intervals.surelyPositive()).isGreaterThan(0.2);
            assertThat(intervals.surelyNegative()).isGreaterThan(0.05);
        });
        assertThat(report.warnings())
                .filteredOn(warning -> warning.kind() == Kind.NARROW_INTERVALS)
                .extracting(LearningWarning::subject)
                .containsExactlyElementsOf(report.intervals().stream()
                        .filter(intervals -> intervals.coverage() < 0.85)
                        .map(UpliftReport.IntervalSummary::treatment)
                        .toList());
        assertThat(report.parts().test()).isEqualTo(2 * report.parts().testUnits());
        assertThat(report.warnings()).extracting(LearningWarning::kind).doesNotContain(Kind.RANDOM_RANKING);
        assertThat(result.model()
                        .effects(
                                world.table(true, false).table(), result.split().test()))
                .isDeepEqualTo(result.effects());
    }

    @Test
    void withoutEffectsTheReportSaysThatTheRankingIsNotBetterThanRandom() {
        UpliftTable nothing = new PlantedEffects(2000, 1, 1, 0, 0, 1).table(true, true);

        UpliftReport report = UpliftStudy.run(nothing, LINEAR, NOBODY).report();

        assertThat(report.heterogeneity().better()).isFalse();
        assertThat(report.heterogeneity().sentence()).contains("not better than random");
        assertThat(report.warnings())
                .filteredOn(warning -> warning.kind() == Kind.RANDOM_RANKING)
                .extracting(LearningWarning::message)
                .allSatisfy(message -> assertThat(message)
                        .startsWith("The ranking for bonus is not better than random")
                        .endsWith("by its average effect."))
                .hasSize(1);
        assertThat(Objects.requireNonNull(report.best().treatments().get(0).truth())
                        .oracleShare())
                .isNaN();
    }

    @Test
    void unknownPropensitiesThatDifferWarnAgainstRawMeasures() {
        UpliftTable logged = new PlantedEffects(2500, 1, 1, 1, 2.5, 2).table(false, false);

        UpliftReport report = UpliftStudy.run(logged, LINEAR, NOBODY).report();

        assertThat(report.warnings()).extracting(LearningWarning::kind).contains(Kind.UNADJUSTED, Kind.WEAK_OVERLAP);
        assertThat(report.overlap().get(1).smallest()).isBetween(BaseLearners.USUAL_FLOOR, 0.02);
        assertThat(report.best().treatments().get(0).truth()).isNull();
    }

    @Test
    void probabilitiesArePredictedAsSuch() {
        UpliftTable bought = new PlantedEffects(3000, 1, 1, 2, 0, 3).binary(4);

        UpliftReport report = UpliftStudy.run(bought, LINEAR.withCriterion(Criterion.SCORE_LOSS), NOBODY)
                .report();

        assertThat(report.heterogeneity().better()).isTrue();
        assertThat(report.chosen().meta()).isEqualTo(MetaLearner.DR);
        assertThat(report.best().treatments().get(0).deciles())
                .allSatisfy(decile -> assertThat(decile.predicted()).isBetween(-1.0, 1.0));
    }

    @Test
    void theSameSeedGivesTheSameReportWhateverTheThreads() {
        UpliftTable table = new PlantedEffects(600, 2, 2, 1, 0.5, 5).table(false, true);
        UpliftPlan plan = LINEAR.withHalfSamples(10).withCriterion(Criterion.AUTOC);
        JobContext three = new ForwardingContext(NOBODY) {
            @Override
            public int threads() {
                return 3;
            }
        };

        assertThat(UpliftStudy.run(table, plan, three).report().toString())
                .isEqualTo(UpliftStudy.run(table, plan, NOBODY).report().toString());
    }

    @Test
    void cancellingAnswersAtOnceInEveryStage() {
        UpliftTable table = new PlantedEffects(4000, 1, 1, 1, 0, 6).table(false, false);
        for (String stage : List.of("Nuisances", "Effects", "Judge", "Intervals")) {
            UpliftPlan plan = endless(stage);
            Cancellation cancellation = new Cancellation();
            AtomicLong at = new AtomicLong();
            List<String> stages = new ArrayList<>();
            JobContext context = new StoppableContext(cancellation) {
                @Override
                public void stage(String name, String detail) {
                    stages.add(name);
                    if (name.equals(stage)) {
                        Thread.ofVirtual().start(() -> cancelSoon(cancellation, at));
                    }
                }
            };

            assertThatThrownBy(() -> UpliftStudy.run(table, plan, context)).isInstanceOf(CancelledException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - at.get())).as(stage).isLessThan(Duration.ofMillis(200));
            assertThat(stages.get(stages.size() - 1)).isEqualTo(stage);
        }
    }

    @Test
    void plansThatCantBeAreRefusedBeforeAnythingIsFitted() {
        UpliftTable table = new PlantedEffects(100, 1, 1, 1, 0, 6).table(true, false);

        assertThatThrownBy(() -> UpliftStudy.run(
                        table, PLAN.withLearners(List.of(MetaLearner.R), List.of(ForestFamily.NAME)), NOBODY))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("the R-learner needs that");
        assertThatThrownBy(() -> UpliftStudy.run(table, LINEAR.withSegments(List.of("x0")), NOBODY))
                .hasMessage("The feature x0 is a number and can't be a segment.");
        assertThatThrownBy(() -> UpliftStudy.run(table, LINEAR, NOBODY))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("part has")
                .hasMessageContaining("uplift needs at least 50");
        assertThatThrownBy(() -> LINEAR.withHalfSamples(3))
                .hasMessageContaining("half-samples must be 0 or at least 10");
        assertThatThrownBy(() -> PLAN.withLearners(List.of(), List.of(LinearFamily.NAME)))
                .hasMessage("a plan needs at least one meta-learner");
    }

    /** So slow in one stage that a cancellation meets it there. */
    private static UpliftPlan endless(String stage) {
        Map<String, Double> slow = Map.of("rounds", 1000.0, "depth", 8.0, "min_child_weight", 1.0);
        Map<String, Double> fast = Map.of("rounds", 10.0, "depth", 2.0);
        return new UpliftPlan(
                List.of(MetaLearner.DR),
                List.of(XgboostFamily.NAME),
                Map.of(XgboostFamily.NAME, stage.equals("Nuisances") ? slow : fast),
                Map.of(XgboostFamily.NAME, stage.equals("Effects") ? slow : fast),
                SplitPlan.byUnit(3),
                3,
                BaseLearners.USUAL_FLOOR,
                Criterion.QINI,
                stage.equals("Judge") ? new EvaluationPlan(10, List.of(0.1), 50, 100_000, 0.95) : QUICK,
                stage.equals("Intervals") ? 5_000 : 0,
                List.of(),
                5);
    }

    private static void cancelSoon(Cancellation cancellation, AtomicLong at) {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        at.set(System.nanoTime());
        cancellation.cancel();
    }
}
