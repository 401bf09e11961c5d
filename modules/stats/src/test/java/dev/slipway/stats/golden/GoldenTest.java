package dev.slipway.stats.golden;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
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
import dev.slipway.stats.resample.Bootstrap;
import dev.slipway.stats.sequential.ConfidenceSequence;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every estimator against R, statsmodels, scipy or mpmath. */
class GoldenTest {

    private static final double LEVEL = 0.95;
    private static final Golden GOLDEN = Golden.read();
    private static final double[] T = Golden.column("treatment", "y");
    private static final double[] C = Golden.column("control", "y");
    private static final BivariateMoments TX = BivariateMoments.of(T, Golden.column("treatment", "x"));
    private static final BivariateMoments CX = BivariateMoments.of(C, Golden.column("control", "x"));
    private static final BivariateMoments TD = BivariateMoments.of(T, Golden.column("treatment", "d"));
    private static final BivariateMoments CD = BivariateMoments.of(C, Golden.column("control", "d"));

    @ParameterizedTest
    @CsvSource({"even,412,4000,371,4100", "rare,3,250,9,260", "none,0,40,6,45", "large,190403,1000000,189102,999000"})
    void twoProportions(String name, long xT, long nT, long xC, long nC) {
        TwoProportions.Result r = TwoProportions.compare(xT, nT, xC, nC, LEVEL);
        GOLDEN.check(
                "proportions." + name,
                Map.ofEntries(
                        entry("z", r.z()),
                        entry("p", r.absolute().pValue()),
                        entry("wald_low", r.absolute().low()),
                        entry("wald_high", r.absolute().high()),
                        entry("newcombe_low", r.newcombeLow()),
                        entry("newcombe_high", r.newcombeHigh()),
                        entry("lift", r.relative().estimate()),
                        entry("lift_se", r.relative().standardError()),
                        entry("lift_low", r.relative().low())));
        double[] wilson = Proportions.wilson(xT, nT, LEVEL);
        GOLDEN.check("wilson." + name, Map.of("low", wilson[0], "high", wilson[1]));
    }

    @Test
    void welch() {
        Welch.Result r = Welch.compare(Moments.of(T), Moments.of(C), LEVEL);
        Effect a = r.absolute();
        GOLDEN.check(
                "welch",
                Map.of(
                        "diff", a.estimate(),
                        "se", a.standardError(),
                        "df", a.degreesOfFreedom(),
                        "p", a.pValue(),
                        "low", a.low(),
                        "high", a.high()));
        Effect l = r.relative();
        GOLDEN.check(
                "welch.relative",
                Map.of(
                        "lift", l.estimate(),
                        "se", l.standardError(),
                        "df", l.degreesOfFreedom(),
                        "p", l.pValue(),
                        "low", l.low(),
                        "high", l.high()));
        GOLDEN.check("relative.gradient", Map.of("lift", l.estimate(), "se", l.standardError()));
    }

    @Test
    void cuped() {
        Cuped.Result within = Cuped.compare(TX, CX, LEVEL);
        GOLDEN.check("cuped.within", cupedFields(within));
        GOLDEN.check(
                "cuped.lm",
                Map.of("theta", within.theta(), "diff", within.absolute().estimate()));
        Cuped.Result all = Cuped.compare(TX, CX, LEVEL, Cuped.Theta.ALL_UNITS, Cuped.Baseline.ADJUSTED);
        GOLDEN.check("cuped.all", cupedFields(all));
    }

    private static Map<String, Double> cupedFields(Cuped.Result r) {
        return Map.ofEntries(
                entry("theta", r.theta()),
                entry("diff", r.absolute().estimate()),
                entry("se", r.absolute().standardError()),
                entry("p", r.absolute().pValue()),
                entry("df", r.absolute().degreesOfFreedom()),
                entry("mean_t", r.adjustedMeanT()),
                entry("mean_c", r.adjustedMeanC()),
                entry("low", r.absolute().low()),
                entry("reduction", r.varianceReduction()),
                entry("lift", r.relative().estimate()),
                entry("lift_se", r.relative().standardError()));
    }

