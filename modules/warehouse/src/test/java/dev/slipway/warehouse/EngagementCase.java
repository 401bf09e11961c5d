package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.DataSettings;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A small study whose tables of engagement are built, written row by row; times are as in 2020-11-02T10:00:00Z. */
final class EngagementCase {
    private final Path folder;
    private final RowsTable users = new RowsTable("users", text("user_id"), text("channel"), number("age"));
    private final RowsTable assignments =
            new RowsTable("assignments", text("user_id"), text("variant"), timestamp("assigned_at"));
    private final RowsTable events = new RowsTable(
            "events", text("user_id"), text("event_name"), timestamp("event_time"), number("amount"), text("device"));
    private final RowsTable rollout = new RowsTable("rollout", text("user_id"), timestamp("adopted_at"));
    private final Map<String, List<String>> intents = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private Engine engine = Engine.H2;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable FunnelSpec funnel;
    private Analyses.@Nullable Drift drift;
    private @Nullable Study study;
    private ExperimentData.@Nullable TestSummary tests;

    EngagementCase(Path folder) {
        this.folder = folder;
    }

    EngagementCase user(String id) {
        users.row(id, "ads", 30.0);
        return this;
    }

    /** A known user who is exposed at that moment. */
    EngagementCase unit(String id, String variant, String exposedAt) {
        assignments.row(id, variant, at(exposedAt));
        return user(id);
    }

    EngagementCase event(String id, String name, String moment) {
        return event(id, name, at(moment), null);
    }

    EngagementCase event(String id, String name, long moment, @Nullable Double amount) {
        events.row(id, name, moment, amount, null);
        return this;
    }

    /** An event on a device; a study with drift looks at these. */
    EngagementCase on(@Nullable String device, String id, String name, String moment) {
        events.row(id, name, at(moment), null, device);
        return this;
    }

    EngagementCase drift(Analyses.Drift asked) {
        drift = asked;
        return this;
    }

    EngagementCase adopts(String id, String moment) {
        rollout.row(id, at(moment));
        return this;
    }

    EngagementCase intent(String name, String... of) {
        intents.put(name, List.of(of));
        return this;
    }

    EngagementCase in(String timezone) {
        zone = ZoneId.of(timezone);
        return this;
    }

    /** A variable of the dbt project that no study sets. */
    EngagementCase variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    EngagementCase by(Engine other) {
        engine = other;
        return this;
    }

    EngagementCase funnel(FunnelSpec spec) {
        funnel = spec;
        return this;
    }

    static long at(String moment) {
        return Instant.parse(moment).toEpochMilli();
    }

    EngagementData run() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("control", 0.5);
        weights.put("treatment", 0.5);
        study = Studies.cut(
                Studies.events(
                        weights,
                        Studies.proportion("bought", "buy", Duration.ofDays(1)),
                        Studies.metric(
                                "buys_per_view", MetricKind.RATIO, "buy", "view", null, Duration.ofDays(1), null)),
                new DataSettings(zone, true, intents),
                funnel);
        study = drift == null ? study : Studies.drifting(study, drift);
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study), engine)) {
            JobContext context = JobContext.unwatched();
            List<RowsTable> tables = new ArrayList<>(List.of(users, assignments, events));
            if (rollout.expectedRows() > 0) {
                tables.add(rollout);
            }
            tables.forEach(table -> build.load(table, context));
            build.buildModels(study, variables, context);
            tests = build.testModels(context).summary();
            EngagementData data = Objects.requireNonNull(build.readEngagement(study, context));
            build.publish("{}", "SHIP", "{}");
            return data;
        }
    }

    ExperimentData.TestSummary tests() {
        return Objects.requireNonNull(tests);
    }

    /** Asks the finished run; each row as texts joined by blanks, a missing value as a dash. */
    List<String> ask(String sql) {
        try (Workspace workspace = Workspace.open(folder)) {
            return workspace.query(sql, 10_000).rows().stream()
                    .map(row -> {
                        List<String> cells = new ArrayList<>();
                        for (String cell : row) {
                            cells.add(cell == null ? "-" : cell);
                        }
                        return String.join(" ", cells);
                    })
                    .toList();
        }
    }
}
