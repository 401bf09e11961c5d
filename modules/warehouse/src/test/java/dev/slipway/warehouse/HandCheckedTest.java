package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.ContentHash;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number of a handful of units, worked out by hand. */
class HandCheckedTest {
    private static final long START = Instant.parse("2026-03-29T00:30:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    @TempDir
    Path folder;

    private final RowsTable users = new RowsTable("users", text("user_id"), text("channel"), number("intent"));
    private final RowsTable assignments =
            new RowsTable("assignments", text("user_id"), text("variant"), timestamp("assigned_at"));
    private final RowsTable events =
            new RowsTable("events", text("user_id"), text("event_name"), timestamp("event_time"), number("amount"));

    private static Study study() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("control", 0.5);
        weights.put("treatment", 0.5);
        weights.put("paused", 0.0);
        return Studies.events(
                weights,
                Studies.proportion("signed_up", "signup", Duration.ofDays(1)),
                Studies.metric("spend", MetricKind.MEAN, "pay", null, null, Duration.ofDays(2), null),
                Studies.metric("visits", MetricKind.COUNT, "visit", null, null, Duration.ofDays(2), null),
                Studies.metric("pay_per_visit", MetricKind.RATIO, "pay", "visit", null, Duration.ofDays(2), null),
                Studies.metric("back_1", MetricKind.RETENTION, "visit", null, null, null, 1),
                Studies.quantile("pay_p90", "pay", null));
    }

    private ExperimentData run() {
        return run(users, assignments, events);
    }

