package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.integer;
import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Studies over users and weeks: a unit's value is the sum over its weeks since exposure. Worked out by hand. */
class WeeksTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final long FIRST =
            START.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    private static final long WEEK = 7 * 86_400_000L;

    @TempDir
    Path folder = Path.of("");

    private static Study study() {
        return Studies.study(
                new Source.Simulate("growth", 4, 21, 1, START, Map.of(), Map.of()),
                Map.of("control", 0.5, "treatment", 0.5),
                Studies.metric("net", MetricKind.RATIO, null, "active", "gross - loss - cost", null, null),
                Studies.metric("loss", MetricKind.MEAN, null, null, "loss", null, null),
                Studies.metric("any_loss", MetricKind.PROPORTION, null, null, "loss", null, null));
    }

    private static RowsTable users() {
        return new RowsTable("users", text("user_id"), text("country"), number("gross_before"))
                .row("a", "DE", 5.0)
                .row("b", "FR", 6.0)
                .row("c", "DE", 7.0)
                .row("d", "DE", 8.0);
    }

    private static RowsTable met(String table, String moment) {
        return new RowsTable(table, text("user_id"), text("experiment"), text("variant"), timestamp(moment))
                .row("a", "small", "control", FIRST)
                .row("b", "small", "treatment", FIRST)
                .row("c", "small", "treatment", FIRST + WEEK);
    }

    private static RowsTable weeks() {
        RowsTable weeks = new RowsTable(
                "behavior_weekly",
                text("user_id"),
                integer("week"),
                timestamp("week_start"),
                integer("active"),
                number("gross"),
                number("loss"),
                number("cost"),
                text("offer"));
        double[][] gross = {{10.25, 0, 3}, {1.1, 2.2, 3.3}, {100, 4, 5}, {9, 9, 9}};
        double[][] loss = {{0, 0, 0}, {0.5, 0, 1}, {50, 0, 0}, {1, 1, 1}};
        List<String> names = List.of("a", "b", "c", "d");
        for (int user = 0; user < names.size(); user++) {
            for (int week = 0; week < 3; week++) {
                weeks.row(
                        names.get(user),
                        (long) week,
                        FIRST + week * WEEK,
                        gross[user][week] > 0 ? 1L : 0L,
                        gross[user][week],
                        loss[user][week],
                        week == 0 ? 2.0 : 0.0,
                        "none");
            }
        }
        return weeks;
    }

    private ExperimentData run(Engine engine, Study study, List<RowsTable> tables) {
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study), engine)) {
            JobContext context = JobContext.unwatched();
            tables.forEach(table -> build.load(table, context));
            build.checkSource(study, context);
            build.buildModels(study, context);
            build.testModels(context);
            ExperimentData data = build.readAll(study, true, context).experiment();
            build.publish("{}", "SHIP", "{}");
            return data;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUnitsValueIsTheSumOverItsWeeksSinceExposure(Engine engine) {
        ExperimentData data = run(
                engine,
                study(),
                List.of(users(), met("assignments", "assigned_at"), met("exposures", "exposed_at"), weeks()));

        assertThat(data.unitIds()).containsExactly("a", "b", "c");
        assertThat(data.variant()).containsExactly(0, 1, 1);
        assertThat(data.timelines()).isNull();
        assertThat(data.exposedAt()).containsExactly(FIRST, FIRST, FIRST + WEEK);
        var net = Objects.requireNonNull(data.metrics().get("net"));
        // c met the change in its second week: the first, with its loss of 50, is not of the experiment.
        assertThat(net.value()).usingComparatorWithPrecision(1e-12).containsExactly(11.25, 3.1, 9);
        assertThat(net.denominator()).containsExactly(2, 3, 2);
        assertThat(net.matureAt()).containsOnly(FIRST + 3 * WEEK);
        assertThat(Objects.requireNonNull(data.metrics().get("loss")).value()).containsExactly(0, 1.5, 0);
        assertThat(Objects.requireNonNull(data.metrics().get("any_loss")).value())
                .containsExactly(0, 1, 0);
        assertThat(data.categories()).containsOnlyKeys("country");
        assertThat(data.numbers().get("gross_before")).containsExactly(5, 6, 7);
        assertThat(data.dataEnd()).isEqualTo(FIRST + 3 * WEEK);
        var path = Objects.requireNonNull(net.weeks());
        assertThat(path.weeks()).isEqualTo(3);
        assertThat(path.value())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(8.25, 8.25, 11.25, -1.4, 0.8, 3.1, 0, 4, 9);
        assertThat(path.denominator()).containsExactly(1, 1, 2, 1, 2, 3, 0, 1, 2);
        var losers = Objects.requireNonNull(data.metrics().get("any_loss")).weeks();
        assertThat(Objects.requireNonNull(losers).value()).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0);
        assertThat(losers.denominator()).isNull();
    }

    @Test
    void aColumnThatTheWeeksLackIsNamed() {
        RowsTable poor = new RowsTable(
                        "behavior_weekly", text("user_id"), integer("week"), timestamp("week_start"), integer("active"))
                .row("a", 0L, FIRST, 1L);

        assertThatThrownBy(() -> run(
                        Engine.H2,
                        study(),
                        List.of(users(), met("assignments", "assigned_at"), met("exposures", "exposed_at"), poor)))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("gross");
    }
}
