package dev.slipway.simulation.behavior;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.study.Experiment;
import java.util.List;

/** The tables of this world. */
final class Tables {
    static final TableSchema USERS = new TableSchema(
            "users",
            ColumnSpec.text("user_id"),
            ColumnSpec.timestamp("signup_time"),
            ColumnSpec.category("acquisition_channel", Population.CHANNELS),
            ColumnSpec.category("country", Population.COUNTRIES),
            ColumnSpec.category("device_type", Population.DEVICES),
            ColumnSpec.number("sessions_before"),
            ColumnSpec.number("spend_before"));
    static final TableSchema ROLLOUT =
            new TableSchema("rollout", ColumnSpec.text("user_id"), ColumnSpec.timestamp("adopted_at"));

    private Tables() {}

    static TableSchema assignments(Experiment experiment) {
        return met("assignments", "assigned_at", experiment);
    }

    static TableSchema exposures(Experiment experiment) {
        return met("exposures", "exposed_at", experiment);
    }

    private static TableSchema met(String table, String moment, Experiment experiment) {
        return new TableSchema(
                table,
                ColumnSpec.text("user_id"),
                ColumnSpec.category("experiment", List.of(experiment.key())),
                ColumnSpec.category("variant", variants(experiment)),
                ColumnSpec.timestamp(moment));
    }

    static TableSchema events(Experiment experiment) {
        return new TableSchema(
                "events",
                ColumnSpec.text("user_id"),
                ColumnSpec.timestamp("event_time"),
                ColumnSpec.category("event_name", EventNames.ALL),
                ColumnSpec.integer("session_id"),
                ColumnSpec.category("experiment_id", List.of(experiment.key())),
                ColumnSpec.category("variant", variants(experiment)),
                ColumnSpec.category("platform", Population.PLATFORMS),
                ColumnSpec.category("geo", Population.COUNTRIES),
                ColumnSpec.category("device", Population.DEVICES),
                ColumnSpec.number("amount"));
    }

    private static List<String> variants(Experiment experiment) {
        return List.copyOf(experiment.allocation().variants().keySet());
    }
}
