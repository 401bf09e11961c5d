package dev.slipway.warehouse.marts;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.AnalysisColumns;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.SignupCohort;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
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
    private static final String[] EVENT_NAME = {"event_name", "event", "name"};
    private static final String EVENT_TIME = "event_time";
    private static final String[] AMOUNT = {"amount", "value", "revenue"};
    private static final String SESSION = "session_id";

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
        stamps.put("events", time(vars.table("events"), EVENT_TIME));
        if (tables.containsKey("exposures")) {
            stamps.put("exposures", time(vars.table("exposures"), "exposed_at"));
        } else {
            stamps.put("assignments", time(vars.table("assignments"), "assigned_at"));
        }
        return stamps;
    }

    static String eventName(TableSchema events) {
        return required(events, EVENT_NAME);
    }

    static @Nullable String amount(TableSchema events) {
        return optional(events, AMOUNT);
    }

    private Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        vars.put("source_kind", unitTable == null ? "events" : "unit_table");
        vars.put("experiment_key", study.experiment().key());
        vars.put("weights", study.experiment().allocation().variants());
        vars.put("tables", List.copyOf(tables.keySet()));
        vars.put("columns", unitTable == null ? eventColumns() : unitColumns(unitTable));
        MetricColumns metrics = MetricColumns.of(study);
        vars.put(
                "metrics",
                study.metrics().values().stream().map(m -> metric(m, metrics)).toList());
        vars.put(
                "attributes",
                attributes(study, tables).stream().map(Attribute::entry).toList());
        if (unitTable == null) {
            vars.putAll(EngagementVars.of(study, tables));
        }
        return vars;
    }

    private Map<String, @Nullable Object> eventColumns() {
        String unit = study.experiment().unit();
        TableSchema assignments = table("assignments");
        TableSchema events = table("events");
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("unit", unit);
        for (String name : List.of("assignments", "events", "users", "exposures", "rollout")) {
            TableSchema schema = tables.get(name);
            if (schema != null && schema.indexOf(unit) < 0) {
                throw missing(schema, unit);
            }
        }
        columns.put("variant", required(assignments, "variant"));
        columns.put("experiment", optional(assignments, "experiment_key", "experiment"));
        columns.put("assigned_at", time(assignments, "assigned_at"));
        TableSchema exposures = tables.get("exposures");
        columns.put("exposed_at", exposures == null ? null : time(exposures, "exposed_at"));
        columns.put(
                "exposure_experiment", exposures == null ? null : optional(exposures, "experiment_key", "experiment"));
        columns.put("event_name", required(events, EVENT_NAME));
        columns.put("event_time", time(events, EVENT_TIME));
        columns.put("amount", optional(events, AMOUNT));
        columns.put("session", optional(events, SESSION));
        columns.put("repeats", TableLoader.repeatsColumn(events));
        TableSchema rollout = tables.get("rollout");
        columns.put("adopted_at", rollout == null ? null : time(rollout, "adopted_at"));
        return columns;
    }

    /** Columns in which two rows of a table must be equal to be one event; none for other tables or where one is missing. */
    public static List<String> identity(Study study, TableSchema table) {
        String name = optional(table, EVENT_NAME);
        String unit = optional(table, study.experiment().unit());
        boolean timed = table.columns().stream().anyMatch(c -> c.type() == ColumnType.TIMESTAMP);
        if (!table.name().equals("events") || name == null || unit == null || !timed) {
            return List.of();
        }
        return Stream.of(unit, name, time(table, EVENT_TIME), optional(table, AMOUNT), optional(table, SESSION))
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, @Nullable Object> unitColumns(Source.UnitTable source) {
        TableSchema units = table("units");
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("unit", required(units, source.unit()));
        columns.put("variant", required(units, source.variant()));
        columns.put("experiment", null);
        columns.put("assigned_at", source.time() == null ? null : time(units, source.time()));
        for (Metric metric : study.metrics().values()) {
            required(units, String.valueOf(metric.column()));
            if (metric.denominator() != null) {
                required(units, metric.denominator());
            }
        }
        return columns;
    }

    private static Map<String, @Nullable Object> metric(Metric metric, MetricColumns names) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        long day = metric.day() == null ? -1 : metric.day();
        entry.put("key", metric.key());
        entry.put("name", names.value(metric));
        entry.put("kind", kind(metric));
        entry.put("event", metric.event());
        entry.put("column", metric.column());
        entry.put("denominator", metric.denominator());
        entry.put("denominator_name", names.denominator(metric));
        entry.put("opens", day < 0 ? 0L : day * 86_400_000L);
        entry.put("closes", metric.maturesAfter().toMillis());
        return entry;
    }

    private static String kind(Metric metric) {
        return metric.kind().name().toLowerCase(Locale.ROOT);
    }

    /**
     * Attributes of a unit: columns of the users table, or what a unit table has beside unit, variant and metrics. A
     * metric's column is one where an analysis asks for it too.
     */
    public static List<Attribute> attributes(Study study, Map<String, TableSchema> tables) {
        boolean units = study.source() instanceof Source.UnitTable;
        TableSchema table = tables.get(units ? "units" : "users");
        List<Attribute> out = new ArrayList<>();
        if (table == null) {
            return out;
        }
        for (ColumnSpec column : table.columns()) {
            if (column.type() != ColumnType.TIMESTAMP && !isTaken(study, column.name())) {
                out.add(new Attribute(
                        column.name(), "attr_" + plain(column.name(), out), column.type() == ColumnType.TEXT, null));
            }
        }
        for (SignupCohort cohort : units || !hasSignup(table) ? List.<SignupCohort>of() : SignupCohort.named(study)) {
            if (table.indexOf(cohort.attribute()) < 0) {
                out.add(new Attribute(cohort.attribute(), "attr_" + plain(cohort.attribute(), out), true, cohort));
            }
        }
        return out;
    }

    /** Whether users have moments of sign-up. */
    static boolean hasSignup(TableSchema users) {
        int index = users.indexOf(SignupCohort.COLUMN);
        return index >= 0 && users.columns().get(index).type() == ColumnType.TIMESTAMP;
    }

    /** The name as an identifier; numbered where another attribute has become the same. */
    private static String plain(String name, List<Attribute> others) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        boolean taken = others.stream().anyMatch(o -> o.column().equals("attr_" + plain));
        return taken ? plain + "_" + others.size() : plain;
    }

    private static boolean isTaken(Study study, String column) {
        if (!(study.source() instanceof Source.UnitTable source)) {
            return column.equals(study.experiment().unit());
        }
        boolean asked = AnalysisColumns.attributes(study).containsKey(column)
                || study.metrics().values().stream().anyMatch(m -> column.equals(m.covariate()));
        boolean metric = study.metrics().values().stream()
                .anyMatch(m -> column.equals(m.column()) || column.equals(m.denominator()));
        return column.equals(source.unit()) || column.equals(source.variant()) || (metric && !asked);
    }

    /**
     * An attribute.
     *
     * @param source column as loaded, or name of the cohort, which is its name for people
     * @param column of the mart
     * @param cohort null for a column as loaded
     */
    public record Attribute(
            String source,
            String column,
            boolean text,
            @Nullable SignupCohort cohort) {
        Map<String, String> entry() {
            return cohort == null
                    ? Map.of("source", source, "name", column)
                    : Map.of("source", SignupCohort.COLUMN, "name", column, "cohort", cohort.part());
        }
    }

    private TableSchema table(String name) {
        return table(tables, name);
    }

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

    private static String required(TableSchema schema, String... names) {
        String found = optional(schema, names);
        if (found == null) {
            throw missing(schema, names[0]);
        }
        return found;
    }

    private static @Nullable String optional(TableSchema schema, String... names) {
        for (String name : names) {
            if (schema.indexOf(name) >= 0) {
                return name;
            }
        }
        return null;
    }

    /** The column of that name, or else the first one that holds moments. */
    private static String time(TableSchema schema, String name) {
        int index = schema.indexOf(name);
        if (index >= 0 && schema.columns().get(index).type() == ColumnType.TIMESTAMP) {
            return name;
        }
        return schema.columns().stream()
                .filter(c -> c.type() == ColumnType.TIMESTAMP)
                .map(ColumnSpec::name)
                .findFirst()
                .orElseThrow(() -> missing(schema, name + " of dates and times"));
    }

    private static SlipwayException missing(TableSchema schema, String column) {
        String has = String.join(
                ", ", schema.columns().stream().map(ColumnSpec::name).toList());
        return new SlipwayException(
                ErrorCategory.DATA_INVALID,
                "The table of " + schema.name() + " has no column " + column + "; it has " + has
                        + ". The last good run is untouched.",
                "Rename the column in the file, or name the right one in the study.");
    }
}
