package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;

/** Laws of every meta-learner over linear models. */
class UpliftLawsTest {
    private static final BaseLearners LINEAR = BaseLearners.of(new LinearFamily(), Task.MEAN);
    private static final double NEAR = 1e-7;

    @Property(tries = 15, seed = "1", shrinking = ShrinkingMode.OFF)
    void aShiftOfTheOutcomeLeavesEffects(
            @ForAll MetaLearner meta, @ForAll long seed, @ForAll @DoubleRange(min = -100, max = 100) double shift) {
        UpliftData data = data(seed);

        assertNear(effects(meta, mapped(data, y -> y + shift)), effects(meta, data), 1);
    }

    @Property(tries = 15, seed = "2", shrinking = ShrinkingMode.OFF)
    void scalingTheOutcomeScalesEffects(
            @ForAll MetaLearner meta, @ForAll long seed, @ForAll @DoubleRange(min = -20, max = 20) double factor) {
        UpliftData data = data(seed);

        assertNear(effects(meta, mapped(data, y -> y * factor)), effects(meta, data), factor);
    }

    @Property(tries = 15, seed = "3", shrinking = ShrinkingMode.OFF)
    void theOrderOfRowsDoesNotMatter(@ForAll MetaLearner meta, @ForAll long seed) {
        UpliftData data = data(seed);
        int[] order = IntStream.range(0, data.rows())
                .boxed()
                .sorted((a, b) -> Double.compare(Seeds.uniform(seed, a), Seeds.uniform(seed, b)))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] before = effects(meta, data);

        double[][] after = effects(meta, data.rows(order));

        assertNear(after, Arrays.stream(order).mapToObj(i -> before[i]).toArray(double[][]::new), 1);
    }

    /** Out of fold, so that folds, nuisances and effects are all in it. */
    private static double[][] effects(MetaLearner meta, UpliftData data) {
        return meta.over(LINEAR, 1).outOfFold(data, Folds.byUnit(data.units(), 3, 4), JobContext.unwatched());
    }

    private static UpliftData data(long seed) {
        return new PlantedEffects(150, 2, 2, 1, 0.3, seed).data(seed % 2 == 0);
    }

    private static UpliftData mapped(UpliftData data, DoubleUnaryOperator map) {
        UpliftData other = UpliftData.of(
                data.x(),
                data.units(),
                data.arms(),
                data.treatment(),
                Arrays.stream(data.outcome()).map(map).toArray());
        double[][] known = data.propensity();
        return known == null ? other : other.withPropensity(known);
    }

    private static void assertNear(double[][] actual, double[][] expected, double factor) {
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int k = 0; k < expected[i].length; k++) {
                worst = Math.max(worst, Math.abs(actual[i][k] - factor * expected[i][k]));
            }
        }
        assertThat(worst).isLessThan(NEAR);
    }
}
