package dev.slipway.warehouse;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the tables of engagement into columns in memory. */
final class EngagementReader {
    private final Database database;
    private final Study study;
    private final Map<String, TableSchema> tables;
    private final List<String> variants;

    EngagementReader(Database database, Study study, Map<String, TableSchema> tables) {
        this.database = database;
        this.study = study;
        this.tables = tables;
        this.variants = MartReader.variants(study);
    }

    EngagementData read(JobContext context) {
        return new EngagementData(
                population(context),
                retention(context),
                new UnitWeeksReader(database, study, tables, variants).read(context));
    }

    private PopulationData population(JobContext context) {
        List<PopulationData.Series> series = new ArrayList<>();
        series.add(series(null, context));
        variants.forEach(variant -> series.add(series(variant, context)));
        List<Long> first = database.list("select min(active_on) from marts.active_days", row -> (long) day(row, 1));
        return new PopulationData(study.data().zone(), first.getFirst(), series);
    }

    private PopulationData.Series series(@Nullable String variant, JobContext context) {
        List<Growing.Longs> counts = new ArrayList<>();
        for (int c = 0; c < 6; c++) {
            counts.add(new Growing.Longs());
        }
        Growing.Doubles revenue = new Growing.Doubles();
        String population = variant == null
                ? "population = 'everyone'"
                : "population = 'variant' and variant = '" + variant.replace("'", "''") + "'";
        database.stream(
                "select dau, wau, mau, new_users, sessions, events, revenue from marts.active_days where " + population
                        + " order by active_on",
                context,
                row -> {
                    for (int c = 0; c < 6; c++) {
                        counts.get(c).add(row.integer(c + 1));
                    }
                    revenue.add(row.number(7));
                });
        List<long[]> columns = counts.stream().map(Growing.Longs::toArray).toList();
        return new PopulationData.Series(
                variant,
                columns.get(0),
                columns.get(1),
                columns.get(2),
                columns.get(3),
                columns.get(4),
                columns.get(5),
                revenue.toArray());
    }

    private RetentionTriangles retention(JobContext context) {
        Growing.Ints rolling = new Growing.Ints();
        Growing.Ints cohort = new Growing.Ints();
        Growing.Ints variant = new Growing.Ints();
        Growing.Ints number = new Growing.Ints();
        List<Growing.Longs> counts = List.of(new Growing.Longs(), new Growing.Longs(), new Growing.Longs());
        database.stream(
                "select clock, cohort_on, variant, day_number, users, mature_users, returned from"
                        + " marts.retention_cohorts order by clock, cohort_on, variant, day_number",
                context,
                row -> {
                    rolling.add(row.string(1).equals("rolling") ? 1 : 0);
                    cohort.add(day(row, 2));
                    variant.add(variants.indexOf(row.string(3)));
                    number.add(row.count(4));
                    for (int c = 0; c < counts.size(); c++) {
                        counts.get(c).add(row.integer(5 + c));
                    }
                });
        boolean[] byRollingDays = new boolean[rolling.size()];
        for (int i = 0; i < byRollingDays.length; i++) {
            byRollingDays[i] = rolling.get(i) == 1;
        }
        return new RetentionTriangles(
                variants,
                byRollingDays,
                cohort.toArray(),
                variant.toArray(),
                number.toArray(),
                counts.get(0).toArray(),
                counts.get(1).toArray(),
                counts.get(2).toArray());
    }

    /** A date in days since 1970-01-01. */
    static int day(Row row, int column) {
        return Math.toIntExact(
                LocalDate.parse(row.string(column).substring(0, 10)).toEpochDay());
    }
}
