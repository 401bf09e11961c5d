package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.stats.Moments;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A log says how likely its own arm was, and of the others only what is left; nothing may divide by an estimate then. */
class LoggedPropensityTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final BaseLearners LINEAR = BaseLearners.of(new LinearFamily(), Task.MEAN);
    private static final double TINY = 1e-12;

    private static double[] taken(PlantedEffects world) {
        return IntStream.range(0, world.rows)
                .mapToDouble(i -> world.propensity[i][world.treatment[i]])
                .toArray();
    }

    private static Nuisances nuisances(UpliftData data) {
        return Nuisances.crossFit(data, LINEAR, Folds.byUnit(data.units(), 4, 1), 2, NOBODY);
    }

    @Test
    void theTakenArmKeepsItsLoggedProbabilityAndTheOthersShareTheRest() {
        PlantedEffects world = new PlantedEffects(1500, 1, 2, 1, 1, 3);
        double[] taken = taken(world);
        double[][] estimated = nuisances(world.data(false)).propensity();
        double[][] logged = nuisances(world.data(false).withLogged(taken)).propensity();
        for (int i = 0; i < world.rows; i++) {
            int own = world.treatment[i];
            int next = (own + 1) % 3;
            int last = (own + 2) % 3;
            assertThat(logged[i][own]).isEqualTo(taken[i]);
            assertThat(logged[i][next] + logged[i][last]).isCloseTo(1 - taken[i], within(TINY));
            assertThat(logged[i][next] / logged[i][last])
                    .isCloseTo(estimated[i][next] / estimated[i][last], within(1e-9));
        }
    }

    /** Rows do not show what decided about arms, so estimated propensities and outcome means are both wrong; the log knows. */
    @Test
    void scoresAreRightWherePropensitiesCanNotBeLearned() {
        PlantedEffects world = new PlantedEffects(6000, 1, 2, 1, 1, 5);
        UpliftData blind = UpliftData.of(
                Matrix.ofColumns(new double[][] {world.x[0], world.x[1]}),
                world.units,
                PlantedEffects.ARMS,
                world.treatment,
                world.y);
        UpliftData log = blind.withLogged(taken(world));
        double[][] scores = Aipw.scores(log, nuisances(log));
        double[][] guessed = Aipw.scores(blind, nuisances(blind));
        for (int k = 0; k < 2; k++) {
            int treatment = k;
            double truth = IntStream.range(0, world.rows)
                    .mapToDouble(i -> world.truth[i][treatment])
                    .average()
                    .orElseThrow();
            assertThat(Math.abs(away(scores, k, truth))).isLessThan(3);
            assertThat(Math.abs(away(guessed, k, truth))).isGreaterThan(10);
        }
    }

    /** Of the mean score from the truth, in standard errors. */
    private static double away(double[][] scores, int k, double truth) {
        Moments moments = Moments.of(Aipw.ofTreatment(scores, k));
        return (moments.mean() - truth) / (moments.standardDeviation() / Math.sqrt(scores.length));
    }

    /** Of two arms the log says all, so a study comes to the same as with known propensities. */
    @Test
    void ofTwoArmsNothingIsLeftToEstimate() {
        PlantedEffects world = new PlantedEffects(1500, 2, 1, 1, 1, 7);
        UpliftPlan plan = UpliftPlan.usual(SplitPlan.byUnit(5), 11)
                .withLearners(List.of(MetaLearner.R, MetaLearner.DR), List.of(LinearFamily.NAME))
                .withHalfSamples(10);
        UpliftTable unknown = world.table(false, false);
        UpliftStudy.Result known = UpliftStudy.run(unknown.withPropensity(world.propensity), plan, NOBODY);
        UpliftStudy.Result logged = UpliftStudy.run(unknown.withLogged(taken(world)), plan, NOBODY);
        UpliftStudy.Result estimated = UpliftStudy.run(unknown, plan, NOBODY);

        double[] expected = Aipw.ofTreatment(known.effects(), 0);
        assertThat(Aipw.ofTreatment(logged.effects(), 0)).containsExactly(expected, within(1e-9));
        assertThat(average(logged)).isCloseTo(average(known), within(1e-9));
        assertThat(average(estimated)).isNotCloseTo(average(known), within(1e-4));
    }

    private static double average(UpliftStudy.Result result) {
        return result.report().averages().getFirst().effect().estimate();
    }

    @Test
    void refusals() {
        PlantedEffects world = new PlantedEffects(60, 1, 2, 1, 0, 1);
        double[] taken = taken(world);
        UpliftData data = world.data(true);
        assertThatThrownBy(() -> new UpliftData(
                        data.x(),
                        data.units(),
                        data.arms(),
                        data.treatment(),
                        data.outcome(),
                        world.propensity,
                        taken,
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not both");
        assertThatThrownBy(() -> data.withLogged(new double[3])).hasMessageContaining("3 logged propensities, not 60");
        assertThatThrownBy(() -> world.table(false, false).withLogged(new double[3]))
                .hasMessageContaining("different numbers of rows");
        taken[9] = 1;
        assertThatThrownBy(() -> data.withLogged(taken))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("Row 9 has the propensity 1.0");
    }
}
