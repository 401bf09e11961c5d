package dev.slipway.app.run;

import dev.slipway.core.job.JobContext;
import dev.slipway.memo.DataTables;
import dev.slipway.memo.DataTables.Column;
import dev.slipway.memo.DataTables.Table;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.ColumnProfile;
import dev.slipway.warehouse.RunBuild;
import dev.slipway.warehouse.TableProfile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The loaded tables of a run in words, for its data card. */
final class DataTablesOf {
    /** Looking through more would take longer than the memo itself. */
    private static final long MOST_ROWS = 2_000_000;

    private static final int LEVELS = 5;
    private static final int MANY = 50;

    /** Where the most frequent of many values is no more than this share, none is worth naming. */
    private static final double SELDOM = 0.01;

    private DataTablesOf() {}

    static DataTables run(RunBuild build, JobContext context) {
        List<Table> tables = new ArrayList<>();
        build.profiles(MOST_ROWS, context).forEach((name, profile) -> tables.add(table(build, name, profile)));
        return new DataTables(tables);
    }

    private static Table table(RunBuild build, String name, TableProfile profile) {
        if (profile.every() == 0) {
            List<Column> columns = build.schema(name).columns().stream()
                    .map(c -> new Column(c.name(), c.type().name().toLowerCase(Locale.ROOT), 0, ""))
                    .toList();
            return new Table(name, profile.rows(), 0, columns);
        }
        long read = Math.max(1, Math.ceilDiv(profile.rows(), profile.every()));
        return new Table(
                name,
                profile.rows(),
                profile.every(),
                profile.columns().stream().map(column -> column(column, read)).toList());
    }

    private static Column column(ColumnProfile profile, long read) {
        return new Column(
                profile.column(),
                profile.type().name().toLowerCase(Locale.ROOT),
                (double) profile.missing() / read,
                values(profile, read));
    }

    private static String values(ColumnProfile profile, long read) {
        if (profile.shape() == ColumnProfile.Shape.MISSING) {
            return "no value";
        }
        if (profile.type() != ColumnProfile.Type.TEXT && Double.isFinite(profile.low())) {
            String low = end(profile, profile.low());
            String high = end(profile, profile.high());
            return low.equals(high) ? low : low + " to " + high;
        }
        if (profile.shape() == ColumnProfile.Shape.ALL_DIFFERENT) {
            return Numbers.count(profile.distinct()) + " values, all different";
        }
        if (profile.distinct() > MANY && profile.levels().getFirst().rows() < SELDOM * read) {
            return Numbers.count(profile.distinct()) + " different values";
        }
        String most = profile.levels().stream()
                .limit(LEVELS)
                .map(level -> level.value() + " " + Numbers.rate((double) level.rows() / read))
                .collect(Collectors.joining(", "));
        long more = profile.distinct() - Math.min(LEVELS, profile.levels().size());
        return most + (more > 0 ? " and " + Numbers.counted(more, "other", "others") : "");
    }

    private static String end(ColumnProfile profile, double value) {
        return profile.type() == ColumnProfile.Type.TIME
                ? Dates.date(Instant.ofEpochMilli((long) value)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate())
                : value == Math.rint(value) ? Numbers.fixed(value, 0) : fine(profile, value);
    }

    /** In three digits, but no finer than the range asks for: next to 38 a 0.000003 is 0. */
    private static String fine(ColumnProfile profile, double value) {
        int range = Numbers.meaningfulDecimals(profile.high() - profile.low()) + 1;
        String shown = Numbers.fixed(value, Math.min(range, Numbers.meaningfulDecimals(value)));
        return shown.matches("0[.]0+") ? "0" : shown;
    }
}
