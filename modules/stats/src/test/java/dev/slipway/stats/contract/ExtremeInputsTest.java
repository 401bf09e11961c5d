package dev.slipway.stats.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.FisherExact;
import dev.slipway.stats.adjust.MantelHaenszel;
import dev.slipway.stats.bayes.NormalEffect;
import dev.slipway.stats.causal.AdoptionPanel;
import dev.slipway.stats.causal.DoublyRobust;
import dev.slipway.stats.causal.EventStudy;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.ProportionalTrends;
import dev.slipway.stats.causal.RegressionAdjustment;
import dev.slipway.stats.causal.RosenbaumBounds;
import dev.slipway.stats.causal.TwoWayFixedEffects;
import dev.slipway.stats.causal.Weighting;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.multiplicity.TukeyComparisons;
import dev.slipway.stats.process.Absorption;
import dev.slipway.stats.process.PoissonRates;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.ElasticNet;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import dev.slipway.stats.regression.TwoStageLeastSquares;
import dev.slipway.stats.sequential.Design;
import dev.slipway.stats.sequential.Sides;
import dev.slipway.stats.sequential.Spending;
import dev.slipway.stats.survival.AcceleratedFailure;
import dev.slipway.stats.survival.Lifetime;
import dev.slipway.stats.survival.SurvivalData;
import dev.slipway.stats.uplift.Convention;
import dev.slipway.stats.uplift.RankedUnits;
import dev.slipway.stats.uplift.UpliftScore;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Legal inputs at the edge, found by feeding every estimator at random: an answer, a warning or a sentence, never NaN alone. */
class ExtremeInputsTest {

    @ParameterizedTest
    @ValueSource(doubles = {39.01, 1e3 + 0.01, 22_713.03, 123_456.789, 1e8 + 0.3, 1e13 + 0.1, 1e300, Double.MAX_VALUE})
    void theNormalTailIsZeroFarOut(double z) {
        assertThat(Normal.survival(z)).isZero();
        assertThat(Normal.survival(-z)).isOne();
        assertThat(Normal.twoSidedP(z)).isZero();
    }

    @Test
    void anEstimateOfManyStandardErrorsIsSurelyPositive() {
        NormalEffect.Result posterior = NormalEffect.posterior(5, 1e-7 / 3, 0, 1, 0.95);
        assertThat(posterior.probabilityPositive()).isOne();
        assertThat(posterior.expectedLossIfShipped()).isZero();
        assertThat(posterior.expectedLossIfKept()).isCloseTo(5, within(1e-12));
    }

    @Test
    void tukeysTestOfFarMeansAndOfMeansWithoutVariance() {
        List<Moments> far = List.of(new Moments(4, 1000, 1), new Moments(4, 0, 1), new Moments(4, 0.5, 1));
        for (TukeyComparisons.Pair pair : TukeyComparisons.compare(far, 0.95)) {
            assertThat(pair.effect().pValue()).isBetween(0.0, 1.0);
        }
        Effect still = TukeyComparisons.compare(List.of(new Moments(40, 1, 0), new Moments(40, 0, 0)), 0.95)
                .getFirst()
                .effect();
        assertThat(still.pValue()).isNaN();
        assertThat(kinds(still.warnings())).containsExactly(StatWarning.Kind.ZERO_VARIANCE);
    }