    @Test
    void ratioMetric() {
        RatioMetric.Result r = RatioMetric.compare(TD, CD, LEVEL);
        GOLDEN.check(
                "ratio",
                Map.of(
                        "ratio_t", r.ratioT(),
                        "ratio_c", r.ratioC(),
                        "diff", r.absolute().estimate(),
                        "se", r.absolute().standardError(),
                        "p", r.absolute().pValue(),
                        "df", r.absolute().degreesOfFreedom(),
                        "low", r.absolute().low(),
                        "lift", r.relative().estimate(),
                        "lift_se", r.relative().standardError()));
    }

    @Test
    void sampleRatio() {
        SampleRatio.Result r = SampleRatio.test(new long[] {5030, 4890, 2510}, new double[] {2, 2, 1});
        GOLDEN.check("srm", Map.of("chi", r.chiSquare(), "p", r.pValue()));
        SampleRatio.Result tail = SampleRatio.test(new long[] {51_000, 49_000}, new double[] {1, 1});
        GOLDEN.check("srm.tail", Map.of("chi", tail.chiSquare(), "p", tail.pValue()));
        long[][] days = {{40, 60, 20}, {90, 130, 30}, {160, 250, 55}};
        double[] p = SampleRatio.sequential(days, new double[] {0.4, 0.4, 0.2}, 1000);
        GOLDEN.check("ratio.sequential", Map.of("p0", p[0], "p1", p[1], "p2", p[2]));
    }

    @ParameterizedTest
    @CsvSource({
        "uniform,30,200,21,190,1,1",
        "jeffreys,0,25,4,30,0.5,0.5",
        "unequal,5,12,260,900,2,8",
        "apart,70,100,20,100,1,1"
    })
    void betaBinomial(String name, long xT, long nT, long xC, long nC, double alpha, double beta) {
        BetaBinomial.Result r = BetaBinomial.compare(xT, nT, xC, nC, alpha, beta, LEVEL);
        GOLDEN.check(
                "beta." + name,
                Map.of(
                        "higher", r.probabilityHigher(),
                        "loss_t", r.expectedLossT(),
                        "loss_c", r.expectedLossC(),
                        "mean", r.meanDifference(),
                        "sd", r.standardDeviation(),
                        "low", r.low(),
                        "high", r.high()));
    }

    @Test
    void betaBinomialWithAMillionUnits() {
        BetaBinomial.Result r = BetaBinomial.compare(190_403, 1_000_000, 189_902, 1_000_000, 1, 1, LEVEL);
        GOLDEN.check(
                "beta.million",
                Map.of("higher", r.probabilityHigher(), "loss_t", r.expectedLossT(), "mean", r.meanDifference()));
    }

    @ParameterizedTest
    @CsvSource({"flat,0.012,0.005,0,Infinity", "prior,-0.4,0.3,0.1,0.25", "far,9,0.9,0,3"})
    void normalEffect(String name, double effect, double se, double mean, double sd) {
        NormalEffect.Result r = NormalEffect.posterior(effect, se, mean, sd, LEVEL);
        GOLDEN.check(
                "normal." + name,
                Map.of(
                        "mean", r.mean(),
                        "sd", r.standardDeviation(),
                        "low", r.low(),
                        "positive", r.probabilityPositive(),
                        "shipped", r.expectedLossIfShipped(),
                        "kept", r.expectedLossIfKept()));
    }

    @ParameterizedTest
    @CsvSource({"tuned,0.01,0.004,10000,10000,0.05", "early,0.3,0.1,150,20000,0.05", "late,-0.02,0.003,900000,5000,0.01"
    })
    void confidenceSequence(String name, double effect, double se, long n, long tunedAt, double alpha) {
        Effect e = ConfidenceSequence.asymptotic(effect, se, n, tunedAt, alpha);
        GOLDEN.check("sequence." + name, Map.of("low", e.low(), "high", e.high(), "p", e.pValue()));
    }

