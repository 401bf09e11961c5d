package dev.slipway.stats.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.Normal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posteriors against mpmath and scipy (src/test/golden/bayes.py), laws and refusals. */
class PosteriorTest {

    private static final Golden GOLDEN = Golden.read("bayes_python.csv");
    private static final Posterior[] ARMS = {beta(31, 400), beta(45, 410), beta(39, 390), beta(12, 150)};

    @ParameterizedTest
    @CsvSource({"rates,58,240,41,251", "rare,0,120,4,118", "far,900,1000,620,1010"})
    void gammaPoisson(String name, long eventsT, double exposureT, long eventsC, double exposureC) {
        GammaPoisson.Result r = GammaPoisson.compare(eventsT, exposureT, eventsC, exposureC, 1, 1, 0.95);
        Map<String, Double> fields = new HashMap<>();
        fields.put("p", r.probabilityHigher());
        fields.put("lossT", r.expectedLossT());
        fields.put("lossC", r.expectedLossC());
        fields.put("mean", r.meanDifference());
        fields.put("low", r.low());
        fields.put("high", r.high());
        fields.put("median", r.medianRatio());
        fields.put("ratioLow", r.ratioLow());
        fields.put("ratioHigh", r.ratioHigh());
        GOLDEN.check("gamma." + name, fields);
    }

