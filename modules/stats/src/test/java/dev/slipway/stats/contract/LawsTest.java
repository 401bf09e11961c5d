package dev.slipway.stats.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.BivariateAccumulator;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Proportions;
import dev.slipway.stats.ab.SampleRatio;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.bayes.BetaBinomial;
import dev.slipway.stats.bayes.NormalEffect;
import dev.slipway.stats.drift.Psi;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.StudentT;
import dev.slipway.stats.sequential.ConfidenceSequence;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** Laws that hold for every input. Seeds are fixed so that a build never fails by chance. */
class LawsTest {

    @Property(tries = 300, seed = "11")
    void intervalsContainTheEstimateAndWidenWithTheLevel(
            @ForAll @LongRange(min = 1, max = 5000) long nT,
            @ForAll @LongRange(min = 1, max = 5000) long nC,
            @ForAll @DoubleRange(min = 0, max = 1) double shareT,
            @ForAll @DoubleRange(min = 0, max = 1) double shareC,
            @ForAll @DoubleRange(min = 0.01, max = 0.98) double level) {
        long xT = Math.round(shareT * (double) nT);
        long xC = Math.round(shareC * (double) nC);
        TwoProportions.Result r = TwoProportions.compare(xT, nT, xC, nC, level);
        TwoProportions.Result wider = TwoProportions.compare(xT, nT, xC, nC, level + 0.01);
        double d = r.absolute().estimate();
        assertThat(d).isBetween(r.absolute().low(), r.absolute().high());
        assertThat(d).isBetween(r.newcombeLow() - 1e-15, r.newcombeHigh() + 1e-15);
        assertThat(r.newcombeLow()).isGreaterThanOrEqualTo(-1 - 1e-15);
        assertThat(r.newcombeHigh()).isLessThanOrEqualTo(1 + 1e-15);
        assertThat(wider.absolute().halfWidth())
                .isGreaterThanOrEqualTo(r.absolute().halfWidth());
        assertThat(wider.newcombeLow()).isLessThanOrEqualTo(r.newcombeLow());
        assertThat(Double.isNaN(r.z()) || isProbability(r.absolute().pValue())).isTrue();
        double[] wilson = Proportions.wilson(xT, nT, level);
        assertThat((double) xT / (double) nT).isBetween(wilson[0] - 1e-15, wilson[1] + 1e-15);
    }

    @Property(tries = 300, seed = "12")
    void swappingTheArmsMirrorsProportions(
            @ForAll @LongRange(min = 1, max = 100_000) long nT,
            @ForAll @LongRange(min = 1, max = 100_000) long nC,
            @ForAll @DoubleRange(min = 0, max = 1) double shareT,
            @ForAll @DoubleRange(min = 0, max = 1) double shareC) {
        long xT = Math.round(shareT * (double) nT);
        long xC = Math.round(shareC * (double) nC);
        TwoProportions.Result a = TwoProportions.compare(xT, nT, xC, nC, 0.95);
        TwoProportions.Result b = TwoProportions.compare(xC, nC, xT, nT, 0.95);
        assertThat(b.absolute().estimate()).isEqualTo(-a.absolute().estimate());
        assertThat(b.absolute().high()).isCloseTo(-a.absolute().low(), within(1e-15));
        assertThat(b.newcombeHigh()).isCloseTo(-a.newcombeLow(), within(1e-14));
        assertThat(Double.compare(b.absolute().pValue(), a.absolute().pValue())).isZero();
    }

    @Property(tries = 300, seed = "13")
    void welchTestAndIntervalAgree(
            @ForAll @DoubleRange(min = -3, max = 3) double meanT,
            @ForAll @DoubleRange(min = 0.01, max = 50) double varT,
            @ForAll @DoubleRange(min = 0.01, max = 50) double varC,
            @ForAll @LongRange(min = 2, max = 400) long nT,
            @ForAll @LongRange(min = 2, max = 400) long nC,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        Effect e = Welch.compare(new Moments(nT, meanT, varT), new Moments(nC, 0.5, varC), level)
                .absolute();
        assertThat(isProbability(e.pValue())).isTrue();
        boolean excludesZero = e.low() > 0 || e.high() < 0;
        assertThat(excludesZero).isEqualTo(e.pValue() < 1 - level);
        assertThat(e.degreesOfFreedom()).isBetween((double) Math.min(nT, nC) - 1 - 1e-9, (double) (nT + nC) - 2 + 1e-9);
    }

    @Property(tries = 300, seed = "14")
    void theSequenceIsNeverNarrowerThanTheFixedInterval(
            @ForAll @LongRange(min = 1, max = 10_000_000) long n,
            @ForAll @LongRange(min = 1, max = 10_000_000) long tunedAt,
            @ForAll @DoubleRange(min = 0.0001, max = 0.5) @Scale(6) double alpha,
            @ForAll @DoubleRange(min = -6, max = 6) double z) {
        assertThat(ConfidenceSequence.multiplier(n, tunedAt, alpha)).isGreaterThan(Normal.upperQuantile(alpha / 2));
        Effect e = ConfidenceSequence.asymptotic(z, 1, n, tunedAt, alpha);
        assertThat(e.pValue()).isGreaterThanOrEqualTo(Normal.twoSidedP(z));
        boolean excludesZero = e.low() > 0 || e.high() < 0;
        assertThat(excludesZero).isEqualTo(e.pValue() < alpha);
    }

