package dev.slipway.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.Normal;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Designs, monitoring, futility, mixture tests and e-values against R (src/test/golden/sequential.R), laws and refusals. */
class SequentialGoldenTest {

    private static final Golden GOLDEN = Golden.read("sequential_r.csv");
    private static final double[] LOOKS = {0.3, 0.65, 1};

    @ParameterizedTest
    @EnumSource
    void spendingFamilies(Sides sides) {
        int n = sides == Sides.ONE ? 1 : 2;
        Map<String, Spending> families = Map.of(
                "fleming", Spending.obrienFleming(),
                "pocock", Spending.pocock(),
                "power", Spending.power(2),
                "hwang", Spending.hwangShihDeCani(-4));
        families.forEach((name, spending) -> GOLDEN.check(
                "spending." + name + "." + n,
                named("b", Design.spending(LOOKS, spending, 0.025, sides).boundaries())));
        GOLDEN.check(
                "tsiatis." + n,
                named("b", Design.wangTsiatis(LOOKS, 0.25, 0.05, sides).boundaries()));
    }

    @Test
    void operatingCharacteristics() {
        Design design = design();
        Map<String, Double> fields = named("up", design.upperCrossing(2.9));
        fields.putAll(named("all", design.crossing(2.9)));
        fields.put("expected", design.expectedFraction(2.9));
        fields.put("drift", design.driftForPower(0.8));
        GOLDEN.check("design", fields);
        assertThat(design.crossing(0)[2]).isCloseTo(0.05, within(1e-11));
    }

    @Test
    void observedInformation() {
        Monitoring.Result shortfall =
                Monitoring.boundaries(new double[] {20, 55, 82}, 100, true, Spending.obrienFleming(), 0.05, Sides.TWO);
        GOLDEN.check("monitoring.short", named("b", shortfall.boundaries()));
        assertThat(shortfall.spent()[2]).isEqualTo(0.05);
        assertThat(shortfall.nominal()[2]).isCloseTo(Normal.twoSidedP(shortfall.boundaries()[2]), within(1e-15));
        Monitoring.Result overrun =
                Monitoring.boundaries(new double[] {30, 70, 115}, 100, true, Spending.pocock(), 0.025, Sides.ONE);
        GOLDEN.check("monitoring.over", named("b", overrun.boundaries()));
    }

