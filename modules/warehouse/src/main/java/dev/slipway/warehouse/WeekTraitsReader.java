package dev.slipway.warehouse;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.marts.EngagementVars.WeekColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Reads what users' weeks were like into the cells of the full grid. */
final class WeekTraitsReader {
    private final Database database;
    private final List<WeekColumn> named;
    private final int weeks;
    private final int firstWeek;
    private final IntUnaryOperator rowOf;

    private final int[] exposed;
    private final int[] days;
    private final int[] visits;
    private final int[] seconds;
    private final Texts intent;
    private final Map<String, Texts> columns = new LinkedHashMap<>();

    /**
     * Makes an empty grid.
     *
     * @param rowOf row of a user by its number
     */
    WeekTraitsReader(
            Database database, List<WeekColumn> named, int users, int weeks, int firstWeek, IntUnaryOperator rowOf) {
        this.database = database;
        this.named = named;
        this.weeks = weeks;
        this.firstWeek = firstWeek;
        this.rowOf = rowOf;
        int cells = Math.multiplyExact(users, weeks);
        exposed = new int[users];
        days = new int[cells];
        visits = new int[cells];
        seconds = new int[cells];
        intent = new Texts(cells);
        named.forEach(column -> columns.put(column.source(), new Texts(cells)));
    }

    WeekTraits read(JobContext context) {
        Arrays.fill(exposed, UnitWeeks.NEVER);
        database.stream(
                "select user_no, exposed_week from marts.unit_exposure_weeks",
                context,
                row -> exposed[rowOf.applyAsInt(row.count(1))] = row.count(2) - firstWeek);
        StringBuilder query = new StringBuilder("select user_no, week, active_days, visits, seconds, intent");
        named.forEach(column -> query.append(", ").append(column.column()));
        database.stream(query + " from marts.unit_week_traits", context, this::cell);
        Map<String, Category> categories = new LinkedHashMap<>();
        columns.forEach((name, texts) -> categories.put(name, texts.toCategory()));
        return new WeekTraits(exposed, days, visits, seconds, intent.toCategory(), categories);
    }

    private void cell(Row row) {
        int cell = rowOf.applyAsInt(row.count(1)) * weeks + row.count(2) - firstWeek;
        days[cell] = row.count(3);
        visits[cell] = row.count(4);
        seconds[cell] = row.count(5);
        intent.set(cell, row.string(6));
        int column = 7;
        for (Texts texts : columns.values()) {
            texts.set(cell, row.string(column++));
        }
    }

    /** A text in each cell, as codes; the empty text is none. */
    private static final class Texts {
        private final Map<String, Integer> codes = new HashMap<>();
        private final int[] code;

        Texts(int cells) {
            code = new int[cells];
            Arrays.fill(code, -1);
        }

        void set(int cell, String text) {
            if (!text.isEmpty()) {
                code[cell] = codes.computeIfAbsent(text, t -> codes.size());
            }
        }

        Category toCategory() {
            return Levels.inOrder(codes, code);
        }
    }
}
