package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.learner.ForestFamily;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.learner.XgboostFamily;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each feature adds to the effect of a row. */
class EffectReasonsTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final PlantedEffects WORLD = new PlantedEffects(700, 1, 2, 1, 0, 3);
    private static final UpliftTable TABLE = WORLD.table(true, false);
    private static final int[] ALL = IntStream.range(0, WORLD.rows).toArray();

    private static TrainedUplift trained(MetaLearner meta, LearnerFamily family) {
        Encoder encoder = UpliftStudy.encoder(TABLE.table(), ALL, family);
        UpliftData data = TABLE.encoded(encoder, ALL);
        UpliftModel model =
                meta.over(BaseLearners.of(family, Task.MEAN), 1).fit(data, Folds.byUnit(data.units(), 2, 1), NOBODY);
        return new TrainedUplift(encoder, model, TABLE.arms());
    }

    @ParameterizedTest
    @EnumSource
    void contributionsAddUpToTheEffect(MetaLearner meta) {
        for (LearnerFamily family : List.of(new LinearFamily(), new XgboostFamily())) {
            TrainedUplift trained = trained(meta, family);
            Matrix x = trained.encoder()
                    .encode(TABLE.table(), IntStream.range(0, 40).toArray());
            double[][] effects = trained.model().effects(x);
            double[][][] added = trained.model().contributions(x).orElseThrow();
            assertThat(added).hasDimensions(2, 40);
            for (int i = 0; i < 40; i++) {
                for (int k = 0; k < 2; k++) {
                    assertThat(added[k][i]).hasSize(x.columns() + 1);
                    assertThat(Arrays.stream(added[k][i]).sum()).isCloseTo(effects[i][k], within(2e-5));
                }
            }
        }
    }

    /** Effects of the first treatment hang on x0 and its sign, those of the second on the sign of x1; x2 moves the outcome alone. */
    @Test
    void theFeatureThatMovesTheEffectIsNamed() {
        EffectReasons reasons =
                EffectReasons.of(trained(MetaLearner.T, new XgboostFamily()), TABLE.table(), ALL, NOBODY);

        assertThat(reasons.shapley()).isTrue();
        assertThat(reasons.features()).containsExactly("x0", "x1", "x2", "x3", "side");
        double[] first = size(reasons.added()[0]);
        double[] second = size(reasons.added()[1]);
        assertThat(first[0] + first[4]).isGreaterThan(2 * first[2]);
        assertThat(second[1]).isGreaterThan(2 * second[2]);
        assertThat(reasons.added()[0]).hasDimensions(WORLD.rows, 5);
    }

    /** A forest can't tell; then one feature at a time is made typical. */
    @Test
    void otherModelsAreAskedWithOneFeatureMadeTypical() {
        TrainedUplift trained = trained(MetaLearner.T, new ForestFamily());
        assertThat(trained.model().contributions(trained.encoder().encode(TABLE.table(), new int[] {0})))
                .isEmpty();
        int[] rows = IntStream.range(0, 101).toArray();
        EffectReasons reasons = EffectReasons.of(trained, TABLE.table(), rows, NOBODY);

        assertThat(reasons.shapley()).isFalse();
        double[] second = size(reasons.added()[1]);
        assertThat(second[1]).isGreaterThan(2 * second[2]);
        // Of 101 rows one has the median of x1: to make it typical changes nothing.
        double median =
                Arrays.stream(rows).mapToDouble(i -> WORLD.x[1][i]).sorted().toArray()[50];
        int typical = Arrays.stream(rows)
                .filter(i -> WORLD.x[1][i] == median)
                .findFirst()
                .orElseThrow();
        assertThat(reasons.added()[1][typical][1]).isZero();
    }

    @Test
    void anOutcomeOfZeroAndOneHasNoSum() {
        UpliftTable table = WORLD.binary(1);
        Encoder encoder = UpliftStudy.encoder(table.table(), ALL, new LinearFamily());
        UpliftData data = table.encoded(encoder, ALL);
        for (MetaLearner meta : List.of(MetaLearner.S, MetaLearner.T)) {
            UpliftModel model = meta.over(BaseLearners.of(new LinearFamily(), Task.PROBABILITY), 1)
                    .fit(data, Folds.byUnit(data.units(), 2, 1), NOBODY);
            assertThat(model.contributions(data.x())).isEqualTo(Optional.empty());
        }
    }

    @Test
    void aCancelledJobStops() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        TrainedUplift trained = trained(MetaLearner.S, new LinearFamily());
        assertThatThrownBy(() -> EffectReasons.of(trained, TABLE.table(), ALL, new StoppableContext(cancellation)))
                .isInstanceOf(CancelledException.class);
    }

    private static double[] size(double[][] added) {
        double[] size = new double[added[0].length];
        for (double[] row : added) {
            for (int f = 0; f < size.length; f++) {
                size[f] += Math.abs(row[f]) / added.length;
            }
        }
        return size;
    }
}
