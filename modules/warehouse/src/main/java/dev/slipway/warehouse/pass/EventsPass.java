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

/**
 * Gives each event its user, its variant and the time since first exposure: fct_unit_events. The users are looked up in
 * memory, which costs a fraction of a join through an index of texts. The rows are kept by user, whatever their order was.
 */
final class EventsPass implements Pass {
    /** Key of the rows, which no SELECT * shows: the user's number, then that of the row. */
    static final String KEY = "user_key";

    /** More rows than this no table has; users are counted in 31 bits. */
    private static final long ROWS = 1L << 32;

    private static final String TABLE = "marts.fct_unit_events";

    private final boolean users;
    /** Columns that are carried along as they are: the session, and what drift looks at. */
    private final List<String> carried;

    EventsPass(Map<String, ? extends @Nullable Object> vars) {
        this.users = vars.get("tables") instanceof List<?> tables && tables.contains("users");
        this.carried = new ArrayList<>();
        if (vars.get("columns") instanceof Map<?, ?> columns && columns.get("session") != null) {
            carried.add("session_id");
        }
        carried.addAll(weekColumns(vars));
    }

    /** The text columns that drift looks at, as they are named in the marts. */
    static List<String> weekColumns(Map<String, ? extends @Nullable Object> vars) {
        return vars.get("week_columns") instanceof List<?> columns
                ? columns.stream()
                        .map(column -> String.valueOf(((Map<?, ?>) column).get("name")))
                        .toList()
                : List.of();
    }

    @Override
    public List<String> definitions() {
        return List.of(
                "alter table " + TABLE + " add column " + KEY + " bigint invisible not null",
                "alter table " + TABLE + " add primary key (" + KEY + ")");
    }

    /**
     * Somebody that the study knows.
     *
     * @param unit the unit's number; null for a user who never met the experiment
     * @param exposedAt in milliseconds; {@link Long#MIN_VALUE} where the unit does not count
     */
    private record Known(
            @Nullable Integer unit, int user, @Nullable String variant, long exposedAt) {}

    @Override
    public Map<String, Long> fill(Database database, JobContext context) {
        Map<String, Known> known = known(database, context);
        List<String> columns = new ArrayList<>(List.of(
                KEY,
                "unit_no",
                "user_no",
                "variant",
                "event_name",
                "event_time",
                "elapsed_ms",
                "amount",
                "unknown_unit_id"));
        columns.addAll(carried);
        try (Database writer = database.another();
                Behind behind = new Behind()) {
            Rows rows = new Rows(known, new RowWriter(writer, behind, TABLE, columns), carried.size());
            List<String> read = new ArrayList<>(List.of("unit_id", "event_name", "event_time", "amount"));
            read.addAll(carried);
            database.stream("select " + String.join(", ", read) + " from staging.stg_events_raw", context, rows::event);
            long count = rows.table.finish();
            behind.finish();
            return Map.of("fct_unit_events", count);
        }
    }

    private Map<String, Known> known(Database database, JobContext context) {
        Map<String, Known> known = new HashMap<>();
        database.stream(
                "select unit_id, unit_no, variant, exposed_at, is_eligible from marts.fct_exposures", context, row -> {
                    int number = row.count(2);
                    long exposedAt = row.flag(5) ? row.millis(4) : Long.MIN_VALUE;
                    known.put(row.string(1), new Known(number, number, row.text(3), exposedAt));
                });
        if (users) {
            database.stream(
                    "select unit_id, user_no from marts.int_outsiders",
                    context,
                    row -> known.put(row.string(1), new Known(null, row.count(2), null, Long.MIN_VALUE)));
        }
        return known;
    }

    private static final class Rows {
        private static final int OWN = 9;
        private static final int READ = 4;

        private final Map<String, Known> known;
        private final RowWriter table;
        private final int carried;
        private long number;

        Rows(Map<String, Known> known, RowWriter table, int carried) {
            this.known = known;
            this.table = table;
            this.carried = carried;
        }

        void event(Row row) {
            String unit = row.text(1);
            Known who = unit == null ? null : known.get(unit);
            @Nullable Object[] values = new @Nullable Object[OWN + carried];
            values[0] = (who == null ? 0 : who.user()) * ROWS + number++;
            if (who != null) {
                values[1] = who.unit();
                values[2] = who.user();
                values[3] = who.variant();
                values[6] = elapsed(row, who);
            }
            values[4] = row.text(2);
            values[5] = row.value(3);
            values[7] = row.value(4);
            values[8] = who == null ? unit : null;
            for (int c = 0; c < carried; c++) {
                values[OWN + c] = row.value(READ + c + 1);
            }
            table.add(values);
        }

        private static @Nullable Long elapsed(Row row, Known who) {
            boolean timed = who.exposedAt() != Long.MIN_VALUE && !row.missing(3);
            return timed ? row.millis(3) - who.exposedAt() : null;
        }
    }
}
