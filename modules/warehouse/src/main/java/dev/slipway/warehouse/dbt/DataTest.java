package dev.slipway.warehouse.dbt;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Grid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A data test: a query for the rows that should not be there.
 *
 * @param model empty for a test of its own file
 * @param sql selects the offending rows
 * @param rule what it asks of each row by itself; null where it asks something else
 * @param hint what to do when it fails; empty where there is nothing more to say than to correct the data
 */
record DataTest(
        String name,
        String model,
        String column,
        boolean warning,
        String sql,
        @Nullable RowRule rule,
        String hint) {
    private static final int ROWS_SHOWN = 5;

    /** A condition that holds in the offending rows of a table. */
    record RowRule(String relation, String broken) {}

    private record Placed(int place, DataTest test) {}

    /** The tests of all enabled models, those of a model before those of the models that read it: causes come first. */
    static List<DataTest> all(DbtProject project, Templates templates, ModelGraph graph) {
        List<Placed> tests = new ArrayList<>();
        for (SchemaFiles.ColumnTest written : project.columnTests()) {
            if (graph.contains(written.model())) {
                Rendering rendering = new Rendering(project, graph.relations());
                DataTest test = GenericTests.of(written, templates, rendering);
                Object enabled =
                        templates.evaluate(written.file(), written.config().get("enabled"), rendering);
                if (!Boolean.FALSE.equals(enabled) && graph.place(rendering.refs()) >= 0) {
                    tests.add(new Placed(graph.place(rendering.refs()), test));
                }
            }
        }
        for (String file : project.singularTests()) {
            Rendering rendering = new Rendering(project, graph.relations());
            String sql = templates.render(file, rendering).text();
            boolean enabled = !Boolean.FALSE.equals(rendering.config().get("enabled"));
            if (enabled && graph.place(rendering.refs()) >= 0) {
                String model = rendering.refs().size() == 1
                        ? rendering.refs().iterator().next()
                        : "";
                Map<String, Object> config = rendering.config();
                DataTest test =
                        new DataTest(DbtProject.stem(file), model, "", isWarning(config), sql, null, remedy(config));
                tests.add(new Placed(graph.place(rendering.refs()), test));
            }
        }
        return tests.stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .map(Placed::test)
                .toList();
    }

    static boolean isWarning(Map<String, Object> config) {
        return "warn".equals(String.valueOf(config.get("severity")).toLowerCase(Locale.ROOT));
    }

    /** What the test's own file says is to be done when it fails, under meta as dbt has it; empty without. */
    private static String remedy(Map<String, Object> config) {
        return config.get("meta") instanceof Map<?, ?> meta && meta.get("remedy") instanceof String remedy
                ? remedy
                : "";
    }

    long failures(Database database, JobContext context) {
        long[] count = {0};
        String counting = "select count(*) from (" + sql + ") as offending";
        run(() -> database.stream(counting, context, row -> count[0] = row.integer(1)));
        return count[0];
    }

    TestOutcome outcome(Database database, long failures, double seconds) {
        String detail = failures == 0 ? "" : firstRows(database);
        return new TestOutcome(name, model, column, warning, failures, seconds, detail);
    }

    /** In an order, so that they are the same whichever engine looks and however many threads it has. */
    private String firstRows(Database database) {
        String offending = "select * from (" + sql + ") as offending";
        int width = database.grid(offending + " where 1 = 0", 1, JobContext.unwatched())
                .columns()
                .size();
        String order = IntStream.rangeClosed(1, width)
                .mapToObj(place -> place + " nulls first")
                .collect(Collectors.joining(", ", " order by ", ""));
        Grid grid = database.grid(offending + order, ROWS_SHOWN, JobContext.unwatched());
        return grid.rows().stream().map(row -> write(grid.columns(), row)).collect(Collectors.joining("; "));
    }

    /** Runs a query of this test; what the engine has against it is said with the test's name. */
    void run(Runnable query) {
        try {
            query.run();
        } catch (SlipwayException e) {
            if (e.category() != ErrorCategory.WAREHOUSE) {
                throw e;
            }
            throw new SlipwayException(
                    ErrorCategory.WAREHOUSE,
                    "Data test " + name + " can't be run. " + e.sentence(),
                    "Fix the test and run again.",
                    e);
        }
    }

    /** What to say when the test failed: test, model, column, count and the first rows. */
    SlipwayException failed(Database database, long failures) {
        String shown = firstRows(database);
        String about = model.isEmpty() ? "" : " on " + model + (column.isEmpty() ? "" : ", column " + column);
        String count = failures == 1 ? "1 row breaks it" : String.format(Locale.ROOT, "%,d rows break it", failures);
        return new SlipwayException(
                ErrorCategory.DATA_TEST_FAILED,
                "Data test " + name + " failed" + about + ": " + count + ", such as " + shown
                        + ". The last good run is untouched.",
                hint.isEmpty() ? "Correct the data and run the study again." : hint);
    }

    private static String write(List<String> columns, @Nullable String[] row) {
        return IntStream.range(0, row.length)
                .mapToObj(c -> columns.get(c) + " = " + row[c])
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
