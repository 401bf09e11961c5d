package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.integer;
import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.DataSettings;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.dbt.BuiltModel;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever models the project has: each gives the same rows on both engines, and both give the same data to the readout. */
class EnginesAgreeTest {
    private static final long START = Instant.parse("2026-03-28T22:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;
    private static final double RELATIVE = 1e-12;

    @TempDir
    Path folder;

    private static Study events() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("control", 0.5);
        weights.put("treatment", 0.5);
        weights.put("paused", 0.0);
        return Studies.events(
                weights,
                Studies.proportion("signed_up", "signup", Duration.ofDays(1)),
                Studies.metric("spend", MetricKind.MEAN, "pay", null, null, Duration.ofDays(7), null),
                Studies.metric("visits", MetricKind.COUNT, "visit", null, null, Duration.ofDays(3), null),
                Studies.metric("pay_per_visit", MetricKind.RATIO, "pay", "visit", null, Duration.ofDays(3), null),
                Studies.metric("back_1", MetricKind.RETENTION, "visit", null, null, null, 1),
                Studies.quantile("pay_p90", "pay", null));
    }

    private static Study unitTable() {
        return Studies.units(
                "seen_at",
                Studies.metric("bought", MetricKind.PROPORTION, null, null, "bought", null, null),
                Studies.metric("spend", MetricKind.MEAN, null, null, "spend", null, null));
    }

    /** Crossovers, an arm of weight 0, unknown and missing units, repeats, ties, events before exposure and late stamps. */
    private static List<RowsTable> eventTables() {
        Random random = new Random(7);
        RowsTable users = new RowsTable("users", text("user_id"), text("channel"), number("intent"), integer("age"));
        RowsTable assignments =
                new RowsTable("assignments", text("user_id"), text("variant"), timestamp("assigned_at"));
        RowsTable events = new RowsTable(
                "events",
                text("user_id"),
                text("event_name"),
                timestamp("event_time"),
                number("amount"),
                text("session_id"),
                text("device"));
        List<String> names = List.of("signup", "pay", "visit", "other");
        for (int u = 0; u < 300; u++) {
            String id = "user " + (u * 7919 % 1_000);
            users.row(
                    id,
                    u % 11 == 0 ? null : "channel " + u % 3,
                    u % 13 == 0 ? null : random.nextGaussian(),
                    20L + u % 50);
            long assigned = START + (long) (random.nextDouble() * 5 * DAY);
            assignments.row(id, u % 17 == 0 ? "paused" : u % 2 == 0 ? "control" : "treatment", assigned);
            if (u % 50 == 3) {
                assignments.row(id, "control", assigned + 1).row(id, "treatment", assigned + 2);
            }
            for (int e = 0; e < random.nextInt(12); e++) {
                long at = assigned + (long) ((random.nextDouble() * 9 - 0.5) * DAY);
                String name = names.get(random.nextInt(names.size()));
                Double amount = name.equals("pay") ? Double.valueOf(Math.exp(random.nextGaussian() * 3)) : null;
                String session = "s" + at / 1_800_000;
                String device = e % 6 == 5 ? null : "device " + (u + e) % 3;
                events.row(id, name, at, amount, session, device);
                if (e % 5 == 0) {
                    events.row(id, name, at, amount, session, device);
                }
                if (e % 7 == 0) {
                    events.row(id, "visit", at, null, session, "tv");
                }
            }
        }
        // So that the rows of a user don't lie together.
        for (int u = 0; u < 300; u += 3) {
            events.row("user " + (u * 7919 % 1_000), "visit", START + (u % 8) * DAY, null, null, null);
        }
        events.row("nobody", "visit", START, null, null, null).row(null, "visit", START, null, null, null);
        events.row("user 0", "visit", START + 900 * DAY, null, "late", null);
        return List.of(users, assignments, events);
    }

    private static List<RowsTable> unitRows() {
        Random random = new Random(8);
        RowsTable units = new RowsTable(
                "units",
                text("unit"),
                text("group"),
                timestamp("seen_at"),
                text("bought"),
                number("spend"),
                text("city"));
        for (int u = 0; u < 200; u++) {
            Object[] row = {
                "u" + u,
                u % 2 == 0 ? "control" : "treatment",
                START + u * 3_600_000L,
                List.of("yes", "no", "1", "FALSE").get(u % 4),
                u % 9 == 0 ? null : random.nextDouble() * 100,
                "city " + u % 4
            };
            units.row(row);
            if (u % 20 == 0) {
                units.row(row);
            }
        }
        return List.of(units);
    }

    /** The rows of each model that an engine built, sorted, and what the readout gets. */
    private record Outcome(
            Map<String, List<String>> rows,
            Map<String, List<String>> columns,
            ExperimentData data,
            @Nullable EngagementData engagement,
            String hash) {}

