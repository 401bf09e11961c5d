package dev.slipway.readout;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DataSettings;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Random users whose events repeat, fall into one second, lie before exposure and on the edges of days, sessions and windows. */
final class RandomTimelines {
    static final long START = Instant.parse("2020-11-02T00:00:00Z").toEpochMilli();
    static final int DAYS = 40;
    static final int UNITS = 300;
    static final String[] NAMES = {"view", "cart", "buy", "search"};
    static final FunnelSpec FUNNEL = new FunnelSpec(
            List.of(List.of("view"), List.of("cart", "view"), List.of("buy")),
            Duration.ofHours(36),
            FunnelSpec.Order.IN_ORDER);

    private RandomTimelines() {}

    static List<Rows> tables() {
        Random random = new Random(5);
        List<Object[]> users = new ArrayList<>();
        List<Object[]> assignments = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        for (int u = 0; u < UNITS; u++) {
            String id = "u" + u;
            users.add(new Object[] {id});
            long exposed = START + random.nextLong((DAYS - 2) * Days.MILLIS);
            if (u % 4 > 0) {
                assignments.add(new Object[] {id, u % 4 == 1 ? "control" : "treatment", exposed});
            }
            long at = exposed - random.nextInt(2) * 40_000L;
            for (int e = random.nextInt(30); e > 0; e--) {
                events.add(new Object[] {id, NAMES[random.nextInt(4)], at, random.nextInt(3) / 4.0});
                at += pause(random);
                if (at >= START + DAYS * Days.MILLIS) {
                    break;
                }
            }
        }
        events.add(new Object[] {"u1", "search", START + DAYS * Days.MILLIS - 1, 0.0});
        return List.of(
                new Rows(new TableSchema("users", ColumnSpec.text("user_id")), users),
                new Rows(
                        new TableSchema(
                                "assignments",
                                ColumnSpec.text("user_id"),
                                ColumnSpec.text("variant"),
                                ColumnSpec.timestamp("assigned_at")),
                        assignments),
                new Rows(
                        new TableSchema(
                                "events",
                                ColumnSpec.text("user_id"),
                                ColumnSpec.text("event_name"),
                                ColumnSpec.timestamp("event_time"),
                                ColumnSpec.number("amount")),
                        events));
    }

    /** Milliseconds, a second, around half an hour, hours or days. */
    private static long pause(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(900);
            case 1 -> 1_000;
            case 2 -> 1_799_000 + random.nextInt(3) * 500L;
            case 3 -> 1_800_000;
            case 4 -> random.nextInt(9) * 3_600_000L;
            default -> random.nextInt(9) * Days.MILLIS;
        };
    }

    static Study study() {
        return study(ZoneOffset.UTC);
    }

    static Study study(ZoneId zone) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("control", 0.5);
        weights.put("treatment", 0.5);
        Path file = Path.of("study.yaml");
        Metric metric = new Metric(
                "bought",
                "bought",
                MetricKind.PROPORTION,
                "buy",
                null,
                null,
                null,
                Duration.ofDays(1),
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
        return new Study(
                "Marts",
                null,
                new Source.Events(file, file, file),
                new Experiment("k", "user_id", "control", new Allocation(1, "l", List.of(0, 10_000), 0, weights), null),
                Map.of("bought", metric),
                new DecisionRule(0.05, 0.8, 0.01, 0, DecisionRule.LooksPlan.FIXED, 1, false),
                List.of(),
                FUNNEL,
                Analyses.DEFAULT,
                new DataSettings(zone, true, Map.of()),
                Study.MemoWords.NONE);
    }

    /** Rows in one batch. */
    record Rows(TableSchema schema, List<Object[]> rows) implements TableSource {
        @Override
        public long expectedRows() {
            return rows.size();
        }

        @Override
        public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
            List<Object> columns = new ArrayList<>();
            for (int c = 0; c < schema.columns().size(); c++) {
                int column = c;
                columns.add(
                        switch (schema.columns().get(c).type()) {
                            case TEXT -> rows.stream().map(r -> r[column]).toArray(String[]::new);
                            case NUMBER ->
                                rows.stream()
                                        .mapToDouble(r -> (double) r[column])
                                        .toArray();
                            default ->
                                rows.stream().mapToLong(r -> (long) r[column]).toArray();
                        });
            }
            consumer.accept(new ColumnBatch(schema, rows.size(), columns));
        }
    }
}
