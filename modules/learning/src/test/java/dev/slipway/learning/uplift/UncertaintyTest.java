package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Units;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.causal.DoublyRobust;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Intervals of single effects and of averages against what they promise. */
class UncertaintyTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final BaseLearners LINEAR = BaseLearners.of(new LinearFamily(), Task.MEAN);
    private static final Matrix PLACES = Matrix.ofRows(new double[][] {{0, 0}, {1, 0}, {-1, 1}, {2, -1}, {0.5, 2}});
    private static final double[][] TRUTH = {{0.5}, {1.5}, {-0.5}, {2.5}, {1}};

    @Test
    void halfSampleIntervalsCoverAndAreAsWideAsTheEstimatesSpread() {
        int worlds = 40;
        double covered = 0;
        double squaredError = 0;
        double[][] estimates = new double[PLACES.rows()][worlds];
        for (int s = 0; s < worlds; s++) {
            UpliftData data = linear(300, Seeds.of(20, s));
            Folds folds = Folds.byUnit(data.units(), 2, s);
            UpliftLearner learner = MetaLearner.T.over(LINEAR, s);
            double[][] centre = learner.fit(data, folds, NOBODY).effects(PLACES);
            EffectIntervals intervals =
                    HalfSamples.of(learner, data, folds, PLACES, centre, 20, 0.95, Seeds.of(21, s), NOBODY);
            covered += intervals.coverage(TRUTH, 0) / worlds;
            for (int p = 0; p < estimates.length; p++) {
                estimates[p][s] = centre[p][0];
                squaredError += Math.pow(intervals.standardError()[p][0], 2) / worlds;
            }
        }
        double spread = Arrays.stream(estimates)
                .mapToDouble(e -> Math.pow(Moments.of(e).standardDeviation(), 2))
                .sum();

        assertThat(covered).isBetween(0.9, 0.995);
        assertThat(squaredError / spread).isBetween(0.7, 1.4);
    }

    @Test
    void halvesAreOfUnitsWhateverTheThreadsAndTheOrderOfRows() {
        UpliftData data = new PlantedEffects(150, 3, 1, 1, 0, 2).data(true);
        Folds folds = Folds.byUnit(data.units(), 2, 1);
        UpliftLearner learner = MetaLearner.T.over(LINEAR, 1);
        Matrix x = data.x().slice(0, 5);
        double[][] centre = learner.fit(data, folds, NOBODY).effects(x);
        int[] turned =
                IntStream.range(0, data.rows()).map(i -> data.rows() - 1 - i).toArray();

        EffectIntervals one = HalfSamples.of(learner, data, folds, x, centre, 12, 0.9, 5, NOBODY);
        EffectIntervals other =
                HalfSamples.of(learner, data.rows(turned), folds.rows(turned), x, centre, 12, 0.9, 5, NOBODY);

        for (int i = 0; i < 5; i++) {
            assertThat(other.low()[i][0]).isCloseTo(one.low()[i][0], within(1e-9));
            assertThat(one.low()[i][0]).isLessThan(centre[i][0]);
            assertThat(one.high()[i][0] + one.low()[i][0]).isCloseTo(2 * centre[i][0], within(1e-9));
        }
        assertThat(one.resamples()).isEqualTo(12);
        assertThat(one.meanWidth(0)).isPositive();
        assertThatThrownBy(() -> HalfSamples.of(learner, data, folds, x, centre, 5, 0.9, 5, NOBODY))
                .hasMessage("half-samples must be at least 10 but is 5");
    }

    @Test
    void averagesByDoublyRobustScoresCoverOnGroupsOfRepeatedUnits() {
        int worlds = 200;
        double covered = 0;
        for (int s = 0; s < worlds; s++) {
            PlantedEffects world = new PlantedEffects(120, 4, 1, 0, 0, Seeds.of(30, s));
            UpliftData data = world.data(true);
            double[][] scores = Aipw.scores(data, new Nuisances(new double[data.rows()][2], world.propensity));
            int[] groups = IntStream.range(0, data.rows())
                    .map(i -> data.units()[i] % 3 == 0 ? 0 : 1)
                    .toArray();
            Units units = Units.of(data.units(), IntStream.range(0, data.rows()).toArray());
            List<GroupEffect> effects =
                    GroupEffect.of(scores, data.arms(), List.of("third", "others", "nobody"), groups, units, 0.9);
            assertThat(effects).extracting(GroupEffect::group).containsExactly("third", "others");
            for (GroupEffect effect : effects) {
                covered += effect.effect().low() < 0 && effect.effect().high() > 0 ? 0.5 / worlds : 0;
            }
        }
        assertThat(covered).isBetween(0.85, 0.95);
    }

    @Test
    void theAverageOfSingleUnitsIsThatOfStats() {
        PlantedEffects world = new PlantedEffects(500, 1, 1, 1, 0.5, 4);
        UpliftData data = world.data(true);
        Nuisances nuisances = Nuisances.crossFit(data, LINEAR, Folds.byUnit(data.units(), 3, 1), 1, NOBODY);
        double[][] scores = Aipw.scores(data, nuisances);
        boolean[] treated = new boolean[500];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = data.treatment()[i] == 1;
        }
        double[] e = Aipw.ofTreatment(world.propensity, 1);
        double[] treatedMean = Aipw.ofTreatment(nuisances.means(), 1);
        double[] controlMean = Aipw.ofTreatment(nuisances.means(), 0);
        Units units = Units.of(data.units(), IntStream.range(0, 500).toArray());

        Effect ours = ClusteredMean.of(
                Aipw.ofTreatment(scores, 0), units, IntStream.range(0, 500).toArray(), 0.95);
        Effect theirs = DoublyRobust.averageEffect(data.outcome(), treated, e, treatedMean, controlMean, 0.95);

        assertThat(Aipw.ofTreatment(scores, 0))
                .usingComparatorWithPrecision(1e-10)
                .containsExactly(DoublyRobust.scores(data.outcome(), treated, e, treatedMean, controlMean));
        assertThat(ours.estimate()).isCloseTo(theirs.estimate(), within(1e-12));
        assertThat(ours.standardError()).isCloseTo(theirs.standardError(), within(1e-12));
    }

    /** y = x1 + w·(0.5 + x0) + noise, an experiment of two equal arms. */
    private static UpliftData linear(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[2][n];
        int[] treatment = new int[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[0][i] = random.nextGaussian();
            x[1][i] = random.nextGaussian();
            treatment[i] = random.nextInt(2);
            y[i] = x[1][i] + treatment[i] * (0.5 + x[0][i]) + random.nextGaussian();
        }
        double[][] e = new double[n][];
        Arrays.fill(e, new double[] {0.5, 0.5});
        return UpliftData.of(
                        Matrix.ofColumns(x),
                        LongStream.range(0, n).toArray(),
                        List.of("control", "bonus"),
                        treatment,
                        y)
                .withPropensity(e);
    }
}
