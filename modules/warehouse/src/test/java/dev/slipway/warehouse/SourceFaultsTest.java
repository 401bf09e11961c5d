package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the source that would turn into a wrong verdict without a word. */
class SourceFaultsTest {
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final Map<String, Double> HALVES = Map.of("control", 0.5, "treatment", 0.5);
    private static final Metric BUY = Studies.proportion("buy_7d", "buy", Duration.ofDays(7));

    @TempDir
    Path folder;

    private final RowsTable users = new RowsTable("users", text("user_id"), text("country"), number("score"));
    private final RowsTable assignments =
            new RowsTable("assignments", text("user_id"), text("variant"), timestamp("assigned_at"));
    private final RowsTable events =
            new RowsTable("events", text("user_id"), text("event_name"), timestamp("event_time"), number("amount"));

    /** A hundred units over nine days, each with two events. */
    SourceFaultsTest() {
        for (int i = 0; i < 100; i++) {
            long at = START + i * (2 * HOUR);
            users.row("u" + i, "DE", 1.0);
            assignments.row("u" + i, i % 2 == 0 ? "control" : "treatment", at);
            events.row("u" + i, "open", at, null).row("u" + i, "buy", at + HOUR, 5.0);
        }
    }

    private static Study study(@Nullable String until, Metric... metrics) {
        Path here = Studies.HERE;
        LocalDate day = until == null ? null : LocalDate.parse(until);
        return Studies.study(new Source.Events(here, here, here, null, day), HALVES, metrics);
    }

