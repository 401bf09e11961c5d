package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.XgboostFamily;
import dev.slipway.learning.uplift.UpliftReport.LearnerResult;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.learning.warning.LearningWarning.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every row judged by models that did not see it; outcomes that are sums, learned part by part. */
class CrossFittedUpliftTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final UpliftPlan PLAN = UpliftPlan.usual(SplitPlan.byUnit(3), 5)
            .withEvaluation(new EvaluationPlan(10, List.of(0.3), 20, 100, 0.95))
            .withLearners(List.of(MetaLearner.S, MetaLearner.DR), List.of(LinearFamily.NAME))
            .withFolds(3)
            .withHalfSamples(0);

    @Test
    void everyRowJudges() {
        PlantedEffects world = new PlantedEffects(1500, 2, 2, 1, 0, 1);
        CrossFittedUplift.Result result =
                CrossFittedUplift.run(world.table(true, true), PLAN.withSegments(List.of("side")), NOBODY);
        UpliftReport report = result.report();

        assertThat(report.parts()).isEqualTo(new UpliftReport.Parts(2000, 0, 3000, 1500));
        assertThat(report.chosen())
                .isEqualTo(report.learners().stream()
                        .max(Comparator.comparingDouble(LearnerResult::validation))
                        .orElseThrow()
                        .name());
        assertThat(report.heterogeneity().better()).isTrue();
        assertThat(report.best().treatments()).hasSize(2).allSatisfy(treatment -> {
            assertThat(Objects.requireNonNull(treatment.truth()).oracleShare()).isBetween(0.8, 1.0);
            assertThat(treatment.deciles().stream().mapToInt(Decile::rows).sum())
                    .isEqualTo(3000);
        });
        assertThat(report.averages()).extracting(GroupEffect::group).contains("all", "side = left", "side = right");
        double planted =
                Arrays.stream(world.truth).mapToDouble(row -> row[0]).average().orElseThrow();
        assertThat(Objects.requireNonNull(report.best().treatments().get(0).truth())
                        .average())
                .isCloseTo(planted, within(1e-12));
        assertThat(result.model().effects(world.table(true, false).table(), new int[] {0, 1}))
                .hasDimensions(2, 2);
        assertThat(CrossFittedUplift.run(world.table(true, true), PLAN, NOBODY).effects())
                .isDeepEqualTo(result.effects());
    }

    /** A model that saw its own rows would find differences in noise; one that did not finds none. */
    @Test
    void noiseRanksNobody() {
        PlantedEffects nothing = new PlantedEffects(1500, 2, 1, 0, 0, 8);
        UpliftReport report = CrossFittedUplift.run(
                        nothing.table(true, true),
                        PLAN.withLearners(List.of(MetaLearner.T), List.of(XgboostFamily.NAME)),
                        NOBODY)
                .report();

        assertThat(report.heterogeneity().better()).isFalse();
        assertThat(report.warnings()).extracting(LearningWarning::kind).contains(Kind.RANDOM_RANKING);
        assertThat(report.learners().get(0).validation()).isNegative();
    }

    /** A small part with a clear effect beside a large one that is only noise. */
    @Test
    void partsFindWhatTheSumHides() {
        PlantedEffects world = new PlantedEffects(2500, 1, 1, 0, 0, 3);
        SplittableRandom random = new SplittableRandom(9);
        double[] cost = new double[world.rows];
        double[] noise = new double[world.rows];
        for (int i = 0; i < world.rows; i++) {
            boolean abuser = world.x[0][i] > 1;
            world.truth[i][0] = abuser ? -4 : 0;
            cost[i] = world.treatment[i] == 1 && abuser ? -4 + 0.2 * random.nextGaussian() : 0;
            noise[i] = 5 * random.nextGaussian();
            world.y[i] = cost[i] + noise[i];
        }
        UpliftTable sum = world.table(true, true);
        UpliftPlan plan = PLAN.withLearners(
                List.of(MetaLearner.S, MetaLearner.T, MetaLearner.DR, MetaLearner.PARTS), List.of(XgboostFamily.NAME));

        double whole =
                pehe(CrossFittedUplift.run(sum, plan.withLearners(List.of(MetaLearner.S), plan.bases()), NOBODY));
        CrossFittedUplift.Result byParts = CrossFittedUplift.run(sum.withParts(List.of(cost, noise)), plan, NOBODY);

        assertThat(byParts.report().chosen().meta()).isEqualTo(MetaLearner.PARTS);
        assertThat(pehe(byParts)).isLessThan(0.8 * whole);
    }

    private static double pehe(CrossFittedUplift.Result result) {
        return Objects.requireNonNull(result.report().best().treatments().get(0).truth())
                .pehe();
    }

    @Test
    void withoutPartsItIsTheSLearner() {
        UpliftTable table = new PlantedEffects(300, 1, 1, 1, 0, 3).table(true, false);

        assertThat(CrossFittedUplift.run(table, PLAN.withLearners(List.of(MetaLearner.PARTS), PLAN.bases()), NOBODY)
                        .effects())
                .isDeepEqualTo(
                        CrossFittedUplift.run(table, PLAN.withLearners(List.of(MetaLearner.S), PLAN.bases()), NOBODY)
                                .effects());
    }

    @Test
    void partsHaveToAddUp() {
        PlantedEffects world = new PlantedEffects(50, 1, 1, 0, 0, 3);
        double[] half = Arrays.stream(world.y).map(y -> y / 2).toArray();

        assertThat(world.table(true, false).withParts(List.of(half, half)).parts())
                .hasSize(2);
        assertThatThrownBy(() -> world.table(true, false).withParts(List.of(half)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the parts of row 0 add up to");
    }

    @Test
    void aCancelEndsIt() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        UpliftTable table = new PlantedEffects(500, 1, 1, 1, 0, 3).table(true, false);

        assertThatThrownBy(() -> CrossFittedUplift.run(table, PLAN, new StoppableContext(cancellation)))
                .isInstanceOf(CancelledException.class);
    }

    /** Two rows by hand: residuals of the treatment ½ and −½, residuals of the outcome 3 and −1. */
    @Test
    void whatTheRLossIs() {
        PlantedEffects world = new PlantedEffects(2, 1, 1, 0, 0, 1);
        UpliftData data = UpliftData.of(
                        dev.slipway.stats.math.linear.Matrix.ofColumns(new double[][] {{0, 1}}),
                        new long[] {1, 2},
                        world.table(true, false).arms(),
                        new int[] {1, 0},
                        new double[] {4, 0})
                .withPropensity(new double[][] {{0.5, 0.5}, {0.5, 0.5}});
        Nuisances nuisances = new Nuisances(new double[][] {{1, 1}, {1, 1}}, new double[][] {{0.5, 0.5}, {0.5, 0.5}});

        double value =
                Criterion.R_LOSS.value(Criterion.Judged.of(data, nuisances), new double[][] {{2}, {2}}, () -> {});

        // Without effects 3² + 1²; with them (3 − 1)² + (−1 + 1)²; halved over two rows.
        assertThat(value).isCloseTo((9 + 1 - 4 - 0) / 2.0, within(1e-12));
    }
}
