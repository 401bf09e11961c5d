package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Users of a study of weeks, and when its weeks begin. */
final class WeekTables {
    static final LocalDate START = LocalDate.of(2026, 1, 5);
    static final long FIRST = START.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    static final long WEEK = 7 * 86_400_000L;

    private WeekTables() {}

    /** These users, who all begin with the first week: all but the last in control. */
    static List<RowsTable> users(String... ids) {
        RowsTable users = new RowsTable("users", text("user_id"), text("country"));
        RowsTable assignments = met("assignments", "assigned_at");
        RowsTable exposures = met("exposures", "exposed_at");
        for (int i = 0; i < ids.length; i++) {
            String variant = i == ids.length - 1 ? "treatment" : "control";
            users.row(ids[i], i % 2 == 0 ? "DE" : "FR");
            assignments.row(ids[i], "small", variant, FIRST);
            exposures.row(ids[i], "small", variant, FIRST);
        }
        return List.of(users, assignments, exposures);
    }

    private static RowsTable met(String table, String moment) {
        return new RowsTable(table, text("user_id"), text("experiment"), text("variant"), timestamp(moment));
    }
}
