package dev.slipway.stats.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.StatWarning.Kind;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.Heterogeneity;
import dev.slipway.stats.ab.Proportions;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.ab.SampleRatio;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.bayes.BetaBinomial;
import dev.slipway.stats.bayes.NormalEffect;
import dev.slipway.stats.drift.Psi;
import dev.slipway.stats.power.PowerAnalysis;
import dev.slipway.stats.sequential.ConfidenceSequence;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What each method says when the data are poor, and what it refuses. */
class WarningsAndRefusalsTest {

    @Test
    void fewSuccessesWarn() {
        assertThat(kinds(TwoProportions.compare(4, 100, 30, 100, 0.95).absolute()))
                .containsExactly(Kind.RARE_EVENTS);
        assertThat(kinds(TwoProportions.compare(5, 100, 95, 100, 0.95).absolute()))
                .isEmpty();
    }

    @Test
    void noSuccessAtAllHasNoTestButANewcombeInterval() {
        TwoProportions.Result r = TwoProportions.compare(0, 50, 0, 60, 0.95);
        assertThat(r.absolute().pValue()).isNaN();
        assertThat(kinds(r.absolute())).contains(Kind.ZERO_VARIANCE, Kind.RARE_EVENTS);
        assertThat(r.newcombeLow()).isLessThan(-0.05);
        assertThat(r.newcombeHigh()).isGreaterThan(0.05);
        assertThat(r.relative().estimate()).isNaN();
        assertThat(kinds(r.relative())).contains(Kind.BASELINE_NEAR_ZERO);
    }

    @Test
    void aBaselineNearZeroWarnsOnTheRelativeScaleOnly() {
        Welch.Result r = Welch.compare(new Moments(100, 1, 4), new Moments(100, 0.5, 4), 0.95);
        assertThat(kinds(r.absolute())).isEmpty();
        assertThat(kinds(r.relative())).containsExactly(Kind.BASELINE_NEAR_ZERO);
        assertThat(r.relative().estimate()).isCloseTo(1, within(1e-15));
    }

    @Test
    void heavySkewWarns() {
        double[] spikes = new double[400];
        Arrays.fill(spikes, 0, 8, 100);
        double[] even = new double[400];
        Arrays.fill(even, 0, 200, 1);
        assertThat(kinds(Welch.compare(spikes, even, 0.95).absolute())).containsExactly(Kind.SKEWED);
        assertThat(kinds(Welch.compare(even, even, 0.95).absolute())).isEmpty();
    }

    @Test
    void aUselessCovariateWarnsAndChangesNothing() {
        BivariateMoments t = new BivariateMoments(50, 3, 1, 2, 0, 0);
        BivariateMoments c = new BivariateMoments(60, 2, 1, 2, 0, 0);
        Cuped.Result r = Cuped.compare(t, c, 0.95);
        Effect plain = Welch.compare(t.y(), c.y(), 0.95).absolute();
        assertThat(r.theta()).isZero();
        assertThat(kinds(r.absolute())).containsExactly(Kind.COVARIATE_WITHOUT_USE);
        assertThat(r.absolute().low()).isEqualTo(plain.low());
        BivariateMoments weak = new BivariateMoments(50, 3, 1, 2, 1, 0.01);
        assertThat(kinds(Cuped.compare(weak, weak, 0.95).absolute())).containsExactly(Kind.COVARIATE_WITHOUT_USE);
    }

    @Test
    void aPerfectCovariateLeavesNoNoise() {
        BivariateMoments t = new BivariateMoments(50, 3.5, 1, 4, 1, 2);
        BivariateMoments c = new BivariateMoments(60, 3, 1, 4, 1, 2);
        Cuped.Result r = Cuped.compare(t, c, 0.95);
        assertThat(r.correlation()).isEqualTo(1);
        assertThat(r.varianceReduction()).isEqualTo(1);
        assertThat(r.absolute().estimate()).isEqualTo(0.5);
        assertThat(kinds(r.absolute())).containsExactly(Kind.ZERO_VARIANCE);
    }