    @Test
    void heterogeneity() {
        Heterogeneity.Result h =
                Heterogeneity.test(new double[] {0.02, 0.05, -0.01, 0.03}, new double[] {0.01, 0.015, 0.02, 0.008});
        GOLDEN.check(
                "heterogeneity",
                Map.of("q", h.q(), "p", h.pValue(), "pooled", h.pooledEffect(), "se", h.pooledStandardError()));
    }

    @Test
    void stabilityIndex() {
        double[] cuts = Psi.quantileBins(C, 10);
        Psi.Result psi = Psi.categorical(Psi.count(C, cuts), Psi.count(T, cuts));
        GOLDEN.check("psi", Map.of("psi", psi.psi(), "limit", psi.limit(), "cut0", cuts[0], "cut8", cuts[8]));
    }

    @Test
    void median() {
        double[] sorted = C.clone();
        Arrays.sort(sorted);
        Quantiles.Result m = Quantiles.medianInterval(sorted, LEVEL);
        GOLDEN.check(
                "median", Map.of("median", m.median(), "low", m.low(), "high", m.high(), "coverage", m.coverage()));
    }

    @Test
    void power() {
        GOLDEN.check(
                "power.proportions",
                Map.of(
                        "n", PowerAnalysis.sampleSizeProportions(0.1, 0.12, 0.05, 0.8),
                        "power", PowerAnalysis.powerProportions(3000, 0.1, 0.12, 0.05),
                        "detectable", PowerAnalysis.detectableProportion(5000, 0.1, 0.05, 0.8)));
        GOLDEN.check(
                "power.t",
                Map.of(
                        "n", PowerAnalysis.sampleSizeT(0.5, 1, 0.05, 0.8),
                        "power", PowerAnalysis.powerT(50, 0.5, 1, 0.05),
                        "detectable", PowerAnalysis.detectableDifference(3, 400, 0.05, 0.8)));
        GOLDEN.check(
                "power.strict",
                Map.of(
                        "n", PowerAnalysis.strictSampleSizeProportions(0.1, 0.12, 0.05, 0.8),
                        "small", PowerAnalysis.strictSampleSizeProportions(0.3, 0.4, 0.05, 0.06),
                        "power", PowerAnalysis.strictPowerProportions(3000, 0.1, 0.12, 0.05),
                        "t", PowerAnalysis.strictPowerT(50, 0.5, 1, 0.05),
                        "weak", PowerAnalysis.strictPowerT(5, 0.1, 1, 0.05)));
        GOLDEN.check("power.t.both", Map.of("power", PowerAnalysis.powerT(50, 0.5, 1, 0.05)));
    }

    @Test
    void bootstrap() {
        Bootstrap.Result unequal = Bootstrap.meanDifference(T, C, 200, 1, LEVEL);
        GOLDEN.check("bootstrap.acceleration", Map.of("a", unequal.acceleration()));
        Bootstrap.Result equal = Bootstrap.meanDifference(Arrays.copyOf(T, C.length), C, 20_000, 1, LEVEL);
        GOLDEN.check("bootstrap.equal", Map.of("a", equal.acceleration()));
        GOLDEN.check(
                "bootstrap.ends",
                Map.of(
                        "se", equal.standardError(),
                        "percentile_low", equal.percentileLow(),
                        "percentile_high", equal.percentileHigh(),
                        "bca_low", equal.bcaLow(),
                        "bca_high", equal.bcaHigh()));
    }

    /** A case that a script writes and no test reads would look checked without being so. */
    @Test
    void everyCaseHasATest() {
        Set<String> tested = Set.of(
                "proportions",
                "wilson",
                "welch",
                "relative",
                "cuped",
                "ratio",
                "srm",
                "beta",
                "normal",
                "sequence",
                "heterogeneity",
                "psi",
                "median",
                "power",
                "bootstrap",
                "t",
                "sequential");
        assertThat(GOLDEN.names().stream().map(name -> name.split("\\.", -1)[0]).collect(Collectors.toSet()))
                .isEqualTo(tested);
    }
}
