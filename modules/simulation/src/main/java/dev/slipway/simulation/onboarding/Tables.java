package dev.slipway.simulation.onboarding;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;

/** The tables of this world. */
final class Tables {
    static final TableSchema USERS = new TableSchema(
            "users",
            ColumnSpec.text("user_id"),
            ColumnSpec.timestamp("arrived_at"),
            ColumnSpec.text("acquisition_channel"),
            ColumnSpec.text("country"),
            ColumnSpec.text("device_type"),
            ColumnSpec.text("app_version"),
            ColumnSpec.text("age_band"),
            ColumnSpec.text("document_type"),
            ColumnSpec.number("intent_score"));
    static final TableSchema ASSIGNMENTS = new TableSchema(
            "assignments",
            ColumnSpec.text("user_id"),
            ColumnSpec.text("experiment"),
            ColumnSpec.text("variant"),
            ColumnSpec.timestamp("assigned_at"));
    static final TableSchema EXPOSURES = new TableSchema(
            "exposures",
            ColumnSpec.text("user_id"),
            ColumnSpec.text("experiment"),
            ColumnSpec.text("variant"),
            ColumnSpec.timestamp("exposed_at"));
    static final TableSchema EVENTS = new TableSchema(
            "events",
            ColumnSpec.text("user_id"),
            ColumnSpec.timestamp("event_time"),
            ColumnSpec.text("event_name"),
            ColumnSpec.text("session_id"),
            ColumnSpec.number("amount"));

    private Tables() {}
}
