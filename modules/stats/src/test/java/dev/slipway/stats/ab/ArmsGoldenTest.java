package dev.slipway.stats.ab;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.golden.Golden;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two-arm methods against R, scipy, mpmath and formulas; see src/test/golden/ab.py and ab.R. */
class ArmsGoldenTest {

    private static final Golden GOLDEN = Golden.read("ab_python.csv", "ab_r.csv");

    @ParameterizedTest
    @ValueSource(strings = {"ties", "large", "zeros"})
    void mannWhitneyOfLargeArmsAndTies(String set) {
        MannWhitney.Result r = mannWhitney(set);
        GOLDEN.check(
                "mannwhitney." + set,
                Map.of("u", r.u(), "p", r.pValue(), "higher", r.probabilityHigher(), "shift", r.shift()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "tiny"})
    void mannWhitneyExact(String set) {
        MannWhitney.Result r = mannWhitney(set);
        GOLDEN.check(
                "wilcox." + set,
                Map.of("u", r.u(), "p", r.pValue(), "shift", r.shift(), "low", r.low(), "high", r.high()));
    }

    @Test
    void intervalOfTheShiftOfLargeArms() {
        MannWhitney.Result r = mannWhitney("large");
        GOLDEN.check("wilcox.large", Map.of("low", r.low(), "high", r.high()));
    }

    @Test
    void tablesOfCounts() {
        long[][] square = {{12, 38}, {21, 27}};
        table("wide", ContingencyTable.test(new long[][] {{120, 90, 40, 7}, {131, 60, 52, 11}, {90, 85, 44, 12}}));
        table("square", ContingencyTable.test(square));
        ContingencyTable.Result r = ContingencyTable.test(square);
        GOLDEN.check("table.yates", Map.of("chi", r.yates(), "p", r.yatesPValue()));
    }

    private static void table(String name, ContingencyTable.Result r) {
        GOLDEN.check(
                "table." + name,
                Map.of(
                        "chi", r.chiSquare(),
                        "p", r.pValue(),
                        "df", (double) r.degreesOfFreedom(),
                        "g", r.g(),
                        "gp", r.gPValue(),
                        "v", r.cramersV()));
    }

    @ParameterizedTest
    @CsvSource({"middle,12,50,21,48", "edge,0,40,6,45", "rare,3,250,9,260", "extreme,95,120,12,130"})
    void fisher(String name, long xT, long nT, long xC, long nC) {
        FisherExact.Result r = FisherExact.test(xT, nT, xC, nC, 0.95);
        Map<String, Double> fields =
                new HashMap<>(Map.of("p", r.pValue(), "greater", r.pGreater(), "less", r.pLess(), "high", r.high()));
        if (xT > 0) {
            fields.put("low", r.low());
            fields.put("odds", r.oddsRatio());
        }
        GOLDEN.check("fisher." + name, fields);
        if (!name.equals("extreme")) {
            GOLDEN.check("fisher.r." + name, Map.of("p", r.pValue()));
        }
    }

    @Test
    void permutationsApproachAllDivisions() {
        Map<String, Double> fields = new HashMap<>();
        fields.put("mean", permutation(PermutationTest.Statistic.MEAN_DIFFERENCE));
        fields.put("studentised", permutation(PermutationTest.Statistic.STUDENTISED));
        GOLDEN.check("permutation.tiny", fields);
    }

    private static double permutation(PermutationTest.Statistic statistic) {
        return PermutationTest.compare(
                        Sets.values("tiny", "T"), Sets.values("tiny", "C"), statistic, 200_000, 3, () -> {})
                .pValue();
    }

    @ParameterizedTest
    @CsvSource({"large,0.5", "large,0.9", "small,0.5"})
    void quantiles(String set, double q) {
        double[] t = Sets.values(set, "T");
        double[] c = Sets.values(set, "C");
        QuantileEffect.Result r = QuantileEffect.compare(t, c, q, 0.95);
        QuantileEffect.Result o = QuantileEffect.compare(t, c, q, 0.95, QuantileEffect.StandardError.ORDER_STATISTICS);
        GOLDEN.check(
                "quantile." + set + "." + q,
                Map.of(
                        "diff", r.absolute().estimate(),
                        "se", r.absolute().standardError(),
                        "low", r.absolute().low(),
                        "p", r.absolute().pValue(),
                        "relative", r.relative().estimate(),
                        "relativeSe", r.relative().standardError(),
                        "orderSe", o.absolute().standardError()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9})
    void quantilesOfEventsInUnits(double q) {
        QuantileEffect.Result r = ClusteredQuantile.compare(Sets.events("T"), Sets.events("C"), q, 0.95);
        GOLDEN.check(
                "clustered." + q,
                Map.of(
                        "diff", r.absolute().estimate(),
                        "se", r.absolute().standardError(),
                        "qt", r.quantileT(),
                        "qc", r.quantileC()));
    }

    @ParameterizedTest
    @CsvSource({"large,0", "small,5"})
    void fieller(String set, double shift) {
        Effect e = Fieller.lift(shifted(set, "T", shift), shifted(set, "C", shift), 0.95);
        GOLDEN.check("fieller." + set, Map.of("lift", e.estimate(), "low", e.low(), "high", e.high(), "p", e.pValue()));
    }

    @Test
    void frozenCap() {
        double[] c = Sets.values("zeros", "C");
        FrozenCap cap = FrozenCap.ofQuantile(c, 0.9, true);
        FrozenCap.Result r = cap.compare(Sets.values("zeros", "T"), c, 0.95);
        GOLDEN.check(
                "cap.zeros",
                Map.of(
                        "cap", cap.high(),
                        "diff", r.means().absolute().estimate(),
                        "p", r.means().absolute().pValue(),
                        "shareT", r.shareCappedT(),
                        "keptT", r.keptT()));
    }

    private static Moments shifted(String set, String arm, double shift) {
        double[] values = Sets.values(set, arm);
        for (int i = 0; i < values.length; i++) {
            values[i] += shift;
        }
        return Moments.of(values);
    }

    private static MannWhitney.Result mannWhitney(String set) {
        return MannWhitney.compare(Sets.values(set, "T"), Sets.values(set, "C"), 0.95);
    }
}
