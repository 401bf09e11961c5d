package dev.slipway.warehouse.marts;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.Study.Measured;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.TableLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables of the dbt project for one study over the tables that were loaded. */
public final class StudyVars {
    private final Study study;
    private final Map<String, TableSchema> tables;
    private final Source.@Nullable UnitTable unitTable;

    private StudyVars(Study study, Map<String, TableSchema> tables) {
        this.study = study;
        this.tables = tables;
        this.unitTable = study.source() instanceof Source.UnitTable table ? table : null;
    }

    /**
     * The variables by name.
     *
     * @param tables that were loaded, by name
     * @throws SlipwayException DATA_INVALID when a table or a column that the study needs is missing
     */
    public static Map<String, @Nullable Object> of(Study study, Map<String, TableSchema> tables) {
        return of(study, tables, Observation.ALL);
    }

    /** As {@link #of(Study, Map)}, without the rows after the end of observation. */
    public static Map<String, @Nullable Object> of(
            Study study, Map<String, TableSchema> tables, Observation observation) {
        Map<String, @Nullable Object> vars = new StudyVars(study, tables).all();
        vars.put("observation_end", observation.endWritten());
        vars.put("observation_named", observation.named());
        return vars;
    }

    /** As {@link #of(Study, Map, Observation)}, with the clock of the study's time zone over the loaded data. */
    public static Map<String, @Nullable Object> of(
            Study study, Map<String, TableSchema> tables, Observation observation, Database database) {
        Map<String, @Nullable Object> vars = of(study, tables, observation);
        vars.put("clock_shifts", ClockShifts.of(study, tables, database));
        return vars;
    }

    /** Columns with moments of exposure and of events, by raw table. */
    static Map<String, String> stamps(Study study, Map<String, TableSchema> tables) {
        StudyVars vars = new StudyVars(study, tables);
        Map<String, String> stamps = new LinkedHashMap<>();
        stamps.put("events", Columns.time(vars.table("events"), Columns.EVENT_TIME));
        if (tables.containsKey("exposures")) {
            stamps.put("exposures", Columns.time(vars.table("exposures"), "exposed_at"));
        } else {
            stamps.put("assignments", Columns.time(vars.table("assignments"), "assigned_at"));
        }
        return stamps;
    }

