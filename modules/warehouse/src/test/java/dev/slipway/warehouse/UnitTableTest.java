package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.integer;
import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies over one table with a row per unit. */
class UnitTableTest {
    @TempDir
    Path folder;

    private static Study study(String time) {
        return Studies.units(
                time.isEmpty() ? null : time,
                Studies.metric("back", MetricKind.PROPORTION, null, null, "came_back", null, null),
                Studies.metric("spend", MetricKind.MEAN, null, null, "spend", null, null));
    }

    private ExperimentData run(Study study, RowsTable units) {
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study))) {
            JobContext context = JobContext.unwatched();
            build.load(units, context);
            build.buildModels(study, context);
            build.testModels(context);
            ExperimentData data = build.read(study, context);
            build.publish("{}", "SHIP", "{}");
            return data;
        }
    }

    private static RowsTable table() {
        return new RowsTable(
                "units",
                integer("unit"),
                text("group"),
                text("came_back"),
                number("spend"),
                text("country"),
                number("order"));
    }

    @Test
    void columnsBecomeMetricsAndAttributes() {
        ExperimentData data = run(
                study(""),
                table().row(2, "treatment", "TRUE", 1.5, "DE", 7.0)
                        .row(1, "control", "false", null, null, 8.0)
                        .row(1, "control", "false", null, null, 8.0)
                        .row(3, "control", "yes", 1.0, "DE", 9.0)
                        .row(3, "treatment", "yes", 1.0, "DE", 9.0));
        assertThat(data.unitIds()).containsExactly("1", "2");
        assertThat(data.variant()).containsExactly(0, 1);
        assertThat(data.exposedAt()).isNull();
        assertThat(data.timelines()).isNull();
        assertThat(data.dataEnd()).isZero();
        assertThat(data.duplicates()).isEqualTo(1);
        assertThat(data.crossovers()).isEqualTo(1);
        var back = Objects.requireNonNull(data.metrics().get("back"));
        assertThat(back.value()).containsExactly(0, 1);
        assertThat(back.matureAt()).isNull();
        assertThat(Objects.requireNonNull(data.metrics().get("spend")).value()).containsExactly(Double.NaN, 1.5);
        assertThat(Objects.requireNonNull(data.metrics().get("spend")).missing())
                .isEqualTo(1);
        assertThat(back.missing()).isZero();
        assertThat(data.categories()).containsOnlyKeys("country");
        assertThat(Objects.requireNonNull(data.categories().get("country")).code())
                .containsExactly(-1, 0);
        assertThat(data.numbers()).containsOnlyKeys("order");
    }

    @Test
    void aQuantileTakesTheColumnAndAnalysesTheirColumns() {
        Study plain = Studies.units(
                null,
                Studies.metric("back", MetricKind.PROPORTION, null, null, "came_back", null, null),
                Studies.quantile("spend_p90", null, "spend"));
        Analyses.Survival stay = new Analyses.Survival(
                "stay", "Stay", null, "order", "came_back", "variant", null, List.of(), List.of(), Analyses.Ties.EFRON);
        Study study = Studies.asking(
                plain,
                new Analyses(
                        null, Analyses.Looks.DEFAULT, Analyses.Adjustment.HOLM, null, List.of(), List.of(stay), null));
        RowsTable units = new RowsTable(
                        "units", text("unit"), text("group"), number("came_back"), number("spend"), number("order"))
                .row("a", "control", 1.0, 2.5, 7.0)
                .row("b", "treatment", 0.0, 1.5, 8.0);

        ExperimentData data = run(study, units);

        assertThat(Objects.requireNonNull(data.metrics().get("spend_p90")).value())
                .containsExactly(2.5, 1.5);
        // a metric's column is an attribute where an analysis asks for it
        assertThat(data.numbers()).containsOnlyKeys("came_back", "order");
        assertThat(data.numbers().get("came_back")).containsExactly(1, 0);
    }

    @Test
    void aTimeColumnGivesExposure() {
        long noon = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
        RowsTable units = new RowsTable(
                        "units", text("unit"), text("group"), timestamp("seen"), number("came_back"), number("spend"))
                .row("a", "control", noon, 1.0, 2.0)
                .row("b", "treatment", noon + 86_400_000, 0.0, 3.0);
        ExperimentData data = run(study("seen"), units);
        assertThat(data.exposedAt()).containsExactly(noon, noon + 86_400_000);
        assertThat(data.firstDay())
                .isEqualTo(Instant.parse("2026-01-05T00:00:00Z").toEpochMilli());
        assertThat(data.dataEnd())
                .isEqualTo(Instant.parse("2026-01-07T00:00:00Z").toEpochMilli());
        assertThat(data.observedUntil()).isEqualTo(data.dataEnd());
    }

    @Test
    void aUnitWithTwoStoriesFailsTheRun() {
        RowsTable units = table().row(1, "control", "no", 1.0, "DE", 1.0).row(1, "control", "no", 2.0, "DE", 1.0);
        assertThatThrownBy(() -> run(study(""), units))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("units_appear_once")
                .hasMessageContaining("unit_id = 1")
                .asInstanceOf(type(SlipwayException.class))
                .extracting(SlipwayException::remedy, STRING)
                .startsWith("Leave one row per unit in the file");
    }

    @Test
    void aMissingColumnIsNamed() {
        RowsTable units =
                new RowsTable("units", integer("unit"), text("group"), number("spend")).row(1, "control", 1.0);
        assertThatThrownBy(() -> run(study(""), units))
                .hasMessageContaining("no column came_back")
                .hasMessageContaining("unit, group, spend");
    }
}
