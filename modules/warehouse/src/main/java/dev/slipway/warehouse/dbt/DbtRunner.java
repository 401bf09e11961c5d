package dev.slipway.warehouse.dbt;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import java.util.ArrayList;
import java.util.List;

/** Builds the models of a project in a database, each after those that it reads, and runs the project's data tests. */
public final class DbtRunner {
    private final Database database;
    private final DbtProject project;
    private final Templates templates;
    private final ModelGraph graph;

    /** Renders the project; a template's error, an unknown name or a circle comes out here, before anything is built. */
    public DbtRunner(Database database, DbtProject project) {
        this.database = database;
        this.project = project;
        this.templates = new Templates(project);
        this.graph = ModelGraph.of(project, templates);
    }

    /** The enabled models in the order in which they are built. */
    public List<Model> models() {
        return graph.ordered();
    }

    /** Builds all models. */
    public List<BuiltModel> build(JobContext context) {
        List<BuiltModel> built = new ArrayList<>();
        List<Model> models = graph.ordered();
        for (Model model : models) {
            context.detail(model.name());
            context.progress(built.size(), models.size());
            built.add(build(model, context));
        }
        context.progress(models.size(), models.size());
        return built;
    }

    private BuiltModel build(Model model, JobContext context) {
        long start = System.nanoTime();
        database.execute("create schema if not exists " + model.schema(), context);
        String create = "create " + (model.view() ? "view " : "table ") + model.relation() + " as ";
        try {
            database.execute(create + model.sql().text(), context);
            for (int i = 0; i < model.indexes().size(); i++) {
                Model.Index index = model.indexes().get(i);
                database.execute(
                        "create " + (index.unique() ? "unique " : "") + "index " + model.relation() + "_" + i + " on "
                                + model.relation() + " (" + String.join(", ", index.columns()) + ")",
                        context);
            }
        } catch (SlipwayException e) {
            throw e.category() == ErrorCategory.WAREHOUSE
                    ? SqlLocation.explain(model.name(), model.file(), model.sql(), create.length(), e)
                    : e;
        }
        long rows = model.view() ? 0 : database.number("select count(*) from " + model.relation());
        return new BuiltModel(
                model.name(),
                model.relation(),
                model.refs().stream().sorted().toList(),
                rows,
                (System.nanoTime() - start) / 1e9);
    }

    /** Runs all tests; the first that fails with severity error stops the run with the rows that broke it. */
    public List<TestOutcome> test(JobContext context) {
        List<DataTest> tests = DataTest.all(project, templates, graph);
        List<TestOutcome> outcomes = new ArrayList<>();
        for (DataTest test : tests) {
            context.detail(test.name());
            context.progress(outcomes.size(), tests.size());
            long start = System.nanoTime();
            long failures = test.failures(database, context);
            if (failures > 0 && !test.warning()) {
                throw test.failed(database, failures);
            }
            outcomes.add(new TestOutcome(
                    test.name(),
                    test.model(),
                    test.column(),
                    test.warning(),
                    failures,
                    (System.nanoTime() - start) / 1e9));
        }
        context.progress(tests.size(), tests.size());
        return outcomes;
    }
}