    @Test
    void bestOfFourArms() {
        BestOfArms.Result best = BestOfArms.compare(ARMS, true);
        BestOfArms.Result least = BestOfArms.compare(ARMS, false);
        for (int i = 0; i < ARMS.length; i++) {
            GOLDEN.check(
                    "best." + i,
                    Map.of(
                            "p", best.probabilityBest()[i],
                            "loss", best.expectedLoss()[i],
                            "least", least.probabilityBest()[i]));
        }
        assertThat(Arrays.stream(best.probabilityBest()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void twoArmsAreTheDifference() {
        BestOfArms.Result two = BestOfArms.compare(new Posterior[] {ARMS[1], ARMS[3]}, true);
        PosteriorDifference difference = new PosteriorDifference(ARMS[1], ARMS[3]);
        assertThat(two.probabilityBest()[0]).isCloseTo(difference.probabilityHigher(), within(1e-13));
        assertThat(difference.expectedLossC() - difference.expectedLossT()).isCloseTo(difference.mean(), within(1e-13));
        assertThat(BestOfArms.compare(new Posterior[] {ARMS[3], ARMS[1]}, false).expectedLoss()[0])
                .isCloseTo(difference.expectedLossC() - difference.mean(), within(1e-12));
    }

    @Test
    void normalArmsHaveTheClosedForm() {
        PosteriorDifference d = new PosteriorDifference(Posterior.normal(2, 0.3), Posterior.normal(1.2, 0.4));
        NormalEffect.Result closed = NormalEffect.posterior(0.8, 0.5, 0, Double.POSITIVE_INFINITY, 0.9);
        assertThat(d.probabilityHigher()).isCloseTo(closed.probabilityPositive(), within(1e-13));
        assertThat(d.expectedLossT()).isCloseTo(closed.expectedLossIfShipped(), within(1e-13));
        assertThat(d.equalTailed(0.9)[0]).isCloseTo(closed.low(), within(1e-10));
        assertThat(d.highestDensity(0.9)[1]).isCloseTo(closed.high(), within(1e-7));
        Posterior[] same = {Posterior.normal(0, 1), Posterior.normal(0, 1), Posterior.normal(0, 1)};
        assertThat(BestOfArms.compare(same, true).probabilityBest()[2]).isCloseTo(1.0 / 3, within(1e-13));
    }

    @Test
    void shortestIntervals() {
        single("beta", ARMS[3]);
        single("gamma", Posterior.gammaPoisson(4, 118, 1, 1));
        PosteriorDifference d = new PosteriorDifference(ARMS[1], ARMS[3]);
        Rope.Probabilities rope = new Rope(-0.01, 0.01).of(d);
        double[] shortest = d.highestDensity(0.95);
        GOLDEN.check(
                "difference",
                Map.of("hdiLow", shortest[0], "hdiHigh", shortest[1], "below", rope.below(), "above", rope.above()));
        assertThat(rope.below() + rope.inside() + rope.above()).isCloseTo(1, within(1e-13));
    }

    private static void single(String name, Posterior p) {
        double[] shortest = p.highestDensity(0.9);
        GOLDEN.check(
                "shortest." + name,
                Map.of(
                        "low", shortest[0],
                        "high", shortest[1],
                        "q", p.quantile(0.001),
                        "mean", p.mean(),
                        "sd", p.standardDeviation()));
    }

    @Test
    void densitiesThatFallFromTheEdgeStartThere() {
        double[] none = beta(0, 20).highestDensity(0.95);
        assertThat(none[0]).isZero();
        assertThat(none[1]).isCloseTo(1 - Math.pow(0.05, 1.0 / 21), within(1e-12));
        assertThat(beta(20, 20).highestDensity(0.95)[1]).isEqualTo(1);
        assertThatThrownBy(() -> Posterior.betaBinomial(0, 0, 0.5, 0.5).highestDensity(0.9))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void priorsAreRescaledAndCompared() {
        Effect effect = Effect.normal(0.21, 0.08, 0.95, List.of());
        NormalPrior lift = new NormalPrior("history", 0.01, 0.05, NormalPrior.Scale.RELATIVE);
        PriorSensitivity.Table table = PriorSensitivity.table(
                effect,
                NormalPrior.Scale.ABSOLUTE,
                3.4,
                List.of(NormalPrior.flat(), lift),
                new Rope(-0.05, 0.05),
                0.95);
        PriorSensitivity.Row row = table.rows().get(1);
        GOLDEN.check(
                "prior",
                Map.of(
                        "mean", row.posterior().mean(),
                        "sd", row.posterior().standardDeviation(),
                        "positive", row.posterior().probabilityPositive(),
                        "inside", row.rope().inside(),
                        "above", row.rope().above(),
                        "shrinkage", row.shrinkage()));
        assertThat(table.rows().get(0).posterior().mean()).isEqualTo(0.21);
        assertThat(table.largestProbability()).isCloseTo(Normal.cumulative(0.21 / 0.08), within(1e-14));
        assertThat(table.smallestProbability()).isEqualTo(row.posterior().probabilityPositive());
    }

    @Test
    void aPriorSurvivesTheWayToTheOtherScaleAndBack() {
        NormalPrior lift = new NormalPrior("x", 0.02, 0.1, NormalPrior.Scale.RELATIVE);
        NormalPrior back = lift.on(NormalPrior.Scale.ABSOLUTE, -4).on(NormalPrior.Scale.RELATIVE, -4);
        assertThat(back.mean()).isCloseTo(0.02, within(1e-15));
        assertThat(back.standardDeviation()).isCloseTo(0.1, within(1e-15));
        assertThat(lift.on(NormalPrior.Scale.ABSOLUTE, -4).mean()).isEqualTo(-0.08);
    }

    @Test
    void refusals() {
        refused("one family", () -> new PosteriorDifference(ARMS[0], Posterior.normal(0, 1)));
        refused("one family", () -> BestOfArms.compare(new Posterior[] {ARMS[0], Posterior.normal(0, 1)}, true));
        refused("number of arms", () -> BestOfArms.compare(new Posterior[] {ARMS[0]}, true));
        refused("exceeds", () -> Posterior.betaBinomial(3, 2, 1, 1));
        refused("exposure", () -> Posterior.gammaPoisson(3, Double.NaN, 1, 1));
        refused("standardDeviation", () -> Posterior.normal(0, 0));
        refused("must not exceed", () -> new Rope(1, 0));
        refused(
                "control mean of zero",
                () -> new NormalPrior("x", 0, 1, NormalPrior.Scale.RELATIVE).on(NormalPrior.Scale.ABSOLUTE, 0));
    }

    private static Posterior beta(long x, long n) {
        return Posterior.betaBinomial(x, n, 1, 1);
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
