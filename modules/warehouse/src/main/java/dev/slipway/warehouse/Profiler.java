package dev.slipway.warehouse;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks through a table once. Of a big one every k-th row is read, counted over the whole of it, so that what comes late
 * is in the profile as well; memory stays bounded and the engine is asked nothing but to hand its rows over.
 */
final class Profiler {
    static final int MOST_ROWS = 200_000;

    private Profiler() {}

    static TableProfile profile(String relation, Database database, JobContext context) {
        long rows = StoredRun.count(relation, database, context);
        long every = Math.max(1, Math.ceilDiv(rows, MOST_ROWS));
        List<ColumnTally> tallies = columns(relation, database);
        long[] at = {0};
        database.stream("select * from " + relation, context, row -> {
            if (at[0]++ % every == 0) {
                for (int c = 0; c < tallies.size(); c++) {
                    tallies.get(c).add(row, c + 1);
                }
            }
        });
        return new TableProfile(tallies.stream().map(ColumnTally::profile).toList(), rows, every);
    }

    private static List<ColumnTally> columns(String relation, Database database) {
        int dot = relation.indexOf('.');
        return new ArrayList<>(database.list(
                "select column_name, data_type from information_schema.columns"
                        + " where table_schema = ? and table_name = ? order by ordinal_position",
                row -> tally(row.string(1), row.string(2).toLowerCase(Locale.ROOT)),
                relation.substring(0, dot),
                relation.substring(dot + 1)));
    }

    private static ColumnTally tally(String column, String type) {
        return new ColumnTally(column, type(type), type.equals("date"));
    }

    private static ColumnProfile.Type type(String name) {
        if (name.startsWith("timestamp") || name.equals("date")) {
            return ColumnProfile.Type.TIME;
        }
        boolean number =
                List.of("int", "tinyint", "smallint", "bigint", "hugeint", "uint", "ubigint", "float", "double")
                                .stream()
                                .anyMatch(name::startsWith)
                        || List.of("real", "numeric", "decimal", "decfloat").stream()
                                .anyMatch(name::startsWith);
        return number && !name.startsWith("interval") ? ColumnProfile.Type.NUMBER : ColumnProfile.Type.TEXT;
    }
}
