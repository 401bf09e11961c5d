package dev.slipway.stats.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of one proportion and ratios of two against statsmodels and scipy (src/test/golden/proportions.py). */
class ProportionIntervalsTest {

    private static final Golden GOLDEN = Golden.read("proportions.csv");

    @ParameterizedTest
    @CsvSource({"none,0,12", "all,9,9", "one,1,1", "rare,3,2500", "middle,12,50", "large,8502,44700"})
    void oneProportion(String name, long x, long n) {
        Map<String, Double> fields = new HashMap<>();
        put(fields, "exact", Proportions.clopperPearson(x, n, 0.9));
        if (x > 0 && x < n) {
            put(fields, "jeffreys", Proportions.jeffreys(x, n, 0.9));
            put(fields, "coull", Proportions.agrestiCoull(x, n, 0.9));
            put(fields, "wald", Proportions.wald(x, n, 0.9));
        }
        GOLDEN.check("one." + name, fields);
    }

    @ParameterizedTest
    @CsvSource({"middle,12,50,21,48", "rare,3,250,9,260", "extreme,95,120,12,130", "large,8279,45489,8502,44700"})
    void ratiosOfTwo(String name, long xT, long nT, long xC, long nC) {
        OddsRatio.Result odds = OddsRatio.compare(xT, nT, xC, nC, 0.95);
        RiskRatio.Result risk = RiskRatio.compare(xT, nT, xC, nC, 0.95);
        Map<String, Double> fields = new HashMap<>(Map.of(
                "or_", odds.ratio(),
                "or_se", odds.logRatio().standardError(),
                "or_p", odds.logRatio().pValue(),
                "rr", risk.ratio(),
                "rr_se", risk.logRatio().standardError(),
                "rr_p", risk.logRatio().pValue()));
        put(fields, "or", odds.low(), odds.high());
        put(fields, "or_adj", odds.adjustedLow(), odds.adjustedHigh());
        put(fields, "rr", risk.low(), risk.high());
        put(fields, "rr_adj", risk.adjustedLow(), risk.adjustedHigh());
        put(fields, "score", risk.scoreLow(), risk.scoreHigh());
        put(fields, "caffo", RiskDifference.agrestiCaffo(xT, nT, xC, nC, 0.95));
        GOLDEN.check("two." + name, fields);
    }

    private static void put(Map<String, Double> fields, String name, double... ends) {
        fields.put(name + "_low", ends[0]);
        fields.put(name + "_high", ends[1]);
    }

    @Test
    void swappingArmsInvertsTheRatios() {
        RiskRatio.Result risk = RiskRatio.compare(12, 50, 21, 48, 0.9);
        RiskRatio.Result swapped = RiskRatio.compare(21, 48, 12, 50, 0.9);
        assertThat(swapped.scoreLow()).isCloseTo(1 / risk.scoreHigh(), within(1e-12));
        assertThat(swapped.low()).isCloseTo(1 / risk.high(), within(1e-12));
        OddsRatio.Result odds = OddsRatio.compare(12, 50, 21, 48, 0.9);
        assertThat(OddsRatio.compare(21, 48, 12, 50, 0.9).high()).isCloseTo(1 / odds.low(), within(1e-12));
        // The other outcome inverts the odds ratio, not the risk ratio.
        assertThat(OddsRatio.compare(38, 50, 27, 48, 0.9).ratio()).isCloseTo(1 / odds.ratio(), within(1e-12));
    }

    @Test
    void scoreIntervalOfTheRatioAgreesWithThePooledTest() {
        // 1 is an end where the pooled z, with the factor, is the quantile.
        double z = TwoProportions.compare(30, 200, 45, 200, 0.95).z() * Math.sqrt(399.0 / 400);
        double level = 1 - dev.slipway.stats.math.Normal.twoSidedP(z);
        assertThat(RiskRatio.compare(30, 200, 45, 200, level).scoreHigh()).isCloseTo(1, within(1e-9));
    }

    @Test
    void noSuccessInAnArm() {
        RiskRatio.Result none = RiskRatio.compare(0, 40, 6, 45, 0.95);
        assertThat(none.ratio()).isZero();
        assertThat(none.logRatio().low()).isNaN();
        assertThat(none.scoreLow()).isZero();
        assertThat(none.scoreHigh()).isBetween(0.01, 1.0);
        assertThat(none.adjustedHigh()).isFinite();
        assertThat(none.logRatio().warnings()).extracting(StatWarning::kind).contains(StatWarning.Kind.RARE_EVENTS);
        assertThat(RiskRatio.compare(6, 45, 0, 40, 0.95).scoreHigh()).isInfinite();
        RiskRatio.Result neither = RiskRatio.compare(0, 1, 0, 1, 0.95);
        assertThat(neither.ratio()).isNaN();
        assertThat(neither.scoreLow()).isZero();
        OddsRatio.Result odds = OddsRatio.compare(0, 40, 6, 45, 0.95);
        assertThat(odds.ratio()).isZero();
        assertThat(odds.low()).isNaN();
        assertThat(odds.adjustedLow()).isPositive();
        RiskRatio.Result everybody = RiskRatio.compare(5, 5, 5, 5, 0.95);
        assertThat(everybody.scoreLow()).isBetween(0.3, 1.0);
        assertThat(everybody.scoreHigh()).isGreaterThan(1);
    }

    @Test
    void exactIntervalCoversAtLeastTheLevel() {
        for (double p = 0.05; p < 1; p += 0.05) {
            double covered = 0;
            for (int x = 0; x <= 17; x++) {
                double[] ends = Proportions.clopperPearson(x, 17, 0.9);
                covered += ends[0] <= p && p <= ends[1] ? dev.slipway.stats.math.BinomialDensity.of(x, 17, p) : 0;
            }
            assertThat(covered).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void refusals() {
        assertThatThrownBy(() -> Proportions.clopperPearson(3, 2, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportions.jeffreys(0, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportions.wald(1, 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OddsRatio.compare(-1, 2, 1, 2, 0.9)).hasMessageContaining("xT");
        assertThatThrownBy(() -> RiskRatio.compare(1, 2, 3, 2, 0.9)).hasMessageContaining("xC");
        assertThatThrownBy(() -> RiskDifference.agrestiCaffo(1, 2, 1, 2, 0)).hasMessageContaining("level");
    }
}