    private ExperimentData run(RowsTable... tables) {
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study()))) {
            JobContext context = JobContext.unwatched();
            for (RowsTable table : tables) {
                build.load(table, context);
            }
            build.buildModels(study(), context);
            build.testModels(context);
            ExperimentData data = build.read(study(), context);
            build.publish("{}", "SHIP", "{}");
            return data;
        }
    }

    @Test
    void windowsAreHalfOpen() {
        users.row("a", "ads", 1.5).row("b", null, null);
        assignments.row("b", "treatment", START).row("a", "control", START);
        events.row("a", "signup", START, null)
                .row("b", "signup", START + DAY, null)
                .row("a", "pay", START + 2 * DAY - 1, 5.0)
                .row("a", "pay", START + 2 * DAY, 7.0)
                .row("a", "pay", START - 1, 9.0)
                .row("b", "visit", START + DAY, null)
                .row("b", "visit", START + 2 * DAY, null)
                .row("a", "visit", START + DAY - 1, null);
        ExperimentData data = run();
        assertThat(data.variants()).containsExactly("control", "treatment");
        assertThat(data.unitIds()).containsExactly("a", "b");
        assertThat(data.variant()).containsExactly(0, 1);
        assertThat(data.exposedAt()).containsExactly(START, START);
        assertThat(value(data, "signed_up")).containsExactly(1, 0);
        assertThat(value(data, "spend")).containsExactly(5, 0);
        assertThat(value(data, "visits")).containsExactly(1, 1);
        assertThat(value(data, "back_1")).containsExactly(0, 1);
        assertThat(value(data, "pay_per_visit")).containsExactly(1, 0);
        // of a quantile over events: how many the unit adds within its seven days
        assertThat(value(data, "pay_p90")).containsExactly(2, 0);
        assertThat(at(data.metrics(), "pay_p90").matureAt()).containsExactly(START + 7 * DAY, START + 7 * DAY);
        assertThat(at(data.metrics(), "pay_per_visit").denominator()).containsExactly(1, 1);
        assertThat(at(data.metrics(), "back_1").matureAt()).containsExactly(START + 2 * DAY, START + 2 * DAY);
        assertThat(at(data.categories(), "channel").levels()).containsExactly("ads");
        assertThat(at(data.categories(), "channel").code()).containsExactly(0, -1);
        assertThat(at(data.numbers(), "intent")).containsExactly(1.5, Double.NaN);
    }

    @Test
    void whoDoesNotCountIsCountedApart() {
        users.row("a", "ads", 1.0).row("a", "ads", 1.0);
        assignments
                .row("a", "control", START)
                .row("a", "control", START)
                .row("x", "control", START)
                .row("x", "treatment", START + HOUR)
                .row("z", "paused", START)
                .row("t", "treatment", START + HOUR);
        events.row("a", "visit", START + HOUR, null)
                .row("a", "visit", START + HOUR, null)
                .row("a", "visit", START + HOUR, 1.0)
                .row("x", "signup", START + 2 * HOUR, null)
                .row("z", "signup", START + 2 * HOUR, null)
                .row("stranger", "signup", START + 3 * HOUR, null);
        ExperimentData data = run();
        assertThat(data.unitIds()).containsExactly("a", "t");
        assertThat(data.crossovers()).isEqualTo(1);
        assertThat(data.zeroWeight()).containsExactly(Map.entry("paused", 1L));
        // One copy of an event and one of an assignment; the event with an amount is another event.
        assertThat(data.duplicates()).isEqualTo(2);
        assertThat(data.eventCount()).isEqualTo(5);
        assertThat(value(data, "visits")).containsExactly(2, 0);
        assertThat(value(data, "signed_up")).containsExactly(0, 0);
        assertThat(at(data.categories(), "channel").code()).containsExactly(0, -1);
        // Known exactly: all but the events of a stranger, which warn.
        assertThat(data.tests().total() - data.tests().passed()).isEqualTo(2);
    }

    @Test
    void duplicatesNeedNotBeNeighboursAndTiesAreNone() {
        assignments.row("a", "control", START).row("b", "treatment", START);
        events.row("a", "visit", START + HOUR, 0.0)
                .row("b", "visit", START + HOUR, 0.0)
                .row("a", "visit", START + HOUR, null)
                .row("a", "signup", START + HOUR, null)
                .row("a", "visit", START + HOUR, -0.0)
                .row("a", "visit", START + HOUR + 1, 0.0)
                .row("b", "visit", START + HOUR, 0.0)
                .row("a", "signup", START + HOUR, null)
                .row("av", "isit", START + HOUR, 0.0);
        ExperimentData data = run();
        assertThat(data.duplicates()).isEqualTo(3);
        assertThat(data.eventCount()).isEqualTo(6);
        assertThat(value(data, "visits")).containsExactly(3, 1);
        assertThat(value(data, "signed_up")).containsExactly(1, 0);
    }

    @Test
    void immatureUnitsKeepWhatWasSeenSoFar() {
        assignments.row("early", "control", START).row("late", "treatment", START + 3 * DAY);
        events.row("late", "visit", START + 3 * DAY + HOUR, null).row("early", "visit", START + DAY, null);
        ExperimentData data = run();
        // Nothing is known after the last event. It is on 1 April; windows that end by the end of that day count.
        assertThat(data.observedUntil()).isEqualTo(START + 3 * DAY + HOUR + 1);
        assertThat(data.dataEnd())
                .isEqualTo(Instant.parse("2026-04-02T00:00:00Z").toEpochMilli());
        assertThat(data.firstDay())
                .isEqualTo(Instant.parse("2026-03-29T00:00:00Z").toEpochMilli());
        assertThat(value(data, "visits")).containsExactly(1, 1);
        assertThat(at(data.metrics(), "visits").mature(0, data.dataEnd())).isTrue();
        assertThat(at(data.metrics(), "visits").mature(1, data.dataEnd())).isFalse();
    }

    @Test
    void timelinesAreInOrderOfTimeFromExposureOn() {
        assignments.row("b", "control", START).row("a", "treatment", START);
        events.row("b", "visit", START + 5_999, 2.5)
                .row("a", "pay", START + HOUR, 1.0)
                .row("b", "visit", START - 1, null)
                .row("b", "signup", START, null)
                .row("b", "pay", START + 5_999, null);
        var timelines = Objects.requireNonNull(run().timelines());
        assertThat(timelines.eventNames()).containsExactly("pay", "signup", "visit");
        assertThat(timelines.start()).containsExactly(0, 1);
        assertThat(timelines.end()).containsExactly(1, 4);
        assertThat(timelines.code()).containsExactly(new short[] {0, 1, 0, 2});
        assertThat(timelines.second()).containsExactly(3600, 0, 5, 5);
        assertThat(timelines.amount()).containsExactly(1f, 0f, 0f, 2.5f);
    }

    @Test
    void exposuresDecideWhoCountsAndFromWhen() {
        assignments.row("a", "control", START).row("b", "treatment", START).row("c", "control", START);
        RowsTable exposures = new RowsTable(
                        "exposures", text("user_id"), text("experiment"), text("variant"), timestamp("exposed_at"))
                .row("a", "small", "control", START + HOUR)
                .row("a", "small", "control", START + 2 * HOUR)
                .row("b", "other", "treatment", START + HOUR)
                .row("c", "small", "treatment", START + HOUR);
        events.row("a", "visit", START + HOUR - 1, null).row("a", "visit", START + HOUR, null);
        ExperimentData data = run(users, assignments, exposures, events);
        assertThat(data.unitIds()).containsExactly("a");
        assertThat(data.exposedAt()).containsExactly(START + HOUR);
        assertThat(data.crossovers()).isEqualTo(1);
        assertThat(value(data, "visits")).containsExactly(1);
    }

    @Test
    void theHashIsOfTheContent() {
        ContentHash one = new ContentHash();
        ContentHash two = new ContentHash();
        events.row("a", "visit", START, null);
        events.stream(JobContext.unwatched(), one::rows);
        events.row("b", "visit", START, null).row("c", "visit", START, 0.0);
        events.stream(JobContext.unwatched(), two::rows);
        assertThat(one.hex()).hasSize(16).isEqualTo(one.hex()).isNotEqualTo(two.hex());
    }

    private static double[] value(ExperimentData data, String metric) {
        return at(data.metrics(), metric).value();
    }

    private static <T> T at(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key));
    }
}
