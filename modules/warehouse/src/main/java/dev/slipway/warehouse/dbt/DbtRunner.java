package dev.slipway.warehouse.dbt;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Crew;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Engine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** Builds the models of a project in a database, each after those that it reads, and runs the project's data tests. */
public final class DbtRunner {
    private final Database database;
    private final DbtProject project;
    private final Templates templates;
    private final ModelGraph graph;
    private final ReentrantLock defining = new ReentrantLock();

    /** Renders the project; a template's error, an unknown name or a circle comes out here, before anything is built. */
    public DbtRunner(Database database, DbtProject project) {
        this.database = database;
        this.project = project;
        this.templates = new Templates(project, database.engine());
        this.graph = ModelGraph.of(project, templates);
    }

    /** The enabled models in the order in which they are built. */
    public List<Model> models() {
        return graph.ordered();
    }

    /** Builds all models, two at a time where they don't need each other. */
    public List<BuiltModel> build(JobContext context) {
        List<Model> models = graph.ordered();
        Map<String, BuiltModel> built = new HashMap<>();
        List<Crew.Task<BuiltModel>> tasks = new ArrayList<>();
        for (Model model : models) {
            database.execute("create schema if not exists " + model.schema(), context);
            tasks.add(new Crew.Task<>(
                    model.name(), model.refs(), (connection, watched) -> build(model, connection, watched)));
        }
        context.progress(0, models.size());
        Crew.run(database, tasks, context, result -> {
            built.put(result.model(), result);
            context.detail(result.model());
            context.progress(built.size(), models.size());
        });
        return models.stream()
                .map(model -> Objects.requireNonNull(built.get(model.name())))
                .toList();
    }

    private BuiltModel build(Model model, Database connection, JobContext context) {
        long start = System.nanoTime();
        String create = "create " + (model.view() ? "view " : "table ") + model.relation() + " as ";
        long rows = 0;
        try {
            define(connection, create + model.sql().text() + (model.view() ? "" : "\nwith no data"), context);
            if (!model.view()) {
                rows = connection.execute(
                        "insert into " + model.relation() + "\n" + model.sql().text(), context);
                index(model, connection, context);
            }
        } catch (SlipwayException e) {
            throw e.category() == ErrorCategory.WAREHOUSE
                    ? SqlLocation.explain(model.name(), model.file(), model.sql(), create.length(), e)
                    : e;
        }
        return new BuiltModel(
                model.name(),
                model.relation(),
                model.view(),
                model.refs().stream().sorted().toList(),
                model.sources().stream().sorted().toList(),
                rows,
                (System.nanoTime() - start) / 1e9,
                project.text(model));
    }

    /** Indexes are for H2; DuckDB reads columns from end to end. */
    private void index(Model model, Database connection, JobContext context) {
        if (connection.engine() != Engine.H2) {
            return;
        }
        for (int i = 0; i < model.indexes().size(); i++) {
            Model.Index index = model.indexes().get(i);
            define(
                    connection,
                    "create " + (index.unique() ? "unique " : "") + "index " + model.relation() + "_" + i + " on "
                            + model.relation() + " (" + String.join(", ", index.columns()) + ")",
                    context);
        }
    }

    /** Definitions one at a time: the engine locks its catalogue for each, and whoever meets the lock may time out. */
    private void define(Database connection, String sql, JobContext context) {
        defining.lock();
        try {
            connection.execute(sql, context);
        } finally {
            defining.unlock();
        }
    }

    /** Runs all tests; the first in their order that fails with severity error is thrown with the rows that broke it. */
    public List<TestOutcome> test(JobContext context) {
        List<DataTest> tests = DataTest.all(project, templates, graph);
        List<TestOutcome> outcomes = TestRuns.run(database, tests, context);
        for (int i = 0; i < tests.size(); i++) {
            if (!outcomes.get(i).passed() && !outcomes.get(i).warning()) {
                throw tests.get(i).failed(database, outcomes.get(i).failures());
            }
        }
        return outcomes;
    }
}
