package dev.slipway.stats.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Weighting, doubly robust estimates, sensitivity and synthetic control against numpy and published examples. */
class UnitsGoldenTest {

    private static final Golden GOLDEN = Golden.read("causal.csv");
    private static final double[] Y = column(1);
    private static final double[] E = column(5);
    private static final boolean[] TREATED = treated();
    private static final Matrix DESIGN = design();

    @ParameterizedTest
    @EnumSource
    void hajek(Weighting.Estimand estimand) {
        Weighting w = Weighting.hajek(estimand);
        InverseWeighting.Result known = InverseWeighting.knownPropensity(Y, TREATED, E, w, 0.95);
        InverseWeighting.Result estimated = InverseWeighting.estimatedPropensity(Y, TREATED, E, DESIGN, w, 0.95);
        GOLDEN.check(
                "causal.hajek." + estimand,
                Map.of(
                        "m1", known.treatedMean(),
                        "m0", known.controlMean(),
                        "known", known.effect().standardError(),
                        "estimated", estimated.effect().standardError(),
                        "ess1", known.effectiveTreated(),
                        "ess0", known.effectiveControl()));
    }

    @Test
    void horvitzThompsonAndBounds() {
        Weighting ht = Weighting.horvitzThompson();
        check("causal.ht", ht, new HashMap<>());
        Weighting trimmed = Weighting.hajek(Weighting.Estimand.ATE).trimmed(0.2, 0.8);
        InverseWeighting.Result r = InverseWeighting.knownPropensity(Y, TREATED, E, trimmed, 0.95);
        check("causal.trimmed", trimmed, new HashMap<>(Map.of("kept", (double) r.kept())));
        check("causal.clipped", Weighting.hajek(Weighting.Estimand.ATE).clipped(0.2, 0.8), new HashMap<>());
    }

    private static void check(String name, Weighting w, Map<String, Double> fields) {
        InverseWeighting.Result known = InverseWeighting.knownPropensity(Y, TREATED, E, w, 0.95);
        fields.put("m1", known.treatedMean());
        fields.put("m0", known.controlMean());
        fields.put("known", known.effect().standardError());
        fields.put(
                "estimated",
                InverseWeighting.estimatedPropensity(Y, TREATED, E, DESIGN, w, 0.95)
                        .effect()
                        .standardError());
        GOLDEN.check(name, fields);
    }

    @Test
    void stabilisedWeightsGiveTheSameEffect() {
        InverseWeighting.Result r =
                InverseWeighting.knownPropensity(Y, TREATED, E, Weighting.hajek(Weighting.Estimand.ATE), 0.95);
        double[] stable = r.stabilised(TREATED);
        double[] sum = new double[4];
        for (int i = 0; i < Y.length; i++) {
            int arm = TREATED[i] ? 1 : 0;
            sum[arm] += stable[i] * Y[i];
            sum[2 + arm] += stable[i];
        }
        assertThat(sum[1] / sum[3] - sum[0] / sum[2]).isCloseTo(r.effect().estimate(), within(1e-12));
        assertThat((sum[2] + sum[3]) / Y.length).isCloseTo(1, within(0.1));
    }

    @Test
    void doublyRobust() {
        Effect ate = DoublyRobust.averageEffect(Y, TREATED, E, column(6), column(7), 0.95);
        Effect att = DoublyRobust.effectOnTreated(Y, TREATED, E, column(7), false, 0.95);
        Effect normalised = DoublyRobust.effectOnTreated(Y, TREATED, E, column(7), true, 0.95);
        GOLDEN.check(
                "causal.aipw",
                Map.of(
                        "ate", ate.estimate(),
                        "se", ate.standardError(),
                        "att", att.estimate(),
                        "att_se", att.standardError(),
                        "normalised", normalised.estimate()));
        assertThat(normalised.standardError()).isCloseTo(att.standardError(), within(0.05 * att.standardError()));
        int[] folds = DoublyRobust.folds(103, 5, 3);
        for (int f = 0; f < 5; f++) {
            int fold = f;
            assertThat(Arrays.stream(folds).filter(v -> v == fold).count()).isBetween(20L, 21L);
        }
        assertThat(folds).isEqualTo(DoublyRobust.folds(103, 5, 3)).isNotEqualTo(DoublyRobust.folds(103, 5, 4));
    }