    private Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        vars.put("source_kind", kind(study.measured()));
        vars.put("experiment_key", study.experiment().key());
        vars.put("weights", study.experiment().allocation().variants());
        vars.put("tables", List.copyOf(tables.keySet()));
        vars.put("columns", columns());
        vars.put("weekly_columns", study.measured() == Measured.WEEKS ? weeklyColumns() : List.of());
        vars.put("week_features", WeekFeatureVars.of(study, tables));
        MetricColumns metrics = MetricColumns.of(study);
        vars.put(
                "metrics",
                study.metrics().values().stream()
                        .map(m -> metric(study, m, metrics))
                        .toList());
        vars.put(
                "attributes",
                Attribute.of(study, tables).stream().map(Attribute::entry).toList());
        if (study.measured() == Measured.EVENTS) {
            vars.putAll(EngagementVars.of(study, tables));
        }
        return vars;
    }

    private static String kind(Measured measured) {
        return switch (measured) {
            case EVENTS -> "events";
            case UNITS -> "unit_table";
            case WEEKS -> "weeks";
        };
    }

    private Map<String, @Nullable Object> columns() {
        if (unitTable != null) {
            return unitColumns(unitTable);
        }
        Map<String, @Nullable Object> columns = assignmentColumns();
        if (study.measured() == Measured.EVENTS) {
            columns.putAll(eventColumns());
        }
        return columns;
    }

    /** All columns of the weeks but those that say whose and when. */
    private List<String> weeklyColumns() {
        TableSchema weeks = table("behavior_weekly");
        Columns.required(weeks, "week");
        Columns.time(weeks, "week_start");
        for (Metric metric : study.metrics().values()) {
            Stream.of(metric.column(), metric.denominator())
                    .flatMap(sum -> parsed(sum).stream())
                    .forEach(term -> Columns.required(weeks, term.column()));
        }
        List<String> keys = List.of(study.experiment().unit(), "week", "week_start");
        return weeks.columns().stream()
                .map(ColumnSpec::name)
                .filter(name -> !keys.contains(name))
                .toList();
    }

    private Map<String, @Nullable Object> assignmentColumns() {
        String unit = study.experiment().unit();
        TableSchema assignments = table("assignments");
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("unit", unit);
        for (String name : List.of("assignments", "events", "behavior_weekly", "users", "exposures", "rollout")) {
            TableSchema schema = tables.get(name);
            if (schema != null && schema.indexOf(unit) < 0) {
                throw Columns.missing(schema, unit);
            }
        }
        columns.put("variant", Columns.required(assignments, "variant"));
        columns.put("experiment", Columns.optional(assignments, "experiment_key", "experiment"));
        columns.put("assigned_at", Columns.time(assignments, "assigned_at"));
        TableSchema exposures = tables.get("exposures");
        columns.put("exposed_at", exposures == null ? null : Columns.time(exposures, "exposed_at"));
        columns.put(
                "exposure_experiment",
                exposures == null ? null : Columns.optional(exposures, "experiment_key", "experiment"));
        return columns;
    }

    private Map<String, @Nullable Object> eventColumns() {
        TableSchema events = table("events");
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("event_name", Columns.required(events, Columns.EVENT_NAME));
        columns.put("event_time", Columns.time(events, Columns.EVENT_TIME));
        columns.put("amount", Columns.optional(events, Columns.AMOUNT));
        columns.put("session", Columns.optional(events, Columns.SESSION));
        columns.put("repeats", TableLoader.repeatsColumn(events));
        TableSchema rollout = tables.get("rollout");
        columns.put("adopted_at", rollout == null ? null : Columns.time(rollout, "adopted_at"));
        return columns;
    }

    /** Columns in which two rows of a table must be equal to be one event; none for other tables or where one is missing. */
    public static List<String> identity(Study study, TableSchema table) {
        String name = Columns.optional(table, Columns.EVENT_NAME);
        String unit = Columns.optional(table, study.experiment().unit());
        boolean timed = table.columns().stream().anyMatch(c -> c.type() == ColumnType.TIMESTAMP);
        if (!table.name().equals("events") || name == null || unit == null || !timed) {
            return List.of();
        }
        return Stream.of(
                        unit,
                        name,
                        Columns.time(table, Columns.EVENT_TIME),
                        Columns.optional(table, Columns.AMOUNT),
                        Columns.optional(table, Columns.SESSION))
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, @Nullable Object> unitColumns(Source.UnitTable source) {
        TableSchema units = table("units");
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("unit", Columns.required(units, source.unit()));
        columns.put("variant", Columns.required(units, source.variant()));
        columns.put("experiment", null);
        columns.put("assigned_at", source.time() == null ? null : Columns.time(units, source.time()));
        for (Metric metric : study.metrics().values()) {
            Columns.required(units, String.valueOf(metric.column()));
            if (metric.denominator() != null) {
                Columns.required(units, metric.denominator());
            }
        }
        return columns;
    }

    private static Map<String, @Nullable Object> metric(Study study, Metric metric, MetricColumns names) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        long day = metric.day() == null ? -1 : metric.day();
        entry.put("key", metric.key());
        entry.put("name", names.value(metric));
        entry.put("kind", kind(metric));
        entry.put("event", metric.event());
        entry.put("column", metric.column());
        entry.put("denominator", metric.denominator());
        entry.put("denominator_name", names.denominator(metric));
        entry.put("terms", terms(metric.column()));
        entry.put("denominator_terms", terms(metric.denominator()));
        List<Map<String, Object>> parts = new ArrayList<>();
        for (ColumnSum.Term term : MetricColumns.parts(study, metric)) {
            parts.add(Map.of("column", term.column(), "name", names.part(metric, parts.size())));
        }
        entry.put("parts", parts);
        entry.put("opens", day < 0 ? 0L : day * 86_400_000L);
        entry.put("closes", metric.maturesAfter().toMillis());
        return entry;
    }

    /** Of a sum of columns; empty for any other name, which only a unit table has. */
    private static List<ColumnSum.Term> parsed(@Nullable String sum) {
        return ColumnSum.parse(sum == null ? "" : sum).map(ColumnSum::terms).orElse(List.of());
    }

    static List<Map<String, Object>> terms(@Nullable String sum) {
        return parsed(sum).stream()
                .map(term -> Map.<String, Object>of("column", term.column(), "subtracted", term.subtracted()))
                .toList();
    }

    private static String kind(Metric metric) {
        return metric.kind().name().toLowerCase(Locale.ROOT);
    }

    private TableSchema table(String name) {
        return Columns.table(tables, name);
    }
}
