package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Task;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What can't be learned from is refused with a sentence that says where. */
class UpliftInputTest {
    private static final BaseLearners LINEAR = BaseLearners.of(new LinearFamily(), Task.MEAN);
    private final PlantedEffects world = new PlantedEffects(60, 1, 1, 1, 0, 1);

    @Test
    void propensitiesOfZeroOrOne() {
        world.propensity[7] = new double[] {1, 0};
        refused(() -> world.data(true), "Row 7 has the propensity 1.0 for the arm");
        world.propensity[7] = new double[] {Double.NaN, 0.5};
        refused(() -> world.data(true), "Row 7 has the propensity NaN");
        world.propensity[7] = new double[] {0.5, 0.6};
        refused(() -> world.data(true), "The propensities of row 7 add up to 1.1");
        world.propensity[7] = new double[] {1};
        mistaken(() -> world.data(true), "there are 1 propensities in row 7, not 2");
    }

    @Test
    void valuesThatAreNotFinite() {
        world.y[3] = Double.NaN;
        refused(() -> world.data(true), "The outcome of row 3 is NaN.");
        world.y[3] = 0;
        world.x[2][5] = Double.POSITIVE_INFINITY;
        mistaken(() -> world.data(true), "feature column 2");
    }

    @Test
    void codesAndLengths() {
        world.treatment[4] = 2;
        refused(() -> world.data(true), "Row 4 has the treatment code 2, and there are 2 arms.");
        UpliftData good = new PlantedEffects(60, 1, 1, 1, 0, 1).data(true);
        mistaken(
                () -> UpliftData.of(good.x(), new long[3], good.arms(), good.treatment(), good.outcome()),
                "there are 3 units, not 60");
        mistaken(
                () -> UpliftData.of(good.x(), good.units(), good.arms(), new int[3], good.outcome()),
                "there are 3 treatment codes, not 60");
        mistaken(
                () -> UpliftData.of(good.x(), good.units(), good.arms(), good.treatment(), new double[3]),
                "there are 3 outcomes, not 60");
        mistaken(
                () -> UpliftData.of(good.x(), good.units(), List.of("control"), good.treatment(), good.outcome()),
                "at least one treatment");
        mistaken(() -> Aipw.scores(good, Nuisances.NONE), "the nuisances belong to other rows than the 60 of the data");
    }

    @Test
    void anArmThatIsMissingInAFold() {
        Arrays.fill(world.treatment, 0);
        Arrays.fill(world.treatment, 0, 20, 1);
        UpliftData data = world.data(false);
        int[] fold = new int[60];
        Arrays.fill(fold, 30, 60, 1);
        fold[18] = 1;
        fold[19] = 1;
        JobContext nobody = JobContext.unwatched();

        refused(
                () -> MetaLearner.DR.over(LINEAR, 1).fit(data, new Folds(fold, 2), nobody),
                "has 2 rows outside fold 1 of 2; to learn from 4 columns it needs at least 10.");
        Arrays.fill(world.treatment, 0);
        refused(
                () -> MetaLearner.T.over(LINEAR, 1).fit(world.data(false), new Folds(fold, 2), nobody),
                "has 0 rows in training");
    }

    @Test
    void foldsAndPlans() {
        mistaken(() -> new Folds(new int[] {0, 0}, 2), "fold 1 of 2 has no row");
        mistaken(() -> new Folds(new int[] {0, 3}, 2), "a fold must be 0 to 1 but is 3");
        mistaken(() -> Folds.byUnit(new long[] {1, 2}, 1, 0), "folds must be at least 2");
        mistaken(() -> new EvaluationPlan(10, List.of(1.5), 50, 500, 0.95), "a share must lie in (0, 1] but is 1.5");
        mistaken(
                () -> new BaseLearners(LINEAR.outcome(), Task.MEAN, LINEAR.effect(), LINEAR.propensity(), 0),
                "the floor of propensities");
    }

    @Test
    void lengthsOfTruth() {
        mistaken(
                () -> TruthComparison.of(new double[2], new double[3], 0),
                "there are 3 true effects for 2 predicted ones");
    }

    private static void refused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(SlipwayException.class).hasMessageContaining(words);
    }

    private static void mistaken(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }
}
