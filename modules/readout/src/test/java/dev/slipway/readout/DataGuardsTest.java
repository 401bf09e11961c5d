package dev.slipway.readout;

import static dev.slipway.readout.TinyStudies.EVEN;
import static dev.slipway.readout.TinyStudies.build;
import static dev.slipway.readout.TinyStudies.check;
import static dev.slipway.readout.TinyStudies.primary;
import static dev.slipway.readout.TinyStudies.study;
import static dev.slipway.readout.TinyStudies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.ExperimentData.TestWarning;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data that forbids a verdict, or only seems to. */
class DataGuardsTest {
    @Test
    void aDataTestThatWarnsIsNamedAndForbidsNothing() {
        ExperimentData table = Samples.table("m", Samples.ones(300, 1_000), Samples.ones(400, 1_000));
        StudyFile study = study(LooksPlan.FIXED, 0, null, EVEN, primary(Better.HIGHER));
        TestWarning warns = new TestWarning("not_null", "stg_units", "country", 12, "");
        Readout readout = build(study, with(table, Map.of(), new TestSummary(33, 34, List.of(warns)), null, 0));
        assertThat(check(readout, "data_tests").status()).isEqualTo("warn");
        assertThat(check(readout, "data_tests").detail())
                .isEqualTo("33 of 34 passed; not_null on stg_units.country: 12 rows");
        assertThat(readout.decision().verdict()).isEqualTo("SHIP");
        assertThat(build(study, with(table, Map.of(), new TestSummary(33, 34), null, 0))
                        .decision()
                        .state())
                .isEqualTo("not_evaluable");
    }

    @ParameterizedTest
    @CsvSource({"0, 300, fail", "300, 300, ok", "280, 300, ok"})
    void valuesThatAreMissingInOneArmForbidAVerdict(int inControl, int inTreatment, String status) {
        double[] control = Samples.ones(700, 2_000);
        double[] treatment = Samples.ones(1_000, 2_000);
        Arrays.fill(control, 2_000 - inControl, 2_000, Double.NaN);
        Arrays.fill(treatment, 2_000 - inTreatment, 2_000, Double.NaN);
        Readout readout = build(
                study(LooksPlan.FIXED, 0, null, EVEN, primary(Better.HIGHER)), Samples.table("m", control, treatment));
        assertThat(check(readout, "used_units").status()).isEqualTo(status);
        assertThat(readout.decision().state()).isEqualTo(status.equals("fail") ? "not_evaluable" : "ship");
        if (status.equals("fail")) {
            assertThat(check(readout, "used_units").detail())
                    .startsWith("m has a value for 2,000 of 2,000 in control and 1,700 of 2,000 in treatment");
        }
    }

    /** A column that nobody calls covariate may be an outcome: pages viewed, and it differs. */
    @Test
    void anUndeclaredColumnIsNotHeldAgainstTheBalance() {
        ExperimentData table = Samples.table("m", Samples.ones(300, 1_000), Samples.ones(400, 1_000));
        double[] pages = new double[2_000];
        Arrays.setAll(pages, u -> u % 7 + (u >= 1_000 ? 2 : 0));
        table = new ExperimentData(
                table.variants(),
                table.unitIds(),
                table.variant(),
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                Map.of("pages", pages),
                table.metrics(),
                null,
                table.tests());
        Readout free = build(study(LooksPlan.FIXED, 0, null, EVEN, primary(Better.HIGHER)), table);
        assertThat(free.health()).noneMatch(c -> c.check().equals("balance"));
        Metric declared = new Metric(
                "m",
                "m",
                MetricKind.PROPORTION,
                null,
                null,
                "m",
                "pages",
                null,
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
        Readout named = build(study(LooksPlan.FIXED, 0, null, EVEN, declared), table);
        assertThat(check(named, "balance").status()).isEqualTo("fail");
    }

    /** 40 of 399 expected units is a fault, though it is 0.09 pp of all units. */
    @Test
    void aSmallArmThatIsOffFails() {
        ExperimentData data = Samples.table("m", Samples.ones(100_000, 399_000), Samples.ones(10, 40));
        Readout readout = build(
                study(LooksPlan.FIXED, 0, null, Map.of("control", 0.999, "treatment", 0.001), primary(Better.HIGHER)),
                data);
        assertThat(check(readout, "sample_ratio").status()).isEqualTo("fail");
        assertThat(check(readout, "sample_ratio").detail()).endsWith("an arm is off by 90% of what it expects");
    }
}
