package dev.slipway.warehouse.dbt;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Crew;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Engine;
import dev.slipway.warehouse.pass.Pass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

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
        Map<String, List<Model>> members = new LinkedHashMap<>();
        Map<String, String> taskOf = new HashMap<>();
        for (Model model : models) {
            database.execute("create schema if not exists " + model.schema(), context);
            String task = passed(model) ? "pass " + model.pass() : model.name();
            taskOf.put(model.name(), task);
            members.computeIfAbsent(task, name -> new ArrayList<>()).add(model);
        }
        List<Crew.Task<List<BuiltModel>>> tasks = new ArrayList<>();
        members.forEach((name, of) -> tasks.add(new Crew.Task<>(
                name, needs(name, of, taskOf), (connection, watched) -> build(of, connection, watched))));
        context.progress(0, models.size());
        Crew.run(database, tasks, context, results -> {
            for (BuiltModel result : results) {
                built.put(result.model(), result);
                context.detail(result.model());
            }
            context.progress(built.size(), models.size());
        });
        return models.stream()
                .map(model -> Objects.requireNonNull(built.get(model.name())))
                .toList();
    }

    private static Set<String> needs(String task, List<Model> members, Map<String, String> taskOf) {
        return members.stream()
                .flatMap(model -> model.refs().stream())
                .map(ref -> Objects.requireNonNull(taskOf.get(ref)))
                .filter(other -> !other.equals(task))
                .collect(Collectors.toSet());
    }

    /** Passes are for H2; DuckDB is quick with the SQL. */
    private boolean passed(Model model) {
        return database.engine() == Engine.H2 && !model.pass().isEmpty();
    }

    private List<BuiltModel> build(List<Model> members, Database connection, JobContext context) {
        return passed(members.getFirst())
                ? fill(members, connection, context)
                : List.of(build(members.getFirst(), connection, context));
    }

    private BuiltModel build(Model model, Database connection, JobContext context) {
        long start = System.nanoTime();
        long[] rows = {0};
        create(model, connection, context);
        if (!model.view()) {
            explained(
                    model,
                    0,
                    () -> rows[0] = connection.execute(
                            insert(model, connection.engine()) + model.sql().text(), context));
            index(model, connection, context);
        }
        return built(model, rows[0], (System.nanoTime() - start) / 1e9);
    }

    /** Without DIRECT, H2 would first hold all rows of the query. */
    private static String insert(Model model, Engine engine) {
        return "insert into " + model.relation() + (engine == Engine.H2 ? " direct\n" : "\n");
    }

    private void create(Model model, Database connection, JobContext context) {
        String create = "create " + (model.view() ? "view " : "table ") + model.relation() + " as ";
        explained(
                model,
                create.length(),
                () -> define(
                        connection, create + model.sql().text() + (model.view() ? "" : "\nwith no data"), context));
    }

    /** The tables as their SQL has them, filled by their pass. */
    private List<BuiltModel> fill(List<Model> members, Database connection, JobContext context) {
        long start = System.nanoTime();
        Set<String> filled = members.stream().map(Model::name).collect(Collectors.toSet());
        Pass pass = Pass.named(members.getFirst().pass(), project.vars(), filled);
        members.forEach(model -> create(model, connection, context));
        pass.definitions().forEach(sql -> define(connection, sql, context));
        Map<String, Long> rows = new HashMap<>();
        try {
            rows.putAll(pass.fill(connection, context));
        } catch (SlipwayException e) {
            throw Passes.explain(members, e);
        }
        members.forEach(model -> index(model, connection, context));
        double share = (System.nanoTime() - start) / 1e9 / members.size();
        return members.stream()
                .map(model -> built(model, rows.getOrDefault(model.name(), 0L), share))
                .toList();
    }

    private static void explained(Model model, int offset, Runnable statement) {
        try {
            statement.run();
        } catch (SlipwayException e) {
            throw e.category() == ErrorCategory.WAREHOUSE
                    ? SqlLocation.explain(model.name(), model.file(), model.sql(), offset, e)
                    : e;
        }
    }

    private BuiltModel built(Model model, long rows, double seconds) {
        return new BuiltModel(
                model.name(),
                model.relation(),
                model.view(),
                model.refs().stream().sorted().toList(),
                model.sources().stream().sorted().toList(),
                rows,
                seconds,
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