    private Outcome run(Engine engine, Study study, List<RowsTable> tables) {
        JobContext context = JobContext.unwatched();
        try (Workspace workspace = Workspace.open(folder.resolve(engine.key()));
                RunBuild build = workspace.begin(Studies.file(study), engine)) {
            tables.forEach(table -> build.load(table, context));
            build.checkSource(study, context);
            List<BuiltModel> models = build.buildModels(study, context).models();
            build.testModels(context);
            EngagementData engagement = build.readAll(study, true, context).engagement();
            String hash = build.dataHash();
            build.publish("{}", "SHIP", "{}");
            Map<String, List<String>> rows = new LinkedHashMap<>();
            Map<String, List<String>> columns = new LinkedHashMap<>();
            for (BuiltModel model : models) {
                QueryResult result = workspace.query("select * from " + model.relation(), 1_000_000);
                columns.put(model.relation(), result.columns());
                rows.put(
                        model.relation(),
                        result.rows().stream().map(Cells::row).sorted().toList());
            }
            return new Outcome(rows, columns, workspace.read(build.number(), study, context), engagement, hash);
        }
    }

    /** With visits and days, over the night on which Berlin's clocks go forward; visits with and without an intent. */
    @Test
    void everyMartOfEventsIsTheSame() {
        Study study = Studies.cut(
                events(),
                new DataSettings(ZoneId.of("Europe/Berlin"), true, Map.of("buying", List.of("pay", "signup"))),
                new FunnelSpec(
                        List.of(List.of("visit"), List.of("signup", "pay")),
                        Duration.ofDays(5),
                        FunnelSpec.Order.IN_ORDER));
        RowsTable rollout = new RowsTable("rollout", text("user_id"), timestamp("adopted_at"));
        for (int u = 0; u < 300; u += 5) {
            rollout.row("user " + u, START + (u % 9) * DAY);
        }
        List<RowsTable> tables = new ArrayList<>(eventTables());
        tables.add(rollout);
        agree(study, tables);
    }

    @Test
    void everyMartOfWhatUsersDidIsTheSame() {
        DataSettings days = new DataSettings(
                ZoneId.of("Europe/Berlin"), true, Map.of("earn", List.of("pay"), "look", List.of("visit")));
        Study study = Studies.cut(events(), days, null);
        agree(Studies.drifting(study, new Analyses.Drift(1, 0.1, List.of("device"))), eventTables());
    }

    @Test
    void everyMartOfAUnitTableIsTheSame() {
        agree(unitTable(), unitRows());
    }

    private void agree(Study study, List<RowsTable> tables) {
        Outcome h2 = run(Engine.H2, study, tables);
        Outcome duckDb = run(Engine.DUCKDB, study, tables);
        assertThat(duckDb.hash()).isEqualTo(h2.hash());
        assertThat(duckDb.columns()).isEqualTo(h2.columns());
        assertThat(h2.rows().values()).anyMatch(rows -> rows.size() > 100);
        h2.rows().forEach((relation, rows) -> {
            List<String> others = duckDb.rows().getOrDefault(relation, List.of());
            assertThat(others).as(relation).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(Cells.agree(rows.get(i), others.get(i), RELATIVE))
                        .as("%s: %s on H2, %s on DuckDB", relation, rows.get(i), others.get(i))
                        .isTrue();
            }
        });
        sameToTheBit(duckDb.data(), h2.data());
        sameToTheBit(duckDb.engagement(), h2.engagement());
    }

    /** The readout is made of it. */
    private static void sameToTheBit(@Nullable Object one, @Nullable Object other) {
        assertThat(one)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.doubleToLongBits(a) == Double.doubleToLongBits(b), Double.class)
                .withEqualsForType((a, b) -> Float.floatToIntBits(a) == Float.floatToIntBits(b), Float.class)
                .isEqualTo(other);
    }

    /** Cells as texts that don't depend on the type of number that an engine chose. */
    private static final class Cells {
        static String row(@Nullable String[] cells) {
            List<String> out = new ArrayList<>();
            for (String cell : cells) {
                out.add(cell == null ? "null" : plain(cell));
            }
            return String.join("\t", out);
        }

        private static String plain(String cell) {
            Double number = number(cell);
            return number == null ? cell : write(number);
        }

        private static String write(double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }

        private static @Nullable Double number(String cell) {
            try {
                return Double.valueOf(cell);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        static boolean agree(String a, String b, double relative) {
            String[] left = a.split("\t", -1);
            String[] right = b.split("\t", -1);
            return Arrays.equals(left, right, (x, y) -> {
                Double p = number(x);
                Double q = number(y);
                boolean near =
                        p != null && q != null && Math.abs(p - q) <= relative * Math.max(Math.abs(p), Math.abs(q));
                return near ? 0 : x.compareTo(y);
            });
        }
    }
}
