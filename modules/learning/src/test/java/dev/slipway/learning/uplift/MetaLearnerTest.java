package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.learning.learner.ForestFamily;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.learner.XgboostFamily;
import dev.slipway.learning.search.Candidate;
import dev.slipway.stats.math.linear.Matrix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The meta-learners over boosting on planted effects, and how they behave as jobs. */
class MetaLearnerTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final BaseLearners LINEAR = BaseLearners.of(new LinearFamily(), Task.MEAN);
    private static final Candidate OUTCOME = new Candidate(
            new XgboostFamily(), Map.of("rounds", 60.0, "depth", 3.0, "learning_rate", 0.1, "min_child_weight", 20.0));
    private static final Candidate EFFECT = new Candidate(
            new XgboostFamily(), Map.of("rounds", 40.0, "depth", 2.0, "learning_rate", 0.1, "min_child_weight", 50.0));
    private static final BaseLearners BOOSTED =
            new BaseLearners(OUTCOME, Task.MEAN, EFFECT, EFFECT, BaseLearners.USUAL_FLOOR);

    @Test
    void everyLearnerBeatsTheConstantEffectInAnExperimentWithTwoTreatments() {
        PlantedEffects world = new PlantedEffects(4000, 1, 2, 1, 0, 3);
        PlantedEffects fresh = new PlantedEffects(2000, 1, 2, 1, 0, 4);

        Map<MetaLearner, double[]> pehe = pehe(world, fresh, true);

        assertThat(pehe).allSatisfy((meta, values) -> {
            assertThat(values[0]).as("bonus by %s", meta).isLessThan(0.7 * fresh.constantPehe(0));
            assertThat(values[1]).as("waiver by %s", meta).isLessThan(0.7 * fresh.constantPehe(1));
        });
    }

    @Test
    void underConfoundingDoublyRobustAndRBeatTheSingleModel() {
        PlantedEffects world = new PlantedEffects(5000, 1, 1, 0.5, 1, 5);
        PlantedEffects fresh = new PlantedEffects(2000, 1, 1, 0.5, 1, 6);

        Map<MetaLearner, double[]> pehe = pehe(world, fresh, false);

        assertThat(pehe.entrySet())
                .filteredOn(entry -> entry.getKey() == MetaLearner.DR || entry.getKey() == MetaLearner.R)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.getValue()[0])
                        .as(entry.getKey().title())
                        .isLessThan(Objects.requireNonNull(pehe.get(MetaLearner.S))[0]));
    }

    private static Map<MetaLearner, double[]> pehe(PlantedEffects world, PlantedEffects fresh, boolean known) {
        Map<MetaLearner, double[]> pehe = new EnumMap<>(MetaLearner.class);
        UpliftData data = world.data(known);
        Folds folds = Folds.byUnit(data.units(), 3, 9);
        for (MetaLearner meta : MetaLearner.values()) {
            double[][] effects = meta.over(BOOSTED, 11).fit(data, folds, NOBODY).effects(Matrix.ofColumns(fresh.x));
            double[] values = new double[data.treatments()];
            Arrays.setAll(values, k -> fresh.pehe(effects, k));
            pehe.put(meta, values);
        }
        return pehe;
    }

    @ParameterizedTest
    @EnumSource(MetaLearner.class)
    void threadsChangeNothing(MetaLearner meta) {
        UpliftData data = new PlantedEffects(400, 2, 2, 1, 0.5, 7).data(false);
        Folds folds = Folds.byUnit(data.units(), 3, 1);
        BaseLearners few =
                BaseLearners.of(new Candidate(new XgboostFamily(), Map.of("rounds", 10.0, "depth", 2.0)), Task.MEAN);
        UpliftLearner learner = meta.over(few, 1);

        double[][] alone = learner.fit(data, folds, threads(1)).effects(data.x());
        double[][] together = learner.fit(data, folds, threads(3)).effects(data.x());

        assertThat(together).isDeepEqualTo(alone);
        assertThat(learner.outOfFold(data, folds, threads(3)))
                .isDeepEqualTo(learner.outOfFold(data, folds, threads(1)));
    }

    @Test
    void heldOutEffectsKnowNothingOfTheOwnOutcome() {
        PlantedEffects world = new PlantedEffects(300, 1, 1, 1, 0, 8);
        UpliftData data = world.data(false);
        Folds folds = Folds.byUnit(data.units(), 3, 1);
        int[] fold = folds.held(1);
        double[] changed = data.outcome().clone();
        for (int i : fold) {
            changed[i] = 1e6 * (i % 7);
        }
        UpliftData other = UpliftData.of(data.x(), data.units(), data.arms(), data.treatment(), changed);

        for (MetaLearner meta : MetaLearner.values()) {
            UpliftLearner learner = meta.over(LINEAR, 1);
            double[][] before = learner.outOfFold(data, folds, NOBODY);
            double[][] after = learner.outOfFold(other, folds, NOBODY);
            for (int i : fold) {
                assertThat(after[i]).as(meta.title()).containsExactly(before[i]);
            }
        }
    }

    @Test
    void twoFoldsLeaveOneThatIsPartedAnew() {
        UpliftData data = new PlantedEffects(400, 1, 1, 1, 0, 8).data(true);
        Folds two = Folds.byUnit(data.units(), 2, 1);

        double[][] held = MetaLearner.DR.over(LINEAR, 1).outOfFold(data, two, NOBODY);

        assertThat(held).hasDimensions(400, 1);
        assertThat(Arrays.stream(held).mapToDouble(row -> row[0]).average().orElseThrow())
                .isBetween(-0.6, 0.6);
    }

    @Test
    void progressIsToldAndACancelledJobAnswersAtOnce() {
        UpliftData data = new PlantedEffects(6000, 1, 1, 1, 0, 9).data(false);
        Folds folds = Folds.byUnit(data.units(), 5, 1);
        Cancellation cancellation = new Cancellation();
        List<Long> progress = new ArrayList<>();
        AtomicLong at = new AtomicLong();
        JobContext context = new StoppableContext(cancellation) {
            @Override
            public void progress(long done, long total) {
                progress.add(done);
                if (progress.size() == 1) {
                    Thread.ofVirtual().start(() -> {
                        at.set(System.nanoTime());
                        cancellation.cancel();
                    });
                }
            }
        };
        BaseLearners slow =
                BaseLearners.of(new Candidate(new XgboostFamily(), Map.of("rounds", 1000.0, "depth", 6.0)), Task.MEAN);

        assertThatThrownBy(() -> MetaLearner.T.over(slow, 1).fit(data, folds, context))
                .isInstanceOf(CancelledException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - at.get())).isLessThan(Duration.ofMillis(200));
        assertThat(progress).isNotEmpty();
    }

    @Test
    void aBaseThatCantWeighIsRefusedByTheRLearnerAlone() {
        BaseLearners forest = BaseLearners.of(new ForestFamily(), Task.MEAN);

        assertThatThrownBy(() -> MetaLearner.R.over(forest, 1))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("can't weigh rows, and the R-learner needs that");
        assertThat(MetaLearner.DR.over(forest, 1).needsNuisances()).isTrue();
    }

    private static JobContext threads(int count) {
        return new ForwardingContext(NOBODY) {
            @Override
            public int threads() {
                return count;
            }
        };
    }
}