    @Test
    void regressionAdjustment() {
        Effect ate = RegressionAdjustment.averageEffect(Y, TREATED, DESIGN, 0.95);
        Effect att = RegressionAdjustment.effectOnTreated(Y, TREATED, DESIGN, 0.95);
        GOLDEN.check(
                "causal.regression",
                Map.of(
                        "ate", ate.estimate(),
                        "se", ate.standardError(),
                        "att", att.estimate(),
                        "att_se", att.standardError()));
    }

    @Test
    void balance() {
        double[] weights = InverseWeighting.knownPropensity(
                        Y, TREATED, E, Weighting.hajek(Weighting.Estimand.ATE), 0.95)
                .weights();
        double[][] columns = {column(2), column(3), column(4)};
        List<String> names = List.of("x1", "x2", "x3");
        List<Balance.Row> rows = Balance.table(names, columns, TREATED, weights, Balance.Scale.POOLED);
        Balance.Row treatedScale = Balance.table(names, columns, TREATED, weights, Balance.Scale.TREATED)
                .get(0);
        GOLDEN.check(
                "causal.balance",
                Map.of(
                        "difference", rows.get(0).difference(),
                        "weighted", rows.get(0).weightedDifference(),
                        "treated", treatedScale.difference(),
                        "ratio", rows.get(0).varianceRatio()));
        List<Balance.Row> love = Balance.lovePlot(rows);
        for (int i = 1; i < love.size(); i++) {
            assertThat(Math.abs(love.get(i).difference()))
                    .isLessThanOrEqualTo(Math.abs(love.get(i - 1).difference()));
        }
        assertThat(Math.abs(rows.get(0).weightedDifference()))
                .isLessThan(Math.abs(rows.get(0).difference()));
    }

