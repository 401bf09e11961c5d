package dev.slipway.warehouse;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.marts.Attribute;
import dev.slipway.warehouse.marts.EngagementVars;
import dev.slipway.warehouse.marts.EngagementVars.EventCount;
import dev.slipway.warehouse.marts.EngagementVars.WeekColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the weeks of users, of which only those with events are in the table, into a full grid. */
final class UnitWeeksReader {
    private static final int WEEK = 7;

    private final Database database;
    private final Map<String, TableSchema> tables;
    private final List<String> variants;
    private final List<EventCount> events;
    private final List<Attribute> attributes;
    private final @Nullable List<WeekColumn> traits;

    private final Growing.Ints numbers = new Growing.Ints();
    private final Growing.Ints variant = new Growing.Ints();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Levels> texts = new LinkedHashMap<>();
    private final Map<String, Growing.Doubles> values = new LinkedHashMap<>();

    UnitWeeksReader(Database database, Study study, Map<String, TableSchema> tables, List<String> variants) {
        this.database = database;
        this.tables = tables;
        this.variants = variants;
        this.events = EngagementVars.named(study);
        this.attributes = Attribute.of(study, tables);
        this.traits = study.analyses().drift() == null ? null : EngagementVars.weekColumns(study, tables);
    }

    UnitWeeks read(JobContext context) {
        users(context);
        int offset = -numbers.get(0);
        int[] rowOf = new int[numbers.get(numbers.size() - 1) + offset + 1];
        for (int row = 0; row < numbers.size(); row++) {
            rowOf[numbers.get(row) + offset] = row;
        }
        List<int[]> span = database.list("""
                select cast(floor(datediff('day', study_start_on, first_on) / cast(7 as double precision)) as integer),
                    datediff('day', study_start_on, last_on), datediff('day', study_start_on, last_full_on)
                from marts.observation""", row -> new int[] {row.count(1), row.count(2), row.count(3)});
        int first = span.getFirst()[0];
        int weeks = Math.floorDiv(span.getFirst()[1], WEEK) - first + 1;
        int full = Math.floorDiv(span.getFirst()[2] + 1, WEEK) - first;
        Grid grid = new Grid(ids.size(), weeks, first, events);
        database.stream(grid.query(), context, row -> grid.add(row, rowOf[row.count(1) + offset]));
        UnitWeeks read = new UnitWeeks(
                first,
                weeks,
                Math.max(0, full),
                ids.toArray(String[]::new),
                variants,
                variant.toArray(),
                adopted(rowOf, offset, first, context),
                grid.sessions,
                grid.events,
                grid.revenue,
                grid.counts,
                categories(),
                numbers(),
                traits == null
                        ? null
                        : new WeekTraitsReader(
                                        database, traits, ids.size(), weeks, first, number -> rowOf[number + offset])
                                .read(context));
        Set<String> neverMet = neverMet(context);
        return neverMet.isEmpty() ? read : read.withoutCovered(neverMet::contains);
    }

    /** Users who were assigned and never exposed. */
    private Set<String> neverMet(JobContext context) {
        Set<String> users = new HashSet<>();
        database.stream("""
                select assigned.unit_id from staging.stg_assignments as assigned
                left join marts.fct_exposures as met on met.unit_id = assigned.unit_id
                where met.unit_no is null""", context, row -> users.add(row.string(1)));
        return users;
    }

    private void users(JobContext context) {
        StringBuilder query = new StringBuilder("select users.user_no, users.user_id, users.variant");
        boolean known = tables.containsKey("users");
        if (known) {
            attributes.forEach(attribute -> query.append(", known.").append(attribute.column()));
        }
        query.append(" from marts.dim_users as users");
        if (known) {
            query.append(" left join staging.stg_users as known on known.unit_id = users.user_id");
            attributes.forEach(attribute -> {
                if (attribute.text()) {
                    texts.put(attribute.source(), new Levels());
                } else {
                    values.put(attribute.source(), new Growing.Doubles());
                }
            });
        }
        database.stream(query + " order by users.user_no", context, row -> user(row, known));
    }

    private void user(Row row, boolean known) {
        numbers.add(row.count(1));
        ids.add(row.string(2));
        int arm = variants.indexOf(row.string(3));
        variant.add(arm >= 0 ? arm : row.count(1) < 0 ? UnitWeeks.OUTSIDE : UnitWeeks.UNCOUNTED);
        for (int a = 0; known && a < attributes.size(); a++) {
            String source = attributes.get(a).source();
            Levels levels = texts.get(source);
            Growing.Doubles column = values.get(source);
            if (levels != null) {
                levels.add(row.text(4 + a));
            } else if (column != null) {
                column.add(row.number(4 + a));
            }
        }
    }

    private int[] adopted(int[] rowOf, int offset, int firstWeek, JobContext context) {
        int[] adopted = new int[ids.size()];
        Arrays.fill(adopted, UnitWeeks.NEVER);
        if (tables.containsKey("rollout")) {
            database.stream(
                    "select user_no, adopted_week from marts.user_adoptions",
                    context,
                    row -> adopted[rowOf[row.count(1) + offset]] = row.count(2) - firstWeek);
        }
        return adopted;
    }

    private Map<String, Category> categories() {
        Map<String, Category> out = new LinkedHashMap<>();
        texts.forEach((name, levels) -> out.put(name, levels.toCategory()));
        return out;
    }

    private Map<String, double[]> numbers() {
        Map<String, double[]> out = new LinkedHashMap<>();
        values.forEach((name, column) -> out.put(name, column.toArray()));
        return out;
    }

    /** The full grid of users and weeks, zero where nothing happened. */
    private static final class Grid {
        private final int weeks;
        private final int firstWeek;
        private final List<EventCount> named;
        private final int[] sessions;
        private final int[] events;
        private final double[] revenue;
        private final Map<String, int[]> counts = new LinkedHashMap<>();

        Grid(int users, int weeks, int firstWeek, List<EventCount> named) {
            this.weeks = weeks;
            this.firstWeek = firstWeek;
            this.named = named;
            int cells = Math.multiplyExact(users, weeks);
            sessions = new int[cells];
            events = new int[cells];
            revenue = new double[cells];
            named.forEach(event -> counts.put(event.event(), new int[cells]));
        }

        String query() {
            StringBuilder query = new StringBuilder("select user_no, week, sessions, events, revenue");
            named.forEach(event -> query.append(", ").append(event.column()));
            return query + " from marts.unit_weeks";
        }

        void add(Row row, int user) {
            int cell = user * weeks + row.count(2) - firstWeek;
            sessions[cell] = row.count(3);
            events[cell] = row.count(4);
            revenue[cell] = row.number(5);
            int column = 6;
            for (int[] count : counts.values()) {
                count[cell] = row.count(column++);
            }
        }
    }
}
