package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.stats.ab.Heterogeneity;
import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.multiplicity.AdjustedP;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rows of an attribute: adjusted p-values, the test of one effect in all of them, and what is said about it. */
class SegmentsTest {
    /** Successes of control and treatment by level, of 1,000 units each; the last level has 5. */
    private static SegmentReadout segments(Adjustment method, int[]... successes) {
        int levels = successes.length;
        int n = levels * 2_000 + 10;
        double[] y = new double[n];
        int[] arm = new int[n];
        int[] code = new int[n];
        int u = 0;
        for (int l = 0; l < levels; l++) {
            for (int a = 0; a < 2; a++) {
                for (int i = 0; i < 1_000; i++, u++) {
                    y[u] = i < successes[l][a] ? 1 : 0;
                    arm[u] = a;
                    code[u] = l;
                }
            }
        }
        for (; u < n; u++) {
            arm[u] = u % 2;
            code[u] = levels;
        }
        String[] names = {"north", "east", "south", "west"};
        names[levels] = "few";
        Category place = new Category(List.of(names).subList(0, levels + 1), code);
        ExperimentData data = new ExperimentData(
                List.of("control", "treatment"),
                new String[n],
                arm,
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                Map.of("place", place),
                Map.of(),
                Map.of("m", new ExperimentData.MetricValues(y, null, null)),
                null,
                new ExperimentData.TestSummary(0, 0));
        MetricColumn column = requireNonNull(MetricColumn.of(TinyStudies.primary(Better.HIGHER), data, null));
        return requireNonNull(SegmentCalculator.compute(column, "place", 1, 0.05, method));
    }

    @Test
    void rowsAndInteractionAreThoseOfTheEstimators() {
        int[][] successes = {{400, 420}, {400, 470}, {400, 400}};
        SegmentReadout segment = segments(Adjustment.HOLM, successes);
        double[] p = new double[3];
        double[] effects = new double[3];
        double[] errors = new double[3];
        for (int i = 0; i < 3; i++) {
            var effect = TwoProportions.compare(successes[i][1], 1_000, successes[i][0], 1_000, 0.95)
                    .absolute();
            // The test to which the score interval belongs: pooled, times N/(N − 1) = 2,000/1,999.
            double pooled = (successes[i][0] + successes[i][1]) / 2_000.0;
            double error = Math.sqrt(pooled * (1 - pooled) * 2 / 1_000 * 2_000 / 1_999);
            p[i] = 2 * Normal.survival(Math.abs(effect.estimate()) / error);
            effects[i] = effect.estimate();
            errors[i] = effect.standardError();
        }
        double[] adjusted = AdjustedP.HOLM.adjust(p);
        for (int i = 0; i < 3; i++) {
            SegmentReadout.Row row = segment.rows().get(i);
            assertThat(row.pValue()).isCloseTo(p[i], within(1e-12));
            assertThat(row.adjustedP()).isCloseTo(adjusted[i], within(1e-12));
            assertThat(row.found()).isEqualTo(i == 1);
        }
        assertThat(segment.rows().get(3).adjustedP()).isNull();
        assertThat(segment.rows().get(3).found()).isNull();
        var q = Heterogeneity.test(effects, errors);
        SegmentReadout.Tests tests = requireNonNull(segment.tests());
        SegmentReadout.Interaction interaction = requireNonNull(tests.interaction());
        assertThat(interaction.q()).isCloseTo(q.q(), within(1e-10));
        assertThat(interaction.degreesOfFreedom()).isEqualTo(2);
        assertThat(interaction.iSquared()).isCloseTo((q.q() - 2) / q.q(), within(1e-10));
        assertThat(segment.interactionP()).isEqualTo(interaction.pValue());
        assertThat(tests.controls()).contains("any false finding among these 3 effects");
        assertThat(segment.found()).extracting(SegmentReadout.Row::level).containsExactly("east");
    }

    /** The row's interval leaves 0 out exactly when its p is below the level that the interval stands for. */
    @Test
    void intervalAndPAreOfOneMethod() {
        int left = 0;
        for (int more = 40; more < 75; more++) {
            SegmentReadout.Row row = segments(Adjustment.HOLM, new int[] {400, 400 + more}, new int[] {30, 31})
                    .rows()
                    .getFirst();
            // Of three levels: the two and the few.
            boolean below = requireNonNull(row.pValue()) < 0.05 / 3;
            assertThat(requireNonNull(row.difference()).excludesZero())
                    .as("%s more", more)
                    .isEqualTo(below);
            left += below ? 1 : 0;
        }
        assertThat(left).isBetween(5, 30);
    }

