package dev.slipway.warehouse.pass;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Behind;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.engine.RowWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sums each unit's weeks over the weeks before, as the macro weeks_before does: user_week_features. H2 sorts all rows anew for each of
 * its dozens of window functions; read in order, a unit's weeks are few.
 */
final class FeaturesPass implements Pass {
    private static final String TABLE = "user_week_features";

    private final FeatureNames names;

    FeaturesPass(Map<String, ? extends @Nullable Object> vars) {
        this.names = FeatureNames.of((Map<?, ?>) vars.get("week_features"));
    }

    @Override
    public Map<String, Long> fill(Database database, JobContext context) {
        List<String> sources = List.copyOf(sources());
        int end = (int) database.number("select coalesce(max(week), -1) + 1 from staging.stg_behavior_weekly");
        List<Integer> units = database.list(
                "select unit_no from marts.fct_exposures where is_eligible order by unit_no", row -> row.count(1));
        try (Database writer = database.another();
                Behind behind = new Behind()) {
            RowWriter table = new RowWriter(writer, behind, "marts." + TABLE, names.columns());
            UnitFeatures features = new UnitFeatures(names, sources, end, table);
            Walk walk = new Walk(units, features);
            database.stream(query(sources), context, walk::week);
            walk.finish();
            long rows = table.finish();
            behind.finish();
            return Map.of(TABLE, rows);
        }
    }

    /** Every column that a sum or a feature reads. */
    private Set<String> sources() {
        Set<String> sources = new LinkedHashSet<>();
        names.sums().forEach(sum -> sum.terms().forEach(term -> sources.add(term.column())));
        names.features().forEach(feature -> sources.add(feature.source()));
        names.activities().forEach(activity -> sources.add(activity.source()));
        return sources;
    }

    private String query(List<String> sources) {
        StringBuilder query = new StringBuilder(
                        "select exposures.unit_no, weeks.week, weeks.week_start >= exposures.exposed_at")
                .append(", ")
                .append(column(names.action(), "cast(null as varchar)"))
                .append(", ")
                .append(column(names.propensity(), "cast(null as double precision)"))
                .append(", ")
                .append(column(names.left(), "0"));
        sources.forEach(column -> query.append(", weeks.").append(quoted(column)));
        return query + " from staging.stg_behavior_weekly as weeks inner join marts.fct_exposures as exposures on"
                + " exposures.unit_id = weeks.unit_id where exposures.is_eligible order by exposures.unit_no,"
                + " weeks.week";
    }

    private static String column(@Nullable String name, String otherwise) {
        return name == null ? otherwise : "weeks." + quoted(name);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Goes through the units in order; one without weeks has only the week after the data. */
    private static final class Walk {
        private final List<Integer> units;
        private final UnitFeatures features;
        private int at;

        Walk(List<Integer> units, UnitFeatures features) {
            this.units = new ArrayList<>(units);
            this.features = features;
        }

        void week(Row row) {
            int unit = row.count(1);
            while (units.get(at) != unit) {
                features.close(units.get(at++));
            }
            features.week(unit, row);
        }

        void finish() {
            while (at < units.size()) {
                features.close(units.get(at++));
            }
        }
    }
}
