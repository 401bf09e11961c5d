package dev.slipway.warehouse.pass;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Behind;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.engine.RowWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what each unit did inside the windows of the metrics, as the macro metric_value does: int_unit_values. */
final class UnitValuesPass implements Pass {
    private static final String TABLE = "int_unit_values";
    private static final String EVENTS = "select unit_no, event_name, elapsed_ms, amount from marts.fct_unit_events"
            + " where elapsed_ms >= 0 order by " + EventsPass.KEY;

    /** How events become the value of a unit. */
    private enum Kind {
        SUM,
        COUNT,
        ANY;

        static Kind of(String metric) {
            return switch (metric) {
                case "mean" -> SUM;
                case "count", "ratio", "quantile" -> COUNT;
                default -> ANY;
            };
        }
    }

    /**
     * A column of the table: events of a name inside a window, from opens (inclusive) to closes (exclusive) in milliseconds since
     * first exposure.
     */
    private record Value(String name, String event, Kind kind, long opens, long closes) {}

    private final List<Value> values = new ArrayList<>();

    UnitValuesPass(Map<String, ? extends @Nullable Object> vars) {
        if (vars.get("metrics") instanceof List<?> metrics) {
            for (Object entry : metrics) {
                Map<?, ?> metric = (Map<?, ?>) entry;
                add(metric, "name", "event");
                if (metric.get("denominator") != null) {
                    add(metric, "denominator_name", "denominator");
                }
            }
        }
    }

    private void add(Map<?, ?> metric, String name, String event) {
        values.add(new Value(
                String.valueOf(metric.get(name)),
                String.valueOf(metric.get(event)),
                Kind.of(String.valueOf(metric.get("kind"))),
                Long.parseLong(String.valueOf(metric.get("opens"))),
                Long.parseLong(String.valueOf(metric.get("closes")))));
    }

    @Override
    public Map<String, Long> fill(Database database, JobContext context) {
        List<String> columns = new ArrayList<>(List.of("unit_no"));
        values.forEach(value -> columns.add(value.name()));
        try (Database writer = database.another();
                Behind behind = new Behind()) {
            Units units = new Units(values, new RowWriter(writer, behind, "marts." + TABLE, columns));
            database.stream(EVENTS, context, units::event);
            long count = units.finish();
            behind.finish();
            return Map.of(TABLE, count);
        }
    }

    /** Adds up one unit after the other. */
    private static final class Units {
        private final List<Value> values;
        private final Map<String, List<Integer>> byEvent = new HashMap<>();
        private final RowWriter table;
        private final long until;
        private final long[] counts;
        private final ExactSum[] sums;
        private int unit;
        private boolean any;

        Units(List<Value> values, RowWriter table) {
            this.values = values;
            this.table = table;
            this.until = values.stream().mapToLong(Value::closes).max().orElse(0);
            this.counts = new long[values.size()];
            this.sums = new ExactSum[values.size()];
            for (int v = 0; v < sums.length; v++) {
                sums[v] = new ExactSum();
                byEvent.computeIfAbsent(values.get(v).event(), name -> new ArrayList<>())
                        .add(v);
            }
        }

        void event(Row row) {
            String name = row.text(2);
            List<Integer> counted = name == null ? null : byEvent.get(name);
            long elapsed = row.integer(3);
            if (counted == null || elapsed >= until) {
                return;
            }
            int number = row.count(1);
            if (number != unit) {
                close();
                unit = number;
            }
            // A unit has a row for any such event, also for one that lies in the window of another metric only.
            any = true;
            for (int v : counted) {
                Value value = values.get(v);
                if (elapsed >= value.opens() && elapsed < value.closes()) {
                    counts[v]++;
                    if (value.kind() == Kind.SUM) {
                        sums[v].add(row.number(4));
                    }
                }
            }
        }

        private void close() {
            if (!any) {
                return;
            }
            @Nullable Object[] row = new @Nullable Object[values.size() + 1];
            row[0] = unit;
            for (int v = 0; v < counts.length; v++) {
                row[v + 1] = switch (values.get(v).kind()) {
                    case SUM -> sums[v].value();
                    case COUNT -> (double) counts[v];
                    case ANY -> counts[v] > 0 ? 1.0 : 0.0;
                };
                counts[v] = 0;
                sums[v].clear();
            }
            any = false;
            table.add(row);
        }

        long finish() {
            close();
            return table.finish();
        }
    }
}
