package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.learning.warning.LearningWarning.Kind;
import dev.slipway.stats.Effect;
import dev.slipway.stats.uplift.Convention;
import dev.slipway.stats.uplift.RankWeightedEffect;
import dev.slipway.stats.uplift.RankedUnits;
import dev.slipway.stats.uplift.UpliftScore;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The judgement of rankings: right about good ones, about useless ones, and about ones that are too bold. */
class UpliftEvaluationTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final BaseLearners LINEAR = BaseLearners.of(new LinearFamily(), Task.MEAN);
    private static final EvaluationPlan QUICK = new EvaluationPlan(10, List.of(0.1, 0.5, 1.0), 50, 100, 0.95);

    private final PlantedEffects world = new PlantedEffects(4000, 1, 2, 1, 0, 2);
    private final UpliftData data = world.data(true);
    private final double[][] scores =
            Aipw.scores(data, Nuisances.crossFit(data, LINEAR, Folds.byUnit(data.units(), 3, 1), 1, NOBODY));

    @Test
    void theTrueEffectsAreCalibratedAndReachTheOracle() {
        TreatmentEvaluation bonus = TreatmentEvaluation.of(data, scores, world.truth, world.truth, 1, QUICK, 3, NOBODY);

        assertThat(bonus.treatment()).isEqualTo("bonus");
        Effect slope = Objects.requireNonNull(bonus.calibration().slope());
        assertThat(slope.low()).isLessThan(1);
        assertThat(slope.high()).isGreaterThan(1);
        assertThat(slope.standardError()).isLessThan(0.1);
        assertThat(bonus.deciles()).hasSize(10).allSatisfy(decile -> {
            assertThat(decile.rows()).isEqualTo(400);
            assertThat(Math.abs(decile.predicted() - decile.observed().estimate()))
                    .isLessThan(4 * decile.observed().standardError());
        });
        TruthComparison truth = Objects.requireNonNull(bonus.truth());
        assertThat(truth.pehe()).isZero();
        assertThat(truth.spearman()).isCloseTo(1, within(1e-12));
        assertThat(truth.oracleShare()).isEqualTo(1);
        assertThat(truth.constantPehe()).isGreaterThan(1);
        assertThat(bonus.ranking().better()).isTrue();
        assertThat(bonus.ranking().sentence()).startsWith("The ranking for bonus is better than random");
        assertThat(bonus.qiniRate().low()).isPositive();
        assertThat(bonus.auuc().low()).isPositive();
        assertThat(bonus.qini().low()).isPositive();
    }

    @Test
    void curvesEndAtTheAverageAndBandsHoldThem() {
        TreatmentEvaluation waiver =
                TreatmentEvaluation.of(data, scores, world.truth, world.truth, 2, QUICK, 3, NOBODY);

        assertThat(waiver.curve()).hasSize(50);
        CurvePoint last = waiver.curve().get(49);
        double average = waiver.calibration().average().estimate();
        assertThat(last.share()).isEqualTo(1);
        assertThat(last.gain().estimate()).isCloseTo(average, within(1e-12));
        assertThat(last.random()).isEqualTo(average);
        assertThat(last.overAverage().estimate()).isZero();
        assertThat(last.qini().estimate()).isCloseTo(rawDifference(2), within(1e-12));
        assertThat(waiver.curve()).allSatisfy(point -> {
            assertThat(point.gain().low()).isLessThan(point.gain().estimate());
            assertThat(point.qini().low()).isLessThanOrEqualTo(point.qini().estimate());
            assertThat(point.qini().high()).isGreaterThanOrEqualTo(point.qini().estimate());
            // Gain over random is the share times TOC: two ways of adding up the same scores, equal effects by lot.
            assertThat(point.gain().estimate() - point.random())
                    .isCloseTo(point.share() * point.overAverage().estimate(), within(1e-9));
        });
        UpliftAtShare all = waiver.atShares().get(2);
        assertThat(all.effect().estimate()).isCloseTo(average, within(1e-12));
        assertThat(Objects.requireNonNull(all.raw()).estimate()).isCloseTo(rawDifference(2), within(1e-12));
        assertThat(waiver.atShares().get(0).rows()).isEqualTo(400);
    }

    @Test
    void areasAreThoseOfStats() {
        int[] pair = IntStream.range(0, data.rows())
                .filter(i -> data.treatment()[i] < 2)
                .toArray();
        boolean[] treated = new boolean[pair.length];
        for (int r = 0; r < pair.length; r++) {
            treated[r] = data.treatment()[pair[r]] == 1;
        }
        RankedUnits ranked = RankedUnits.of(
                UpliftData.take(Aipw.ofTreatment(world.truth, 0), pair),
                treated,
                UpliftData.take(data.outcome(), pair));

        TreatmentEvaluation bonus = TreatmentEvaluation.of(data, scores, world.truth, world.truth, 1, QUICK, 3, NOBODY);

        assertThat(bonus.auuc().estimate()).isEqualTo(UpliftScore.of(ranked, Convention.GAIN_OVER_RANDOM));
        assertThat(bonus.qini().estimate()).isEqualTo(UpliftScore.of(ranked, Convention.PYLIFT_AQINI));
    }

    @Test
    void tooBoldEffectsHaveASmallSlopeAndEqualOnesNone() {
        double[][] bold = scaled(world.truth, 4);
        double[][] equal = scaled(world.truth, 0);

        TreatmentEvaluation four = TreatmentEvaluation.of(data, scores, bold, world.truth, 1, QUICK, 3, NOBODY);
        TreatmentEvaluation none = TreatmentEvaluation.of(data, scores, equal, world.truth, 1, QUICK, 3, NOBODY);

        assertThat(Objects.requireNonNull(four.calibration().slope()).high()).isLessThan(0.35);
        assertThat(four.ranking().better()).isTrue();
        assertThat(none.calibration().slope()).isNull();
        assertThat(none.ranking().better()).isFalse();
        assertThat(none.ranking().pValue()).isEqualTo(1);
        assertThat(Objects.requireNonNull(none.truth()).spearman()).isNaN();
        assertThat(Objects.requireNonNull(none.truth()).oracleShare()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aUselessRankingIsCalledBetterInAboutOneOfTwentyWorlds() {
        int worlds = 400;
        int better = 0;
        for (int s = 0; s < worlds; s++) {
            UpliftData train = new PlantedEffects(150, 1, 1, 0, 0, Seeds.of(40, s)).data(true);
            UpliftData test = new PlantedEffects(300, 1, 1, 0, 0, Seeds.of(41, s)).data(true);
            NuisanceModels models = NuisanceModels.means(train, LINEAR, s, NOBODY);
            double[][] means = models.means(test.x());
            double[][] psi = Aipw.scores(test, new Nuisances(means, Objects.requireNonNull(test.propensity())));
            double[] effect =
                    Arrays.stream(means).mapToDouble(row -> row[1] - row[0]).toArray();
            Effect autoc = RankWeightedEffect.estimate(
                            Aipw.ofTreatment(psi, 0),
                            effect,
                            RankWeightedEffect.Target.AUTOC,
                            new double[0],
                            100,
                            s,
                            0.95,
                            () -> {})
                    .rate();
            better += RankingTest.of("bonus", autoc, true, 0.05).better() ? 1 : 0;
        }
        // Of 400 worlds with a rate of 5 %: three standard errors are 3.3 points.
        assertThat(better / (double) worlds).isBetween(0.017, 0.083);
    }

    @Test
    void overlapIsSummarisedAndWeakOverlapWarns() {
        PlantedEffects confounded = new PlantedEffects(2000, 1, 1, 1, 3, 6);
        List<OverlapSummary> weak = OverlapSummary.of(confounded.data(true), confounded.propensity);
        List<OverlapSummary> good = OverlapSummary.of(data, world.propensity);

        assertThat(good).hasSize(3).allSatisfy(arm -> {
            assertThat(arm.smallest()).isCloseTo(1.0 / 3, within(1e-12));
            assertThat(arm.effective()).isCloseTo(arm.rows(), within(1e-6));
            assertThat(arm.warnings()).isEmpty();
        });
        assertThat(weak.get(1).smallest()).isLessThan(0.001);
        assertThat(weak.get(1).effective()).isLessThan(0.5 * weak.get(1).rows());
        assertThat(weak.get(1).warnings()).extracting(LearningWarning::kind).containsExactly(Kind.WEAK_OVERLAP);
        assertThat(weak.get(1).warnings().get(0).message()).contains("bonus").contains("equal ones");
    }

    private double rawDifference(int arm) {
        return mean(arm) - mean(0);
    }

    private double mean(int arm) {
        return Arrays.stream(data.ofArm(arm))
                .mapToDouble(i -> data.outcome()[i])
                .average()
                .orElseThrow();
    }

    private static double[][] scaled(double[][] effects, double factor) {
        return Arrays.stream(effects)
                .map(row -> Arrays.stream(row).map(v -> v * factor).toArray())
                .toArray(double[][]::new);
    }
}