    @Test
    void fishersTestRefusesMoreTablesThanItCanGoThrough() {
        assertThatThrownBy(() -> FisherExact.test(3_000_000_000L, 6_000_000_000L, 2_999_000_000L, 6_000_000_000L, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5999000001 possible tables");
        assertThat(FisherExact.test(300, 3_000_000_000L, 200, 3_000_000_000L, 0.95)
                        .pValue())
                .isCloseTo(8.940058898e-6, within(1e-14));
    }

    @Test
    void strataWithoutEventsWarn() {
        MantelHaenszel.Result none = MantelHaenszel.test(
                List.of(new MantelHaenszel.Table(0, 10, 0, 12), new MantelHaenszel.Table(0, 5, 0, 5)), 0.95);
        assertThat(none.logOddsRatio().estimate()).isNaN();
        assertThat(kinds(none.logOddsRatio().warnings()))
                .containsExactly(StatWarning.Kind.RARE_EVENTS, StatWarning.Kind.UNBOUNDED_INTERVAL);
        MantelHaenszel.Result one = MantelHaenszel.test(
                List.of(new MantelHaenszel.Table(1, 100, 3, 120), new MantelHaenszel.Table(2, 50, 1, 50)), 0.95);
        assertThat(kinds(one.logOddsRatio().warnings())).containsExactly(StatWarning.Kind.RARE_EVENTS);
    }

    @Test
    void mcnemarsBoundsOfManyPairsAreQuickAndThoseOfFewAreExact() {
        RosenbaumBounds.Bounds many = RosenbaumBounds.mcnemar(300_000_000L, 200_000_000L, 1.5);
        assertThat(many.upper()).isCloseTo(0.5000194230831506, within(1e-9));
        // P(X >= 3) and P(X >= 1) of Binomial(4, 1/2).
        assertThat(RosenbaumBounds.mcnemar(3, 1, 1).upper()).isCloseTo(5.0 / 16, within(1e-15));
        assertThat(RosenbaumBounds.mcnemar(1, 3, 1).upper()).isCloseTo(15.0 / 16, within(1e-15));
        assertThat(RosenbaumBounds.mcnemar(0, 4, 1).upper()).isOne();
    }

    @Test
    void aLookWithoutNewInformationIsRefused() {
        assertThatThrownBy(() -> Design.spending(new double[] {0.5, 0.5, 1}, Spending.obrienFleming(), 0.05, Sides.TWO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fractions[1] must be above 0.5");
    }

    @Test
    void rateTestsWithoutEventsAndWithVeryMany() {
        assertThat(PoissonRates.scoreP(0, 2, 0, 1)).isOne();
        assertThat(PoissonRates.scoreP(0, 3.7, 1L << 40, 0.95)).isZero();
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> ElasticNet.largest(Matrix.ofColumns(new double[] {1, 2}), new double[] {1}, 1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("y has 1 entries, x 2 rows");
        DesignMatrix three = DesignMatrix.of(Matrix.ofColumns(new double[] {1, 1, 1}));
        assertThatThrownBy(() ->
                        TwoStageLeastSquares.fit(new double[] {1, 2}, three, three, three, StandardErrors.CLASSICAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the response has 2 rows, a design 3");
        double[][] flat = {{0.5, 0.2}, {0.5, 0.1}, {0.1, 0.1}};
        assertThatThrownBy(() -> Absorption.of(flat, new double[][] {{0.3}, {0.4}, {0.8}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("T has 3 rows but one of 2 columns");
    }

    /** The analyses of variance that the National Institute of Standards and Technology certifies (SmLs09): a large common part. */
    @Test
    void aLargeCommonPartOfTheResponseTakesNoDigits() {
        int each = 2001;
        double[] y = new double[9 * each];
        String[] group = new String[y.length];
        for (int i = 0; i < y.length; i++) {
            int g = i / each;
            double centre = 4 + (g == 0 ? 0 : g % 2 == 0 ? 2 : -1) + (g == 0 ? 0 : (g - (g % 2 == 0 ? 2 : 1)));
            y[i] = 1_000_000_000_000.0 + (centre + (i % each == 0 ? 0 : i % 2 == 0 ? 1 : -1)) / 10;
            group[i] = "g" + g;
        }
        double[] small = Arrays.stream(y).map(v -> v - 1_000_000_000_000.0).toArray();
        LinearFit shifted = fit(group, y);
        LinearFit plain = fit(group, small);
        assertThat(shifted.totalSumOfSquares()).isCloseTo(plain.totalSumOfSquares(), within(1e-6));
        assertThat(shifted.fTest().statistic() / plain.fTest().statistic()).isCloseTo(1, within(1e-3));
    }

    private static LinearFit fit(String[] group, double[] y) {
        return LinearRegression.fit(
                RegressionData.of(
                        new DesignBuilder(y.length).factor("group", group).build(), y),
                StandardErrors.CLASSICAL);
    }

    /** A quadratic in the year with Wampler's residuals; mpmath with 50 digits computed the errors. */
    @Test
    void robustErrorsKeepTheirDigitsWhereColumnsNearlyDependOnEachOther() {
        double[] y = {
            759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 2523,
            -2048, 2048, -2048, 759
        };
        double[][] powers = new double[3][y.length];
        int[] clusters = new int[y.length];
        for (int i = 0; i < y.length; i++) {
            clusters[i] = i / 3;
            for (int k = 0; k < powers.length; k++) {
                powers[k][i] = Math.pow(1950 + i, k);
            }
        }
        RegressionData rows = RegressionData.of(Matrix.ofColumns(powers), y).withClusters(clusters);
        errors(rows, StandardErrors.HC0, 43093406.145976685, 43973.20908295393, 11.217642385440124);
        errors(rows, StandardErrors.HC3, 52268180.83209744, 53335.23243714734, 13.605911075352608);
        errors(rows, StandardErrors.CLUSTER, 19092034.1991727, 19481.96242462697, 4.969884006186418);
    }

    private static void errors(RegressionData rows, StandardErrors kind, double... expected) {
        LinearFit fit = LinearRegression.fit(rows, kind);
        for (int j = 0; j < expected.length; j++) {
            assertThat(fit.coefficients().standardError(j) / expected[j]).isCloseTo(1, within(5e-10));
        }
    }

    @Test
    void linearModelsThatExplainEverythingOrAreTooLarge() {
        String[] group = {"a", "a", "a", "b", "b", "b"};
        LinearFit perfect = fit(group, new double[] {0, 0, 0, 3, 3, 3});
        assertThat(kinds(perfect.warnings())).containsExactly(StatWarning.Kind.ZERO_VARIANCE);
        LinearFit still = fit(group, new double[] {3, 3, 3, 3, 3, 3});
        assertThat(kinds(still.warnings())).containsExactly(StatWarning.Kind.ZERO_VARIANCE);
        assertThatThrownBy(still::fTest)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the response does not vary");
        assertThat(fit(group, new double[] {0, 1e-9, 0, 3, 3, 3}).warnings()).isEmpty();
        assertThatThrownBy(() -> fit(group, new double[] {1e300, 2e300, -1e300, 3e300, 1e300, 5e300}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large for a double");
    }

    @Test
    void aGroupWithoutEventsHasNoFiniteEffectOnItsLifetime() {
        double[] time = {1, 2, 3, 4, 5, 6, 7, 8};
        boolean[] early = {true, true, true, true, false, false, false, false};
        var design = new DesignBuilder(8).numeric("late", new double[] {0, 0, 0, 0, 1, 1, 1, 1});
        AcceleratedFailure.Result fit =
                AcceleratedFailure.fit(SurvivalData.of(time, early), design.build(), Lifetime.WEIBULL);
        assertThat(kinds(fit.warnings())).contains(StatWarning.Kind.SEPARATION);
        assertThat(fit.warnings().getLast().message()).contains("late");
        boolean[] mixed = {true, false, true, true, true, false, true, false};
        assertThat(AcceleratedFailure.fit(SurvivalData.of(time, mixed), design.build(), Lifetime.WEIBULL)
                        .warnings())
                .isEmpty();
    }

    @Test
    void outcomesThatDoNotVaryAreNotSignificantByTheirRounding() {
        int n = 30;
        double[] y = new double[n];
        Arrays.fill(y, -3.1);
        double[] one = new double[n];
        Arrays.fill(one, 1);
        double[] x = new double[n];
        double[] propensity = new double[n];
        boolean[] treated = new boolean[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.sin(i * 1.7);
            propensity[i] = 0.3 + 0.4 * Math.abs(Math.sin(i));
            treated[i] = i % 3 == 0;
        }
        Matrix design = Matrix.ofColumns(one, x);
        double[] model = Arrays.stream(x).map(v -> -3.1 + v * 1e-16).toArray();
        for (Effect effect : List.of(
                RegressionAdjustment.averageEffect(y, treated, design, 0.95),
                RegressionAdjustment.effectOnTreated(y, treated, design, 0.95),
                DoublyRobust.averageEffect(y, treated, propensity, model, y, 0.95),
                DoublyRobust.effectOnTreated(y, treated, propensity, model, true, 0.95),
                DoublyRobust.overlapEffect(y, treated, propensity, model, y, 0.95),
                InverseWeighting.knownPropensity(y, treated, propensity, Weighting.hajek(Weighting.Estimand.ATE), 0.95)
                        .effect())) {
            assertThat(effect.estimate()).isCloseTo(0, within(1e-14));
            assertThat(effect.standardError()).isZero();
            assertThat(effect.pValue()).isNaN();
            assertThat(kinds(effect.warnings())).contains(StatWarning.Kind.ZERO_VARIANCE);
        }
    }

    @Test
    void oneTreatedUnitOfAPanelWarns() {
        int[] start = new int[12];
        Arrays.fill(start, EventStudy.NEVER);
        start[0] = 2;
        AdoptionPanel panel = AdoptionPanel.plain((unit, period) -> 5 + Math.sin(unit * 7 + period * period), 5, start);
        assertThat(kinds(TwoWayFixedEffects.estimate(panel, 0.95).effect().warnings()))
                .containsExactly(StatWarning.Kind.SMALL_SAMPLE);
        assertThat(kinds(ProportionalTrends.estimate(panel, 2, 0.95).effect().warnings()))
                .containsExactly(StatWarning.Kind.SMALL_SAMPLE);
        Arrays.fill(start, 0, 6, 2);
        AdoptionPanel even = AdoptionPanel.plain((unit, period) -> 5 + Math.sin(unit * 7 + period * period), 5, start);
        assertThat(TwoWayFixedEffects.estimate(even, 0.95).effect().warnings()).isEmpty();
        assertThat(ProportionalTrends.estimate(even, 2, 0.95).effect().warnings())
                .isEmpty();
    }

    @Test
    void resamplesWithoutAScoreAreLeftOutOfItsInterval() {
        double[] score = {6, 5, 4, 3, 2, 1};
        boolean[] treated = {true, false, true, false, true, false};
        RankedUnits few = RankedUnits.of(score, treated, new double[] {1, 0, 0, 1, 0, 0});
        Effect effect = UpliftScore.bootstrap(few, Convention.SCIKIT_UPLIFT_AUUC, 200, 1, 0.9, () -> {});
        assertThat(effect.low()).isLessThanOrEqualTo(effect.high()).isFinite();
        assertThat(kinds(effect.warnings())).contains(StatWarning.Kind.RARE_EVENTS);
    }

    private static List<StatWarning.Kind> kinds(List<StatWarning> warnings) {
        return warnings.stream().map(StatWarning::kind).toList();
    }
}