    @Test
    void trafficInAZeroWeightArmIsItsOwnFailure() {
        SampleRatio.Result r = SampleRatio.test(new long[] {500, 500, 3}, new double[] {1, 1, 0});
        assertThat(r.trafficInZeroWeightArm()).isTrue();
        assertThat(r.degreesOfFreedom()).isEqualTo(1);
        assertThat(r.pValue()).isEqualTo(1);
        assertThat(SampleRatio.test(new long[] {500, 500, 0}, new double[] {1, 1, 0})
                        .trafficInZeroWeightArm())
                .isFalse();
        double[] p = SampleRatio.sequential(new long[][] {{5, 5, 0}, {9, 9, 1}}, new double[] {1, 1, 0});
        assertThat(p[0]).isPositive();
        assertThat(p[1]).isZero();
    }

    @Test
    void largestDeviationIsInShares() {
        SampleRatio.Result r = SampleRatio.test(new long[] {510, 490}, new double[] {0.5, 0.5});
        assertThat(r.largestDeviation()).isCloseTo(0.01, within(1e-15));
        assertThat(SampleRatio.test(new long[] {3, 2}, new double[] {1, 1}).warnings())
                .extracting(StatWarning::kind)
                .containsExactly(Kind.SMALL_EXPECTED_COUNT);
    }

    @Test
    void aMedianOfFiveValuesCannotReachNinetyFivePercent() {
        Quantiles.Result r = Quantiles.medianInterval(new double[] {1, 2, 3, 4, 5}, 0.95);
        assertThat(r.coverage()).isCloseTo(1 - 2 * Math.pow(0.5, 5), within(1e-12));
        assertThat(r.warnings()).extracting(StatWarning::kind).containsExactly(Kind.COVERAGE_BELOW_LEVEL);
        assertThat(r.low()).isEqualTo(1);
        assertThat(r.high()).isEqualTo(5);
        Quantiles.Result six = Quantiles.medianInterval(new double[] {1, 2, 3, 4, 5, 6}, 0.95);
        assertThat(six.warnings()).isEmpty();
        assertThat(six.median()).isEqualTo(3.5);
    }

    @Test
    void earlyLooksOfTheSequenceWarn() {
        assertThat(kinds(ConfidenceSequence.asymptotic(1, 1, 99, 1000, 0.05)))
                .containsExactly(Kind.COVERAGE_BELOW_LEVEL);
        assertThat(kinds(ConfidenceSequence.asymptotic(1, 1, 100, 1000, 0.05))).isEmpty();
    }

    @Test
    void priorsOfNothingComeBack() {
        BetaBinomial.Result r = BetaBinomial.compare(0, 0, 0, 0, 1, 1, 0.95);
        assertThat(r.probabilityHigher()).isCloseTo(0.5, within(1e-12));
        // The difference of two uniforms has the triangular density, whose 97.5 % point is 1 - sqrt(0.05).
        assertThat(r.high()).isCloseTo(1 - Math.sqrt(0.05), within(1e-9));
        assertThat(r.expectedLossT()).isCloseTo(1.0 / 6, within(1e-12));
    }

    @Test
    void emptyBinsGetAFloor() {
        Psi.Result r = Psi.categorical(new long[] {50, 50, 0}, new long[] {50, 40, 10});
        assertThat(r.sharesBefore()[2]).isEqualTo(Psi.FLOOR);
        assertThat(r.psi()).isFinite().isGreaterThan(r.limit());
        double[] edges = {1, 2};
        assertThat(Psi.count(new double[] {0, 1, 1.5, 2, 3, -0.0}, edges)).containsExactly(3, 2, 1);
        assertThat(Psi.quantileBins(new double[] {4, 4, 4, 4, 9}, 4)).containsExactly(4);
    }