    private ExperimentData run(Study study, RowsTable... tables) {
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study))) {
            JobContext context = JobContext.unwatched();
            for (RowsTable table : tables) {
                build.load(table, context);
            }
            build.checkSource(study, context);
            build.buildModels(study, context);
            build.testModels(context);
            ExperimentData data = build.read(study, context);
            build.publish("{}", "SHIP", "{}");
            return data;
        }
    }

    private ExperimentData run(Study study) {
        return run(study, users, assignments, events);
    }

    private static long matureUnits(ExperimentData data) {
        ExperimentData.MetricValues values =
                Objects.requireNonNull(data.metrics().get("buy_7d"));
        long mature = 0;
        for (int u = 0; u < data.units(); u++) {
            mature += values.mature(u, data.dataEnd()) ? 1 : 0;
        }
        return mature;
    }

    @Test
    void oneStrayStampMaturesNobody() {
        ExperimentData clean = run(study(null, BUY));
        events.row("u5", "open", START + 80 * DAY, null);
        ExperimentData stray = run(study(null, BUY));

        assertThat(matureUnits(clean)).isBetween(1L, 99L);
        assertThat(stray.dataEnd()).isEqualTo(clean.dataEnd());
        assertThat(matureUnits(stray)).isEqualTo(matureUnits(clean));
        assertThat(stray.eventCount()).isEqualTo(clean.eventCount());
        assertThat(stray.duplicates()).isZero();
        assertThat(clean.tests().warnings()).isEmpty();
        assertThat(stray.tests().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.test()).isEqualTo("stamps_are_inside_observation");
            assertThat(warning.rows()).isEqualTo(1);
            assertThat(warning.detail()).contains("u5", "open", "2026-05-20");
        });
    }

    @Test
    void aStrayAssignmentIsNoExposure() {
        assignments.row("late", "control", START + 9_000 * DAY);
        ExperimentData data = run(study(null, BUY));

        assertThat(data.units()).isEqualTo(100);
        assertThat(data.dataEnd()).isEqualTo(START + 9 * DAY);
        assertThat(data.tests().warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.detail()).contains("assignments", "late"));
    }

    @Test
    void aPauseThatManyOutlastIsNoFault() {
        for (int i = 0; i < 20; i++) {
            events.row("u" + i, "open", START + 40 * DAY + i * HOUR, null);
        }
        ExperimentData data = run(study(null, BUY));

        assertThat(data.dataEnd()).isEqualTo(START + 41 * DAY);
        assertThat(data.tests().warnings()).isEmpty();
    }

    @Test
    void aStudyMaySayWhenObservationEnded() {
        ExperimentData data = run(study("2026-03-04", BUY));

        assertThat(data.dataEnd()).isEqualTo(START + 4 * DAY);
        // The study says that its last day was watched to the end.
        assertThat(data.observedUntil()).isEqualTo(data.dataEnd());
        assertThat(data.units()).isEqualTo(48);
        assertThat(data.eventCount()).isLessThan(100);
        assertThat(data.duplicates()).isZero();
        assertThat(data.tests().warnings()).isEmpty();
    }

    @Test
    void dataOfCenturiesIsRefused() {
        for (int i = 0; i < 20; i++) {
            events.row("u" + i, "open", START - 4_000 * DAY, null);
            assignments.row("early" + i, "control", START - 4_000 * DAY);
        }
        assertThatThrownBy(() -> run(study(null, BUY)))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("The data spans 4,009 days, from 2015-");
    }

    @Test
    void namesThatTheDataDoesNotHaveAreAllNamed() {
        Study plain = study(null, Studies.proportion("m", "by", Duration.ofDays(7)));
        Study study = new Study(
                plain.title(),
                null,
                plain.source(),
                plain.experiment(),
                plain.metrics(),
                plain.decision(),
                List.of("contry"),
                new FunnelSpec(
                        List.of(List.of("open"), List.of("purchase")), Duration.ofDays(7), FunnelSpec.Order.IN_ORDER),
                plain.memo());

        assertThatThrownBy(() -> run(study))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_INVALID))
                .hasMessageContaining("The data has no event by (metric m). Did you mean buy?")
                .hasMessageContaining("The data has no event purchase (funnel). It has buy and open.")
                .hasMessageContaining("The data has no user attribute contry (segments). Did you mean country?");
    }

    @Test
    void aSumOfAmountsNeedsAmounts() {
        Metric opens = Studies.metric("opened", MetricKind.MEAN, "open", null, null, Duration.ofDays(7), null);
        Metric spend = Studies.metric("spend", MetricKind.MEAN, "buy", null, null, Duration.ofDays(7), null);

        assertThatThrownBy(() -> run(study(null, opens, spend)))
                .hasMessageContaining("The metric opened adds up amounts, but none of the 100 events open carries one")
                .hasMessageContaining("kind: count counts them")
                .hasMessageNotContaining("spend");
    }

    @Test
    void aQuantileOfAmountsNeedsOneOfEveryEvent() {
        events.row("u1", "buy", START + HOUR, null);

        assertThatThrownBy(() -> run(study(null, Studies.quantile("spend_p90", "buy", null))))
                .hasMessageContaining(
                        "The metric spend_p90 is a quantile of amounts, but 1 of 101 events buy carry none.");
    }

    @Test
    void namesOfAnalysesThatTheDataDoesNotHaveAreNamed() {
        Study study = Studies.asking(
                study(null, BUY),
                new Analyses(
                        null,
                        Analyses.Looks.DEFAULT,
                        Analyses.Adjustment.HOLM,
                        new Analyses.Observational(
                                null, null, List.of("scores"), "country", Analyses.Estimand.ATE, 0.01),
                        List.of(),
                        List.of(new Analyses.Survival(
                                "buy",
                                "Buy",
                                "by",
                                null,
                                null,
                                "variant",
                                null,
                                List.of("variant*contry"),
                                List.of(),
                                Analyses.Ties.EFRON)),
                        new Analyses.Transitions(List.of("open", "purchase"), Duration.ofMinutes(30), null)));

        assertThatThrownBy(() -> run(study))
                .hasMessageContaining("The data has no event by (survival buy). Did you mean buy?")
                .hasMessageContaining("The data has no event purchase (transitions).")
                .hasMessageContaining("The data has no user attribute scores (observational). Did you mean score?")
                .hasMessageContaining("The data has no user attribute contry (survival buy). Did you mean country?")
                .hasMessageContaining("The data has no user attribute with numbers country (observational).");
    }

    @Test
    void aRateOfOtherValuesIsRefusedWithWhatWasFound() {
        RowsTable units = new RowsTable("units", text("unit"), text("group"), number("came_back"))
                .row("a", "control", 1.0)
                .row("b", "treatment", 2.0)
                .row("c", "treatment", 2.0)
                .row("d", "control", null);
        Study study =
                Studies.units(null, Studies.metric("back", MetricKind.PROPORTION, null, null, "came_back", null, null));

        assertThatThrownBy(() -> run(study, units))
                .hasMessageContaining("rates_are_zero_or_one")
                .hasMessageContaining("(metric = back, column_name = came_back, value_found = 2.0, row_count = 2)");
    }

    @Test
    void missingValuesAndUnknownArmsAreNamed() {
        RowsTable units = new RowsTable("units", text("unit"), text("group"), number("spend"))
                .row("a", "control", 1.0)
                .row("b", "treatment", null)
                .row("c", "treatment", 2.0);
        Study study = Studies.units(null, Studies.metric("spend", MetricKind.MEAN, null, null, "spend", null, null));

        assertThat(run(study, units).tests().warnings())
                .extracting(w -> w.test() + " " + w.detail())
                .containsExactly("metrics_have_values (metric = spend, arm = treatment, units_without_a_value = 1)");

        units.row("d", "Treatment", 1.0);
        assertThatThrownBy(() -> run(study, units))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.remedy()).contains("variant can be control, treatment."))
                .hasMessageContaining("variant = Treatment");
    }
}
