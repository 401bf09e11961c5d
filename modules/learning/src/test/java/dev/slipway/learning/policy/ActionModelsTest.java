package dev.slipway.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.XgboostFamily;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What actions bring, predicted. */
class ActionModelsTest {
    private static final int ROWS = 3000;

    private final double[] x = new double[ROWS];
    private final int[] action = new int[ROWS];
    private final double[] earned = new double[ROWS];
    private final double[] lost = new double[ROWS];
    private final double[] paid = new double[ROWS];
    private final int[] all = IntStream.range(0, ROWS).toArray();
    private final FeatureTable table;

    ActionModelsTest() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < ROWS; i++) {
            x[i] = random.nextDouble();
            action[i] = random.nextInt(2);
            earned[i] = 1 + (action[i] == 1 ? 3 * x[i] : -x[i]) + random.nextGaussian();
            lost[i] = random.nextDouble() < 0.02 + 0.1 * x[i] ? 50 * random.nextDouble() : 0;
            paid[i] = action[i];
        }
        long[] moments = new long[ROWS];
        table = new FeatureTable(
                Arrays.stream(all).asLongStream().toArray(),
                moments,
                List.of(new Feature.Numeric("x", x, Known.beforeAsOf())));
    }

    private ActionModels fit(int[] training, dev.slipway.learning.learner.LearnerFamily family, JobContext context) {
        return ActionModels.fit(
                table,
                training,
                action,
                2,
                Map.of("earned", earned, "lost", lost, "paid", paid),
                family,
                Map.of(),
                7,
                context);
    }

    @Test
    void eachActionHasItsOwnModel() {
        ActionModels models = fit(all, new LinearFamily(), JobContext.unwatched());
        double[][] predicted = models.predict("earned", table, all);

        for (int i = 0; i < ROWS; i += 100) {
            assertThat(predicted[0][i]).isCloseTo(1 - x[i], within(0.25));
            assertThat(predicted[1][i]).isCloseTo(1 + 3 * x[i], within(0.25));
        }
        assertThat(models.predict("paid", table, all)[0]).containsOnly(0);
        assertThat(models.predict("paid", table, all)[1]).containsOnly(1);
    }

    @Test
    void whatIsNeverNegativeStaysSoAndKeepsItsSum() {
        ActionModels models = fit(all, new LinearFamily(), JobContext.unwatched());
        double[][] predicted = models.predict("lost", table, all);

        for (int k = 0; k < 2; k++) {
            int own = k;
            assertThat(Arrays.stream(predicted[k]).min().orElseThrow()).isNotNegative();
            double sum = IntStream.range(0, ROWS)
                    .filter(i -> action[i] == own)
                    .mapToDouble(i -> predicted[own][i])
                    .sum();
            double seen = IntStream.range(0, ROWS)
                    .filter(i -> action[i] == own)
                    .mapToDouble(i -> lost[i])
                    .sum();
            assertThat(sum).isCloseTo(seen, within(1e-6 * seen));
        }
    }

    @Test
    void theSameRowsGiveTheSameModels() {
        double[][] first = fit(all, new XgboostFamily(), JobContext.unwatched()).predict("earned", table, all);

        assertThat(fit(all, new XgboostFamily(), JobContext.unwatched()).predict("earned", table, all))
                .isDeepEqualTo(first);
    }

    @Test
    void anActionThatNobodyHadIsRefused() {
        int[] control = Arrays.stream(all).filter(i -> action[i] == 0).toArray();

        assertThatThrownBy(() -> fit(control, new LinearFamily(), JobContext.unwatched()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no row of training had action 1");
    }

    @Test
    void aCancelEndsIt() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> fit(all, new LinearFamily(), new StoppableContext(cancellation)))
                .isInstanceOf(CancelledException.class);
    }
}