    @Property(tries = 300, seed = "15")
    void stabilityIndexIsSymmetricAndNotNegative(
            @ForAll @Size(min = 2, max = 12) List<@LongRange(min = 0, max = 1000) Long> counts,
            @ForAll @LongRange(min = 0, max = 1000) long extra) {
        int bins = counts.size();
        long[] before = new long[bins];
        long[] after = new long[bins];
        for (int i = 0; i < bins; i++) {
            before[i] = counts.get(i) + (i == 0 ? 1 : 0);
            after[i] = counts.get(bins - 1 - i) + (i % 2 == 0 ? extra + 1 : 0);
        }
        Psi.Result forward = Psi.categorical(before, after);
        Psi.Result backward = Psi.categorical(after, before);
        assertThat(forward.psi()).isGreaterThanOrEqualTo(0);
        assertThat(backward.psi()).isCloseTo(forward.psi(), within(1e-12));
        assertThat(backward.limit()).isCloseTo(forward.limit(), within(1e-12));
        assertThat(Psi.categorical(before, before).psi()).isZero();
        for (double part : forward.parts()) {
            assertThat(part).isGreaterThanOrEqualTo(0);
        }
    }

    @Property(tries = 40, seed = "16")
    void posteriorsOfTwoProportionsComplementEachOther(
            @ForAll @LongRange(min = 0, max = 20_000) long nT,
            @ForAll @LongRange(min = 0, max = 300) long nC,
            @ForAll @DoubleRange(min = 0, max = 1) double shareT,
            @ForAll @DoubleRange(min = 0, max = 1) double shareC,
            @ForAll @DoubleRange(min = 0.3, max = 20) double prior) {
        long xT = Math.round(shareT * (double) nT);
        long xC = Math.round(shareC * (double) nC);
        BetaBinomial.Result a = BetaBinomial.compare(xT, nT, xC, nC, prior, 1, 0.9);
        BetaBinomial.Result b = BetaBinomial.compare(xC, nC, xT, nT, prior, 1, 0.9);
        assertThat(a.probabilityHigher() + b.probabilityHigher()).isCloseTo(1, within(1e-11));
        assertThat(a.expectedLossC() - a.expectedLossT()).isCloseTo(a.meanDifference(), within(1e-11));
        assertThat(b.low()).isCloseTo(-a.high(), within(1e-9));
        assertThat(a.low()).isLessThan(a.high());
    }

    @Property(tries = 200, seed = "17")
    void normalPosteriorLiesBetweenPriorAndEstimate(
            @ForAll @DoubleRange(min = -5, max = 5) double effect,
            @ForAll @DoubleRange(min = 0.01, max = 5) double se,
            @ForAll @DoubleRange(min = -5, max = 5) double prior,
            @ForAll @DoubleRange(min = 0.01, max = 5) double sd) {
        NormalEffect.Result r = NormalEffect.posterior(effect, se, prior, sd, 0.95);
        assertThat(r.mean()).isBetween(Math.min(effect, prior) - 1e-12, Math.max(effect, prior) + 1e-12);
        assertThat(r.standardDeviation()).isLessThanOrEqualTo(Math.min(se, sd));
        assertThat(r.expectedLossIfKept() - r.expectedLossIfShipped()).isCloseTo(r.mean(), within(1e-12));
        assertThat(r.expectedLossIfShipped()).isGreaterThanOrEqualTo(0);
    }

    @Property(tries = 200, seed = "18")
    void quantilesInvertTails(
            @ForAll @DoubleRange(min = 1e-12, max = 0.999) @Scale(14) double p,
            @ForAll @DoubleRange(min = 0.6, max = 9000) double df) {
        assertThat(Normal.survival(Normal.upperQuantile(p))).isCloseTo(p, within(1e-12 * p + 1e-15));
        assertThat(StudentT.survival(StudentT.upperQuantile(p, df), df)).isCloseTo(p, within(1e-11 * p + 1e-14));
    }

    @Property(tries = 200, seed = "19")
    void mergingAccumulatorsEqualsOnePass(
            @ForAll @Size(max = 60) List<@DoubleRange(min = -1e6, max = 1e6) Double> drawn,
            @ForAll @IntRange(min = 0, max = 60) int cut) {
        double[] values = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double[] other = new double[values.length];
        BivariateAccumulator left = new BivariateAccumulator();
        BivariateAccumulator right = new BivariateAccumulator();
        for (int i = 0; i < values.length; i++) {
            other[i] = values[i] * 0.5 + i;
            (i < cut ? left : right).add(values[i], other[i]);
        }
        left.merge(right);
        BivariateMoments whole = BivariateMoments.of(values, other);
        BivariateMoments merged = left.snapshot();
        double scale = 1 + whole.varY() + whole.varX();
        assertThat(merged.n()).isEqualTo(whole.n());
        assertThat(merged.meanY()).isCloseTo(whole.meanY(), within(1e-9));
        assertThat(merged.varY()).isCloseTo(whole.varY(), within(1e-12 * scale));
        assertThat(merged.cov()).isCloseTo(whole.cov(), within(1e-12 * scale));
    }

    @Property(tries = 100, seed = "20")
    void sequentialSampleRatioOnlyFalls(@ForAll @Size(8) List<@IntRange(min = 0, max = 400) Integer> perDay) {
        long[][] days = new long[4][2];
        for (int d = 0; d < 4; d++) {
            for (int k = 0; k < 2; k++) {
                days[d][k] = (d == 0 ? 0 : days[d - 1][k]) + perDay.get(2 * d + k);
            }
        }
        double before = 1;
        for (double p : SampleRatio.sequential(days, new double[] {0.3, 0.7})) {
            assertThat(p).isBetween(0.0, before);
            before = p;
        }
    }

    private static boolean isProbability(double p) {
        return p >= 0 && p <= 1;
    }
}
