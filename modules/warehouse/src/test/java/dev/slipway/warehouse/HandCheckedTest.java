package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
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
                Studies.metric("back_1", MetricKind.RETENTION, "visit", null, null, null, 1));
    }

    private ExperimentData run() {
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study()))) {
            JobContext context = JobContext.unwatched();
            build.load(users, context);
            build.load(assignments, context);
            build.load(events, context);
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
        assertThat(at(data.metrics(), "pay_per_visit").denominator()).containsExactly(1, 1);
        assertThat(at(data.metrics(), "back_1").matureAt()).containsExactly(START + 2 * DAY, START + 2 * DAY);
        assertThat(at(data.categories(), "channel").levels()).containsExactly("ads");
        assertThat(at(data.categories(), "channel").code()).containsExactly(0, -1);
        assertThat(at(data.numbers(), "intent")).containsExactly(1.5, Double.NaN);
    }

    private static double[] value(ExperimentData data, String metric) {
        return at(data.metrics(), metric).value();
    }

    private static <T> T at(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key));
    }
}