    /** Levels: both arms, control only, treatment only, denominators of 0, one value for all. */
    private static SegmentReadout gaps() {
        int n = 400;
        double[] y = new double[n];
        double[] below = new double[n];
        int[] arm = new int[n];
        int[] code = new int[n];
        for (int u = 0; u < n; u++) {
            code[u] = u / 80;
            arm[u] = code[u] == 1 ? 0 : code[u] == 2 ? 1 : u % 2;
            below[u] = code[u] == 3 && arm[u] == 1 ? 0 : 2;
            y[u] = code[u] == 4 ? 3 : u % 7;
        }
        Metric ratio = new Metric(
                "m",
                "m",
                MetricKind.RATIO,
                null,
                null,
                "m",
                null,
                null,
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
        ExperimentData data = new ExperimentData(
                List.of("control", "treatment"),
                new String[n],
                arm,
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                Map.of("place", new Category(List.of("both", "old", "new", "none", "flat"), code)),
                Map.of(),
                Map.of("m", new ExperimentData.MetricValues(y, below, null)),
                null,
                new ExperimentData.TestSummary(0, 0));
        MetricColumn column = requireNonNull(MetricColumn.of(ratio, data, null));
        return requireNonNull(SegmentCalculator.compute(column, "place", 1, 0.05, Adjustment.HOLM));
    }

    /** A level that an arm does not have is not 0; it is nothing, and the row says why. */
    @Test
    void whatAnArmDoesNotHaveIsNotZero() {
        SegmentReadout segment = gaps();
        Map<String, SegmentReadout.Row> rows = new HashMap<>();
        segment.rows().forEach(row -> rows.put(row.level(), row));
        assertThat(rows).hasSize(5);
        SegmentReadout.Row old = requireNonNull(rows.get("old"));
        assertThat(old.control()).isNotNull();
        assertThat(old.treatment()).isNull();
        assertThat(old.nTreatment()).isZero();
        assertThat(old.reason()).isEqualTo("no users in treatment");
        assertThat(requireNonNull(rows.get("new")).reason()).isEqualTo("no users in control");
        SegmentReadout.Row none = requireNonNull(rows.get("none"));
        assertThat(none.treatment()).isNull();
        assertThat(none.reason()).isEqualTo("denominator of 0 in treatment");
        assertThat(requireNonNull(rows.get("flat")).reason()).isEqualTo("no variation");
        assertThat(requireNonNull(rows.get("both")).reason()).isNull();
        assertThat(segment.rows()).filteredOn(row -> row.reason() != null).allMatch(row -> row.difference() == null);
        assertThat(segments(Adjustment.HOLM, new int[] {400, 420})
                        .rows()
                        .getLast()
                        .reason())
                .isEqualTo("too few users");
    }

    @Test
    void equalEffectsShowNoDifference() {
        SegmentReadout segment = segments(Adjustment.BENJAMINI_HOCHBERG, new int[] {400, 403}, new int[] {300, 303});
        SegmentReadout.Tests tests = requireNonNull(segment.tests());
        assertThat(requireNonNull(tests.interaction()).iSquared()).isZero();
        assertThat(tests.reading())
                .isEqualTo(
                        "No evidence that the effect differs between the rows (Q 0.0 on 1 df, p = 1.00, I² 0%). No row"
                                + " is found after Benjamini–Hochberg's adjustment over 2 rows.");
    }

    @Test
    void differentEffectsNameTheLargestAndMarkTheFound() {
        SegmentReadout segment = segments(Adjustment.HOLM, new int[] {400, 400}, new int[] {400, 500});
        assertThat(requireNonNull(segment.tests()).reading())
                .startsWith("The effect differs between the rows (Q ")
                .contains("largest in east, which is a finding about one row only where it is marked")
                .endsWith("Found after Holm's adjustment over 2 rows: east.");
    }

    @Test
    void oneUsableRowTellsNoDifference() {
        SegmentReadout segment = segments(Adjustment.HOLM, new int[] {400, 500});
        assertThat(segment.interactionP()).isNull();
        assertThat(requireNonNull(segment.tests()).reading()).startsWith("Fewer than two rows");
    }

    @Test
    void aQuantileHasSegmentsToo() {
        ExperimentData data = Samples.data(3_000, 2, 0.05, 5);
        MetricColumn column = requireNonNull(MetricColumn.of(LooksTest.quantile("spend"), data, null));
        SegmentReadout segment = requireNonNull(SegmentCalculator.compute(column, "channel", 1, 0.05, Adjustment.HOLM));
        Category channel = requireNonNull(data.categories().get("channel"));
        int code = channel.levels().indexOf(segment.rows().getFirst().level());
        double[][] values = new double[2][];
        for (int arm = 0; arm < 2; arm++) {
            int of = arm;
            values[arm] = java.util.stream.IntStream.range(0, data.units())
                    .filter(u -> column.usable()[u] && data.variant()[u] == of && channel.code()[u] == code)
                    .mapToDouble(u -> column.y()[u])
                    .toArray();
        }
        var effect = QuantileEffect.compare(values[1], values[0], 0.75, 0.95);
        assertThat(segment.rows().getFirst().pValue())
                .isCloseTo(effect.absolute().pValue(), within(1e-12));
        assertThat(segment.rows().getFirst().treatment()).isCloseTo(effect.quantileT(), within(1e-12));
        assertThat(requireNonNull(segment.tests()).interaction()).isNotNull();
    }

    @Test
    void rowsOfAnOlderRunAreStillRead() {
        JsonMapper mapper = JsonMapper.builder().build();
        var readout = TinyStudies.build(
                Samples.onboarding(dev.slipway.core.study.DecisionRule.LooksPlan.FIXED),
                Samples.data(2_000, 2, 0.05, 5));
        ObjectNode document = (ObjectNode) mapper.readTree(ReadoutJson.write(readout));
        ObjectNode segment = (ObjectNode) document.get("segments").get(0);
        segment.remove("tests");
        for (var row : segment.get("rows")) {
            ((ObjectNode) row).remove(List.of("p_value", "adjusted_p", "found", "reason"));
        }
        SegmentReadout older = ReadoutJson.read(document.toString()).segments().getFirst();
        assertThat(older.tests()).isNull();
        assertThat(older.rows()).extracting(SegmentReadout.Row::found).allMatch(Objects::isNull);
        assertThat(older.interactionP()).isEqualTo(readout.segments().getFirst().interactionP());
    }
}
