package dev.slipway.stats.further;

import static dev.slipway.stats.further.FurtherRows.codes;
import static dev.slipway.stats.further.FurtherRows.column;
import static dev.slipway.stats.further.FurtherRows.fields;
import static dev.slipway.stats.further.FurtherRows.flags;
import static dev.slipway.stats.further.FurtherRows.matrix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.ArmsVariance;
import dev.slipway.stats.causal.NearestNeighbours;
import dev.slipway.stats.causal.NearestNeighbours.Distance;
import dev.slipway.stats.causal.NearestNeighbours.Estimand;
import dev.slipway.stats.causal.PairedMatching;
import dev.slipway.stats.causal.RegressionDiscontinuity;
import dev.slipway.stats.causal.RegressionDiscontinuity.Kernel;
import dev.slipway.stats.causal.RegressionDiscontinuity.Side;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.multiplicity.TukeyComparisons;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FurtherComparisonsTest {

    private final Golden golden = Golden.read("further.csv");

    @Test
    void matchingWithReplacementAsInR() {
        double[] score =
                Arrays.stream(column("w")).map(w -> Math.rint(2 * w) / 2).toArray();
        for (Estimand estimand : Estimand.values()) {
            for (int m : new int[] {1, 3}) {
                check(
                        "match." + estimand + "." + m,
                        NearestNeighbours.match(
                                column("y"), flags("t"), Matrix.ofColumns(score), Distance.SCALED, m, estimand, 0.95));
            }
        }
        check(
                "match.mahalanobis",
                NearestNeighbours.match(
                        column("y"), flags("t"), matrix("w", "z2"), Distance.MAHALANOBIS, 1, Estimand.ATT, 0.95));
    }

    private void check(String name, NearestNeighbours.Result r) {
        golden.check(
                name,
                Map.of(
                        "est", r.effect().estimate(),
                        "se", r.effect().standardError(),
                        "pairs", (double) r.pairs()));
    }

    @Test
    void pairsTakeTheNearestThatIsFree() {
        double[] y = {10, 20, 1, 2, 3};
        boolean[] treated = {true, true, false, false, false};
        double[] score = {0.5, 0.9, 0.8, 0.55, 0.1};
        PairedMatching.Result all = PairedMatching.match(y, treated, score, Double.POSITIVE_INFINITY, 0.95);
        assertThat(all.treated()).containsExactly(1, 0);
        assertThat(all.control()).containsExactly(2, 3);
        assertThat(all.effect().estimate()).isEqualTo((19 + 8) / 2.0);
        assertThatThrownBy(() -> PairedMatching.match(y, treated, score, 0.06, 0.95))
                .hasMessage("only 1 pairs lie within the caliper");
        assertThatThrownBy(() -> NearestNeighbours.match(
                        y, treated, Matrix.ofColumns(score), Distance.SCALED, 3, Estimand.ATT, 0.95))
                .hasMessage("there are 2 treated and 3 others for 3 neighbours");
    }

    @Test
    void discontinuityAsInR() {
        for (Kernel kernel : Kernel.values()) {
            RegressionDiscontinuity.Result jump = RegressionDiscontinuity.sharp(
                    column("y"), column("w"), 0.1, 0.9, Side.ABOVE, kernel, StandardErrors.HC1, 0.95);
            golden.check(
                    "rdd." + kernel.name().toLowerCase(Locale.ROOT),
                    Map.of(
                            "tau", jump.effect().estimate(),
                            "se", jump.effect().standardError(),
                            "below", (double) jump.below()));
            RegressionDiscontinuity.Result turned = RegressionDiscontinuity.sharp(
                    column("y"), column("w"), 0.1, 0.9, Side.BELOW, kernel, StandardErrors.HC1, 0.95);
            assertThat(turned.effect().estimate())
                    .isCloseTo(-jump.effect().estimate(), org.assertj.core.api.Assertions.within(1e-12));
        }
        assertThatThrownBy(() -> RegressionDiscontinuity.sharp(
                        column("y"), column("w"), 10, 1, Side.ABOVE, Kernel.UNIFORM, StandardErrors.HC1, 0.95))
                .hasMessageContaining("take a wider one");
    }

    @Test
    void allPairsAsInR() {
        List<TukeyComparisons.Pair> pairs = TukeyComparisons.compare(arms(), 0.95);
        Map<String, Double> got = fields("d", each(pairs, p -> p.effect().estimate()));
        got.putAll(fields("l", each(pairs, p -> p.effect().low())));
        got.putAll(fields("u", each(pairs, p -> p.effect().high())));
        got.putAll(fields("p", each(pairs, p -> p.effect().pValue())));
        golden.check("tukey", got);
    }

    @Test
    void testsOfSeveralArmsAsInR() {
        ArmsVariance.Result f = ArmsVariance.oneWay(arms());
        ArmsVariance.Result welch = ArmsVariance.welch(arms());
        ArmsVariance.Result bartlett = ArmsVariance.bartlett(arms());
        golden.check(
                "arms",
                Map.of(
                        "f", f.statistic(),
                        "fp", f.pValue(),
                        "w", welch.statistic(),
                        "wdf", welch.residualDf(),
                        "wp", welch.pValue(),
                        "b", bartlett.statistic(),
                        "bp", bartlett.pValue()));
        Moments constant = Moments.of(new double[] {1, 1, 1});
        assertThatThrownBy(() -> ArmsVariance.welch(List.of(arms().getFirst(), constant)))
                .hasMessageContaining("variance of arm 1");
    }

    private static double[] each(List<TukeyComparisons.Pair> pairs, ToDoubleFunction<TukeyComparisons.Pair> value) {
        return pairs.stream().mapToDouble(value).toArray();
    }

    private static List<Moments> arms() {
        double[] y = column("y");
        int[] g = codes("g");
        return IntStream.range(0, 3)
                .mapToObj(code -> Moments.of(IntStream.range(0, g.length)
                        .filter(i -> g[i] == code)
                        .mapToDouble(i -> y[i])
                        .toArray()))
                .toList();
    }
}
