package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How sure predictions of a cross-fitted learner are, against what was planted. */
class PredictedEffectsTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final int[] ASKED = IntStream.range(0, 50).toArray();

    private static UpliftPlan plan(long seed) {
        return UpliftPlan.usual(SplitPlan.byUnit(3), seed)
                .withEvaluation(new EvaluationPlan(5, List.of(0.3), 20, 100, 0.95))
                .withLearners(List.of(MetaLearner.T), List.of(LinearFamily.NAME))
                .withFolds(3)
                .withHalfSamples(12);
    }

    /** Planted effects that a line can follow: x0 itself; the noise hangs on users, of whom each has two rows. */
    private static PlantedEffects world(long seed) {
        PlantedEffects world = new PlantedEffects(250, 2, 1, 1, 0, seed);
        for (int i = 0; i < world.rows; i++) {
            double was = world.truth[i][0];
            world.truth[i][0] = world.x[0][i];
            world.y[i] += world.treatment[i] == 1 ? world.truth[i][0] - was : 0;
            world.y[i] -= Math.abs(world.x[3][i]);
        }
        return world;
    }

    @Test
    void intervalsOfRowsAndTenthsHoldWhatWasPlantedWhereTheLearnerIsRight() {
        int worlds = 60;
        double rows = 0;
        double single = 0;
        double tenths = 0;
        double observed = 0;
        for (int s = 0; s < worlds; s++) {
            PlantedEffects world = world(Seeds.of(40, s));
            UpliftTable table = world.table(true, true);
            UpliftPlan plan = plan(s);
            CrossFittedUplift.Result learned = CrossFittedUplift.run(table, plan, NOBODY);
            PredictedEffects sure = PredictedEffects.of(table, plan, learned, table.table(), ASKED, NOBODY);
            double[][] truth =
                    Arrays.stream(ASKED).mapToObj(i -> world.truth[i]).toArray(double[][]::new);
            rows += PredictedEffects.of(table, plan, blind(learned), table.table(), ASKED, NOBODY)
                            .rows()
                            .coverage(truth, 0)
                    / worlds;
            single += sure.rows().coverage(truth, 0) / worlds;
            List<Decile> parts = learned.report().best().treatments().get(0).deciles();
            double[] planted = planted(learned, world, parts.size());
            for (int p = 0; p < parts.size(); p++) {
                Interval predicted = sure.tenths().get(0).get(p);
                assertThat(predicted.estimate()).isCloseTo(parts.get(p).predicted(), within(1e-12));
                tenths += holds(predicted.low(), predicted.high(), planted[p]) / worlds / parts.size();
                observed += holds(
                                parts.get(p).observed().low(),
                                parts.get(p).observed().high(),
                                planted[p])
                        / worlds
                        / parts.size();
            }
        }
        assertThat(rows).isBetween(0.9, 0.99);
        // Where halves know all, the bound of the error makes intervals wider than they need to be, never narrower.
        assertThat(single).isBetween(rows, 1.0000001);
        // Predictions of the extreme parts lie a little too far out, since the parts were chosen by them.
        assertThat(tenths).isBetween(0.85, 0.99);
        // What a part brought knows nothing of who was chosen for it.
        assertThat(observed).isBetween(0.91, 0.98);
    }

    /** Half of a unit's effect is its own: no feature tells it, and halves of the units agree on what they can't see. */
    @Test
    void intervalsOfSingleRowsHoldEffectsThatNoFeatureTells() {
        int worlds = 40;
        double[] covered = new double[2];
        for (int s = 0; s < worlds; s++) {
            PlantedEffects world = hidden(Seeds.of(41, s));
            UpliftTable table = world.table(true, true);
            CrossFittedUplift.Result learned = CrossFittedUplift.run(table, plan(s), NOBODY);
            PredictedEffects sure = PredictedEffects.of(table, plan(s), learned, table.table(), ASKED, NOBODY);
            double[][] truth =
                    Arrays.stream(ASKED).mapToObj(i -> world.truth[i]).toArray(double[][]::new);
            covered[0] += PredictedEffects.of(table, plan(s), blind(learned), table.table(), ASKED, NOBODY)
                            .rows()
                            .coverage(truth, 0)
                    / worlds;
            covered[1] += sure.rows().coverage(truth, 0) / worlds;
            assertThat(sure.errors()).hasSize(1);
        }
        assertThat(covered[0]).isLessThan(0.6);
        assertThat(covered[1]).isBetween(0.93, 0.995);
    }

    /** The same without what is known about errors: intervals of half-samples alone. */
    private static CrossFittedUplift.Result blind(CrossFittedUplift.Result learned) {
        return new CrossFittedUplift.Result(
                learned.report(), learned.model(), learned.folds(), learned.effects(), List.of());
    }

    private static PlantedEffects hidden(long seed) {
        PlantedEffects world = world(seed);
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, 1));
        double own = 0;
        for (int i = 0; i < world.rows; i++) {
            own = i % 2 == 0 ? 1.5 * random.nextGaussian() : own;
            world.truth[i][0] += own;
            world.y[i] += world.treatment[i] == 1 ? own : 0;
        }
        return world;
    }

    private static double holds(double low, double high, double value) {
        return low <= value && value <= high ? 1 : 0;
    }

    /** Mean planted effect of each part of the ranking. */
    private static double[] planted(CrossFittedUplift.Result learned, PlantedEffects world, int parts) {
        int[] order = IntStream.range(0, world.rows)
                .boxed()
                .sorted((a, b) -> Double.compare(learned.effects()[b][0], learned.effects()[a][0]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] planted = new double[parts];
        for (int p = 0; p < parts; p++) {
            planted[p] = IntStream.range(world.rows * p / parts, world.rows * (p + 1) / parts)
                    .mapToDouble(i -> world.truth[order[i]][0])
                    .average()
                    .orElseThrow();
        }
        return planted;
    }

    @Test
    void theSameWhateverTheThreads() {
        PlantedEffects world = new PlantedEffects(200, 2, 2, 1, 0, 9);
        UpliftTable table = world.table(true, true);
        CrossFittedUplift.Result learned = CrossFittedUplift.run(table, plan(1), NOBODY);
        PredictedEffects one = PredictedEffects.of(table, plan(1), learned, table.table(), ASKED, NOBODY);
        JobContext together = new ForwardingContext(NOBODY) {
            @Override
            public int threads() {
                return 3;
            }
        };
        PredictedEffects other = PredictedEffects.of(table, plan(1), learned, table.table(), ASKED, together);

        assertThat(one.rows().low()).isDeepEqualTo(other.rows().low());
        assertThat(one.tenths()).isEqualTo(other.tenths()).hasSize(2);
        assertThat(one.rows().low()).hasDimensions(50, 2);
        assertThatThrownBy(() ->
                        PredictedEffects.of(table, plan(1).withHalfSamples(0), learned, table.table(), ASKED, NOBODY))
                .hasMessageContaining("half-samples");
    }
}
