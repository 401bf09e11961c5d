package dev.slipway.warehouse.marts;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds loaded tables and their columns, by the names that files give them. */
final class Columns {
    static final String[] EVENT_NAME = {"event_name", "event", "name"};
    static final String EVENT_TIME = "event_time";
    static final String[] AMOUNT = {"amount", "value", "revenue"};
    static final String SESSION = "session_id";

    private Columns() {}

    static TableSchema table(Map<String, TableSchema> tables, String name) {
        TableSchema schema = tables.get(name);
        if (schema == null) {
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    "The data has no table of " + name + ". The last good run is untouched.",
                    "Name a file for it in the study's source.");
        }
        return schema;
    }

    /** The first of these names that the table has. */
    static String required(TableSchema schema, String... names) {
        String found = optional(schema, names);
        if (found == null) {
            throw missing(schema, names[0]);
        }
        return found;
    }

    static @Nullable String optional(TableSchema schema, String... names) {
        for (String name : names) {
            if (schema.indexOf(name) >= 0) {
                return name;
            }
        }
        return null;
    }

    /** The column of that name, or else the first one that holds moments. */
    static String time(TableSchema schema, String name) {
        if (isTime(schema, name)) {
            return name;
        }
        return schema.columns().stream()
                .filter(c -> c.type() == ColumnType.TIMESTAMP)
                .map(ColumnSpec::name)
                .findFirst()
                .orElseThrow(() -> missing(schema, name + " of dates and times"));
    }

    /** Whether the table has a column of that name that holds moments. */
    static boolean isTime(TableSchema schema, String name) {
        int index = schema.indexOf(name);
        return index >= 0 && schema.columns().get(index).type() == ColumnType.TIMESTAMP;
    }

    static SlipwayException missing(TableSchema schema, String column) {
        String has = String.join(
                ", ", schema.columns().stream().map(ColumnSpec::name).toList());
        return new SlipwayException(
                ErrorCategory.DATA_INVALID,
                "The table of " + schema.name() + " has no column " + column + "; it has " + has
                        + ". The last good run is untouched.",
                "Rename the column in the file, or name the right one in the study.");
    }
}