    @Test
    void looksAsPlannedGiveThePlannedBoundaries() {
        Monitoring.Result seen =
                Monitoring.boundaries(new double[] {300, 650, 1000}, 1000, false, Spending.power(2), 0.05, Sides.TWO);
        for (int k = 0; k < 3; k++) {
            assertThat(seen.boundaries()[k]).isCloseTo(design().boundaries()[k], within(1e-10));
        }
        Monitoring.Result later = Monitoring.boundaries(
                new double[] {300, 650, 1000, 1100}, 1000, false, Spending.power(2), 0.05, Sides.TWO);
        assertThat(later.boundaries()[3]).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1.7})
    void futility(double z) {
        Futility.Result r = Futility.assess(design(), 0, z, 3.1);
        GOLDEN.check(
                "futility." + z,
                Map.of("trend", r.trend(), "hypothesised", r.hypothesised(), "predictive", r.predictive()));
    }

    @Test
    void futilityBeforeTheLastLook() {
        double predictive = Futility.predictivePower(design(), 1, 1.2, 0, Double.POSITIVE_INFINITY);
        GOLDEN.check("futility.last", Map.of("predictive", predictive));
        assertThat(Futility.predictivePower(design(), 1, 1.2, 3, 1e-6))
                .isCloseTo(Futility.conditionalPower(design(), 1, 1.2, 3), within(1e-9));
        assertThat(Futility.conditionalPower(design(), 1, 1.2, 40)).isCloseTo(1, within(1e-12));
    }

    @Test
    void mixtureTest() {
        mixture(0.31, 0.2);
        mixture(-0.02, 0.05);
        double tau = MixtureSprt.tunedTau(0.12, 0.05);
        double half = MixtureSprt.test(0, 0.12, tau, 0.05).halfWidth();
        assertThat(half).isLessThan(MixtureSprt.test(0, 0.12, tau * 1.3, 0.05).halfWidth());
        assertThat(half).isCloseTo(0.12 * ConfidenceSequence.multiplier(500, 500, 0.05), within(1e-12));
        assertThat(MixtureSprt.alwaysValid(new double[] {0.3, Double.NaN, 0.4, 0.01, 0.2}))
                .containsExactly(0.3, 0.3, 0.3, 0.01, 0.01);
    }

    private static void mixture(double effect, double tau) {
        Effect e = MixtureSprt.test(effect, 0.12, tau, 0.05);
        double lr = MixtureSprt.likelihoodRatio(effect, 0.12, tau);
        GOLDEN.check("msprt." + effect, Map.of("lr", lr, "p", e.pValue(), "low", e.low()));
        assertThat(MixtureSprt.test(e.halfWidth(), 0.12, tau, 0.05).pValue()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void eValues() {
        GOLDEN.check("evalue", Map.of("p05", EValues.fromP(0.05), "p999", EValues.fromP(0.9995)));
        double[] process = EValues.twoProportions(new long[][] {{4, 20, 1, 18}, {7, 25, 3, 25}, {9, 22, 2, 24}});
        GOLDEN.check("evalue.two", named("e", process));
        assertThat(EValues.toP(20)).isEqualTo(0.05);
        assertThat(EValues.product(new double[] {2, 0.5, 3})).isEqualTo(3);
        assertThat(EValues.mean(new double[] {1, 3})).isEqualTo(2);
        assertThat(EValues.falseDiscoveryRate(new double[] {100, 1, 45, 30, 0}, 0.05))
                .containsExactly(true, false, false, false, false);
        assertThat(EValues.falseDiscoveryRate(new double[] {100, 1, 50, 34, 0}, 0.05))
                .containsExactly(true, false, true, true, false);
    }

    /** The expectation over all outcomes of a block is at most one, whatever the common rate. */
    @Test
    void theEValueOfTwoProportionsHasExpectationAtMostOne() {
        double[] first = EValues.twoProportions(new long[][] {{3, 4, 1, 6}});
        for (double p : new double[] {0.05, 0.3, 0.7}) {
            double expected = 0;
            for (int x = 0; x <= 5; x++) {
                for (int y = 0; y <= 3; y++) {
                    double e = EValues.twoProportions(new long[][] {{3, 4, 1, 6}, {x, 5, y, 3}})[1] / first[0];
                    expected += e * binomial(5, x, p) * binomial(3, y, p);
                }
            }
            assertThat(expected).isBetween(0.01, 1 + 1e-12);
        }
    }

    @Test
    void refusals() {
        refused("ascend", () -> new Design(new double[] {0.5, 0.4}, new double[] {2, 2}, Sides.TWO));
        refused("no boundary", () -> new Design(new double[] {0.5, 1}, new double[] {2, Double.NaN}, Sides.TWO));
        refused(
                "information[1]",
                () -> Monitoring.boundaries(new double[] {5, 5}, 10, false, Spending.pocock(), 0.05, Sides.ONE));
        refused("no look after", () -> Futility.assess(design(), 2, 1, 3));
        refused("fraction", () -> Spending.pocock().spent(1.2, 0.05, Sides.ONE));
        refused("p must", () -> EValues.fromP(0));
        refused("e[1]", () -> EValues.product(new double[] {1, -1}));
        refused("blocks[0]", () -> EValues.twoProportions(new long[][] {{3, 2, 0, 1}}));
        refused("standardError", () -> MixtureSprt.likelihoodRatio(1, 0, 1));
        assertThat(MixtureSprt.test(1, 0, 1, 0.05).warnings()).isNotEmpty();
    }

    private static double binomial(int n, int k, double p) {
        double c = 1;
        for (int i = 0; i < k; i++) {
            c = c * (n - i) / (i + 1);
        }
        return c * Math.pow(p, k) * Math.pow(1 - p, n - k);
    }

    private static Design design() {
        return Design.spending(LOOKS, Spending.power(2), 0.05, Sides.TWO);
    }

    private static Map<String, Double> named(String prefix, double[] values) {
        Map<String, Double> fields = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            fields.put(prefix + (i + 1), values[i]);
        }
        return fields;
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
