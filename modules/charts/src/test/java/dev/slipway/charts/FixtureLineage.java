package dev.slipway.charts;

import dev.slipway.charts.ColumnPicture.Part;
import dev.slipway.charts.LineageGraph.Layer;
import dev.slipway.charts.LineageGraph.Node;
import java.util.ArrayList;
import java.util.List;

/** Lineages and columns made by hand. */
final class FixtureLineage {
    private FixtureLineage() {}

    static Node node(String name, Layer layer, String... reads) {
        return node(name, layer, 60_000, 0, reads);
    }

    private static Node node(String name, Layer layer, long rows, int warnings, String... reads) {
        int tests = layer == Layer.SOURCE ? 0 : 5;
        return new Node(
                name, layer, rows < 0, List.of(reads), rows, tests, warnings, tests * .1, "What " + name + " is.");
    }

    static LineageGraph small() {
        return new LineageGraph(List.of(
                node("raw.users", Layer.SOURCE),
                node("raw.assignments", Layer.SOURCE),
                node("raw.exposures", Layer.SOURCE),
                node("raw.events", Layer.SOURCE, 1_024_318, 0),
                node("stg_events", Layer.STAGING, LineageGraph.UNCOUNTED, 0, "raw.events"),
                node("stg_assignments", Layer.STAGING, "raw.assignments"),
                node("stg_exposures", Layer.STAGING, "raw.exposures"),
                node("stg_users", Layer.STAGING, "raw.users"),
                node("fct_exposures", Layer.FACT, "stg_assignments", "stg_exposures"),
                node("fct_conversions", Layer.FACT, 131_827, 1, "fct_exposures", "stg_events"),
                node("unit_metrics", Layer.UNIT, "fct_exposures", "fct_conversions", "stg_users"),
                node("agg_experiment_day", Layer.SERVED, 168, 0, "fct_exposures", "fct_conversions"),
                node("funnel_metrics", Layer.SERVED, 10, 0, "unit_metrics")));
    }

    /** Thirty models over six tables: each reads one to three before it. */
    static LineageGraph large() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            nodes.add(node("raw.table_" + i, Layer.SOURCE));
        }
        for (int i = 0; i < 6; i++) {
            nodes.add(node("stg_table_" + i, Layer.STAGING, "raw.table_" + i));
        }
        for (int i = 0; i < 12; i++) {
            int other = (i * 7 + 3) % 6;
            nodes.add(node(
                    "fct_of_a_long_name_" + i,
                    Layer.FACT,
                    i < 6 ? "stg_table_" + i : "fct_of_a_long_name_" + (i - 6),
                    other == i ? "stg_table_" + (other + 1) % 6 : "stg_table_" + other));
        }
        for (int i = 0; i < 12; i++) {
            nodes.add(node("daily_metrics_by_cohort_" + i, Layer.SERVED, "fct_of_a_long_name_" + (i * 5) % 12));
        }
        return new LineageGraph(nodes);
    }

    /** The tables of a study that asks about everything, as the warehouse builds them. */
    static LineageGraph whole() {
        return new LineageGraph(List.of(
                node("raw.assignments", Layer.SOURCE),
                node("raw.events", Layer.SOURCE),
                node("raw.rollout", Layer.SOURCE),
                node("raw.users", Layer.SOURCE),
                node("int_numbers", Layer.FACT),
                node("stg_assignments", Layer.STAGING, "raw.assignments"),
                node("stg_events_raw", Layer.STAGING, "raw.events"),
                node("stg_late", Layer.STAGING, "raw.events", "raw.assignments"),
                node("stg_rollout", Layer.STAGING, "raw.rollout"),
                node("stg_users", Layer.STAGING, "raw.users"),
                node("fct_exposures", Layer.FACT, "stg_assignments"),
                node("int_outsiders", Layer.FACT, "stg_users", "fct_exposures"),
                node("dim_users", Layer.FACT, "fct_exposures", "int_outsiders"),
                node("fct_unit_events", Layer.FACT, "stg_events_raw", "fct_exposures", "int_outsiders"),
                node("int_unit_values", Layer.FACT, "fct_unit_events"),
                node("observation", Layer.FACT, "fct_exposures", "fct_unit_events"),
                node("sessions", Layer.FACT, "fct_unit_events", "dim_users"),
                node("unit_exposure_weeks", Layer.UNIT, "dim_users", "observation"),
                node("unit_metrics", Layer.UNIT, "fct_exposures", "int_unit_values", "stg_users"),
                node("user_adoptions", Layer.UNIT, "stg_rollout", "dim_users", "observation"),
                node("agg_experiment_day", Layer.SERVED, "fct_unit_events", "fct_exposures"),
                node(
                        "experiment_daily_metrics",
                        Layer.SERVED,
                        "unit_metrics",
                        "observation",
                        "fct_exposures",
                        "int_numbers"),
                node("fct_conversions", Layer.FACT, "fct_unit_events"),
                node("int_funnel_times", Layer.FACT, "fct_unit_events", "observation"),
                node("int_user_days", Layer.FACT, "fct_unit_events", "observation"),
                node("daily_user_metrics", Layer.FACT, "int_user_days", "sessions"),
                node("funnel_metrics", Layer.SERVED, "fct_exposures", "observation", "int_funnel_times"),
                node("int_active_changes", Layer.FACT, "daily_user_metrics"),
                node(
                        "retention_cohorts",
                        Layer.SERVED,
                        "fct_exposures",
                        "observation",
                        "int_user_days",
                        "dim_users",
                        "daily_user_metrics",
                        "int_numbers"),
                node(
                        "unit_week_traits",
                        Layer.UNIT,
                        "fct_unit_events",
                        "daily_user_metrics",
                        "sessions",
                        "observation"),
                node("unit_weeks", Layer.UNIT, "daily_user_metrics", "observation", "user_adoptions"),
                node(
                        "active_days",
                        Layer.SERVED,
                        "int_active_changes",
                        "fct_exposures",
                        "observation",
                        "int_numbers")));
    }

    static ColumnPicture shares() {
        List<Part> parts = List.of(new Part("signup_start", 90), new Part("email_verified", 60), new Part("", 30));
        return new ColumnPicture("event_name", ColumnPicture.Kind.SHARES, parts, 20, 200, List.of());
    }

    static ColumnPicture bars() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            parts.add(new Part(i + " to " + (i + 1), 40L - 2L * i));
        }
        return new ColumnPicture("seconds", ColumnPicture.Kind.BARS, parts, 15, 435, List.of());
    }
}