    @Test
    void refusalsSayWhatIsWrong() {
        refuses(() -> TwoProportions.compare(5, 4, 1, 4, 0.95), "xT = 5 exceeds nT = 4");
        refuses(() -> TwoProportions.compare(-1, 4, 1, 4, 0.95), "xT must be at least 0");
        refuses(() -> TwoProportions.compare(1, 4, 1, 0, 0.95), "nC must be at least 1");
        refuses(() -> TwoProportions.compare(1, 4, 1, 4, 1), "level");
        refuses(() -> Proportions.wilson(1, 4, Double.NaN), "level");
        refuses(() -> Welch.compare(new Moments(2, 0, 1), new Moments(2, 0, 1), 0), "level");
        BivariateMoments none = new BivariateMoments(9, 1, 0, 1, 0, 0);
        refuses(() -> RatioMetric.compare(none, none, 0.95), "denominator of treatment");
        refuses(() -> Quantiles.medianInterval(new double[] {2, 1}, 0.95), "index 1");
        refuses(() -> Quantiles.medianInterval(new double[0], 0.95), "at least one value");
        refuses(() -> SampleRatio.test(new long[] {1, 2}, new double[] {1}), "2 counts and 1 weights");
        refuses(() -> SampleRatio.test(new long[] {1, -2}, new double[] {1, 1}), "observed[1]");
        refuses(() -> SampleRatio.test(new long[] {0, 0}, new double[] {1, 1}), "no unit");
        refuses(() -> SampleRatio.test(new long[] {1, 1}, new double[] {0, 0}), "weight must be positive");
        refuses(() -> SampleRatio.test(new long[] {1, 1}, new double[] {1, Double.NaN}), "weights[1]");
        refuses(() -> SampleRatio.sequential(new long[][] {{5, 5}, {6, 4}}, new double[] {1, 1}), "arm 1 on day 1");
        refuses(() -> Heterogeneity.test(new double[] {1}, new double[] {1}), "number of segments");
        refuses(() -> Heterogeneity.test(new double[] {1, 2}, new double[] {1, 0}), "standardErrors[1]");
        refuses(() -> BetaBinomial.compare(1, 2, 1, 2, 0, 1, 0.95), "priorAlpha");
        refuses(() -> NormalEffect.posterior(1, 0, 0, 1, 0.95), "standardError");
        refuses(() -> NormalEffect.posterior(1, 1, 0, -1, 0.95), "priorSd");
        refuses(() -> ConfidenceSequence.asymptotic(1, 1, 0, 100, 0.05), "n must be at least 1");
        refuses(() -> ConfidenceSequence.asymptotic(1, 1, 10, 100, 0), "alpha");
        refuses(() -> Psi.categorical(new long[] {1, 2}, new long[] {1}), "2 bins before and 1 after");
        refuses(() -> Psi.categorical(new long[] {0, 0}, new long[] {1, 1}), "no unit before");
        refuses(() -> Psi.count(new double[] {1}, new double[] {2, 2}), "index 1");
        refuses(() -> PowerAnalysis.sampleSizeProportions(0.1, 0.1, 0.05, 0.8), "equal");
        refuses(() -> PowerAnalysis.sampleSizeT(0, 1, 0.05, 0.8), "delta");
        refuses(() -> PowerAnalysis.detectableProportion(2, 0.5, 0.05, 0.8), "cannot reach power");
        refuses(() -> PowerAnalysis.powerTwoSided(1, 0, 0.05), "standardError");
    }

    @Test
    void powerAnswersAreConsistent() {
        double n = PowerAnalysis.sampleSizeProportions(0.2, 0.22, 0.05, 0.9);
        assertThat(PowerAnalysis.powerProportions(n, 0.2, 0.22, 0.05)).isCloseTo(0.9, within(1e-12));
        assertThat(PowerAnalysis.sampleSizeProportions(0.22, 0.2, 0.05, 0.9)).isCloseTo(n, within(1e-9));
        assertThat(PowerAnalysis.powerTwoSided(0, 1, 0.05)).isCloseTo(0.05, within(1e-12));
        double mde = PowerAnalysis.detectableEffect(0.3, 0.05, 0.8);
        assertThat(PowerAnalysis.powerTwoSided(mde, 0.3, 0.05)).isCloseTo(0.8, within(1e-5));
        double units = PowerAnalysis.sampleSizeT(0.01, 1, 0.05, 0.8);
        assertThat(PowerAnalysis.powerT(units, 0.01, 1, 0.05)).isCloseTo(0.8, within(1e-9));
    }

    private static void refuses(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }

    private static List<Kind> kinds(Effect e) {
        return e.warnings().stream().map(StatWarning::kind).toList();
    }
}