    @ParameterizedTest
    @CsvSource({"1", "1.5", "3"})
    void rosenbaum(String gamma) {
        double g = Double.parseDouble(gamma);
        double[] pairs = pairs();
        RosenbaumBounds.Bounds ranks = RosenbaumBounds.signedRank(pairs, g);
        GOLDEN.check("causal.rosenbaum." + gamma, Map.of("upper", ranks.upper(), "lower", ranks.lower()));
        RosenbaumBounds.Bounds exact = RosenbaumBounds.mcnemar(25, 9, g);
        GOLDEN.check("causal.mcnemar." + gamma, Map.of("upper", exact.upper(), "lower", exact.lower()));
        double limit = RosenbaumBounds.robustUpTo(pairs, 0.05);
        assertThat(limit).isGreaterThan(1);
        assertThat(RosenbaumBounds.signedRank(pairs, limit).upper()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void eValuesOfThePublishedExamples() {
        // VanderWeele and Ding (2017): RR 3.9 (1.8 to 8.7) has E-values 7.26 and 3.0.
        Sensitivity.EValue harm = Sensitivity.riskRatio(3.9, 1.8, 8.7);
        assertThat(harm.point()).isCloseTo(7.26, within(0.005));
        assertThat(harm.limit()).isCloseTo(3.0, within(0.005));
        Sensitivity.EValue mirrored = Sensitivity.riskRatio(1 / 3.9, 1 / 8.7, 1 / 1.8);
        assertThat(mirrored.point()).isCloseTo(harm.point(), within(1e-12));
        assertThat(mirrored.limit()).isCloseTo(harm.limit(), within(1e-12));
        assertThat(Sensitivity.riskRatio(1.2, 0.9, 1.6).limit()).isEqualTo(1);
        assertThat(Sensitivity.oddsRatio(4, 2.25, 9, false).point())
                .isCloseTo(Sensitivity.riskRatio(2, 1.5, 3).point(), within(1e-12));
        assertThat(Sensitivity.hazardRatio(1, 0.5, 2, false).point()).isEqualTo(1);
        assertThat(Sensitivity.standardisedDifference(0, 0.1).limit()).isEqualTo(1);
        assertThat(Sensitivity.standardisedDifference(0.5, 0.1).point())
                .isCloseTo(Sensitivity.riskRatio(Math.exp(0.455), 1, 2).point(), within(1e-12));
    }

    @Test
    void syntheticControl() {
        double[][] rows = Golden.rows("causal_donors.csv").stream()
                .map(r -> Arrays.stream(r)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        double[][] donors = Arrays.copyOfRange(rows, 1, rows.length);
        SyntheticControl.Inference r = SyntheticControl.placebos(rows[0], donors, 8);
        GOLDEN.check(
                "causal.synthetic",
                Map.of(
                        "w1", r.treated().weights()[1],
                        "w4", r.treated().weights()[4],
                        "effect", r.treated().effect(),
                        "before", r.treated().rmspeBefore(),
                        "ratio", r.treated().ratio(),
                        "ratio0", r.donors()[0].ratio(),
                        "ratio5", r.donors()[5].ratio(),
                        "p", r.pValue()));
        assertThat(Arrays.stream(r.treated().weights()).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(r.treated().weights()).min().orElseThrow()).isNotNegative();
    }

    @Test
    void syntheticControlFindsAnExactMixtureAmongMany() {
        double[][] donors = new double[40][30];
        double[] target = new double[30];
        for (int j = 0; j < 40; j++) {
            for (int t = 0; t < 30; t++) {
                donors[j][t] = Math.sin(0.37 * (j + 1) * (t + 1)) + 0.1 * j;
                target[t] += j == 3 ? 0.25 * donors[j][t] : j == 11 ? 0.75 * donors[j][t] : 0;
            }
        }
        double[] w = SyntheticControl.fit(target, donors, 25).weights();
        assertThat(w[3]).isCloseTo(0.25, within(1e-9));
        assertThat(w[11]).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void missingOverlapWarnsAndBadInputIsRefused() {
        double[] extreme = E.clone();
        int control = IntStream.range(0, E.length)
                .filter(i -> !TREATED[i])
                .findFirst()
                .orElseThrow();
        extreme[control] = 0.999;
        InverseWeighting.Result r =
                InverseWeighting.knownPropensity(Y, TREATED, extreme, Weighting.hajek(Weighting.Estimand.ATE), 0.95);
        assertThat(r.effect().warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.EXTREME_WEIGHTS, StatWarning.Kind.NO_OVERLAP);
        extreme[7] = 1;
        assertThatThrownBy(() -> InverseWeighting.knownPropensity(
                        Y, TREATED, extreme, Weighting.hajek(Weighting.Estimand.ATE), 0.95))
                .hasMessageContaining("propensity[7]");
        assertThatThrownBy(() -> InverseWeighting.knownPropensity(
                        Y, new boolean[Y.length], E, Weighting.hajek(Weighting.Estimand.ATE), 0.95))
                .hasMessageContaining("no treated unit");
        assertThatThrownBy(() -> new Weighting(Weighting.Estimand.ATT, false, 0, 1, Weighting.Extremes.TRIM))
                .hasMessageContaining("ATE only");
        assertThatThrownBy(() -> SyntheticControl.fit(new double[] {1, 2}, new double[][] {{1, 2}}, 2))
                .hasMessageContaining("both sides");
        assertThatThrownBy(() -> RosenbaumBounds.signedRank(new double[] {0, 0}, 2))
                .hasMessageContaining("zero");
        assertThatThrownBy(() -> Sensitivity.riskRatio(2, 2.5, 3)).hasMessageContaining("within its interval");
        assertThatThrownBy(() -> RegressionAdjustment.averageEffect(
                        new double[] {1, 2, 3},
                        new boolean[] {true, false, true},
                        Matrix.ofColumns(new double[] {1, 1, 1}),
                        0.95))
                .hasMessageContaining("control has 1 units");
    }

    private static Matrix design() {
        double[] one = new double[Y.length];
        Arrays.fill(one, 1);
        return Matrix.ofColumns(one, column(2), column(3), column(4));
    }

    private static double[] pairs() {
        return Golden.rows("causal_pairs.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row[0]))
                .toArray();
    }

    private static boolean[] treated() {
        double[] column = column(0);
        boolean[] t = new boolean[column.length];
        for (int i = 0; i < t.length; i++) {
            t[i] = column[i] == 1;
        }
        return t;
    }

    private static double[] column(int index) {
        return Golden.rows("causal_units.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row[index]))
                .toArray();
    }
}
