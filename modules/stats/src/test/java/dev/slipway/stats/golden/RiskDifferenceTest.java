package dev.slipway.stats.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.ab.Proportions;
import dev.slipway.stats.ab.RiskDifference;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.math.Normal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskDifferenceTest {
    /** Newcombe 1998, table II, method 6. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0528, 0.3382",
        "9, 10, 3, 10, 0.1700, 0.8406",
        "0, 10, 0, 20, -0.1658, 0.2844",
        "10, 10, 0, 20, 0.7156, 1.0000",
    })
    void published(long xT, long nT, long xC, long nC, double low, double high) {
        double[] limits = RiskDifference.miettinenNurminen(xT, nT, xC, nC, Normal.upperQuantile(0.025));
        assertThat(limits[0]).isCloseTo(low, within(5.1e-5));
        assertThat(limits[1]).isCloseTo(high, within(5.1e-5));
    }

    /** risk_difference.py. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.025, 0.05282971324584459, 0.33817294001586856",
        "56, 70, 48, 80, 0.001, -0.035065420907018106, 0.4125235714074198",
        "9, 900, 0, 100, 0.025, -0.02706711983616794, 0.018901109229457383",
        "9, 900, 0, 100, 0.001, -0.07734442387236082, 0.026576176631668686",
        "3, 1000, 1, 50, 0.025, -0.10204618719108596, 0.0001942605896337476",
        "3, 1000, 1, 50, 0.001, -0.1893634416067114, 0.0036162375755228876",
        "0, 10, 0, 20, 0.025, -0.16576022754217157, 0.2843813395343774",
        "0, 10, 0, 20, 0.001, -0.3306297477944781, 0.49695228645308376",
        "5, 5, 0, 5, 0.025, 0.4017099031609116, 1",
        "5, 5, 0, 5, 0.001, -0.029625307867033258, 1",
        "120, 1000, 100, 1000, 0.025, -0.0074748562952252654, 0.04763174405820753",
        "120, 1000, 100, 1000, 0.001, -0.02356479701394942, 0.06393598181984692",
    })
    void byTheRootsOfTheScorePolynomial(long xT, long nT, long xC, long nC, double tail, double low, double high) {
        double[] limits = RiskDifference.miettinenNurminen(xT, nT, xC, nC, Normal.upperQuantile(tail));
        assertThat(limits[0]).isCloseTo(low, within(1e-9));
        assertThat(limits[1]).isCloseTo(high, within(1e-9));
    }

    @Property(tries = 300)
    void staysWithinMinusOneAndOneHoldsTheEstimateAndAgreesWithThePooledTest(
            @ForAll @IntRange(min = 1, max = 400) int nT,
            @ForAll @IntRange(min = 1, max = 400) int nC,
            @ForAll @DoubleRange(max = 1) double shareT,
            @ForAll @DoubleRange(max = 1) double shareC,
            @ForAll @DoubleRange(min = 0.5, max = 6) double z) {
        long xT = Math.round(shareT * nT);
        long xC = Math.round(shareC * nC);
        double[] limits = RiskDifference.miettinenNurminen(xT, nT, xC, nC, z);
        double[] mirrored = RiskDifference.miettinenNurminen(xC, nC, xT, nT, z);
        double seen = xT / (double) nT - xC / (double) nC;
        assertThat(limits[0]).isBetween(-1.0, seen + 1e-12);
        assertThat(limits[1]).isBetween(seen - 1e-12, 1.0);
        assertThat(limits[0]).isCloseTo(-mirrored[1], within(1e-12));
        double pooled = TwoProportions.compare(xT, nT, xC, nC, 0.95).z();
        double all = nT + nC;
        double score = Math.abs(pooled) * Math.sqrt((all - 1) / all);
        if (Math.abs(score - z) > 1e-6) {
            assertThat(limits[0] > 0 || limits[1] < 0).isEqualTo(score > z);
        }
    }

    @Test
    void aPlanWithoutAnythingToSpendRulesNothingOut() {
        assertThat(RiskDifference.miettinenNurminen(5, 10, 1, 10, Double.POSITIVE_INFINITY))
                .containsExactly(-1, 1);
        assertThat(Proportions.wilsonAt(5, 10, Double.POSITIVE_INFINITY)).containsExactly(0, 1);
        assertThatThrownBy(() -> RiskDifference.miettinenNurminen(5, 10, 1, 10, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
