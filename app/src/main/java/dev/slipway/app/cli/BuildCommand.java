package dev.slipway.app.cli;

import dev.slipway.app.run.StudySource;
import dev.slipway.app.run.Workspaces;
import dev.slipway.core.study.StudyFile;
import dev.slipway.warehouse.ModelRun;
import dev.slipway.warehouse.RunBuild;
import dev.slipway.warehouse.TestRun;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.dbt.BuiltModel;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "build",
        description =
                "Load a study's data, build its models and test them. Nothing is kept; for checking data and SQL.",
        footer = {"", "Example: slipway build my-study.yaml"})
final class BuildCommand extends CommandSupport {
    @Parameters(paramLabel = "STUDY", description = "The study file (YAML).")
    @Nullable
    Path study;

    @Option(
            names = "--engine",
            paramLabel = "E",
            defaultValue = "h2",
            description = "Engine of the warehouse: h2, or duckdb, which is faster above two million events.")
    String engine = "h2";

    @Override
    void execute() throws Exception {
        Engine chosen = Engine.of(engine);
        if (study == null) {
            return;
        }
        StudyFile file = readStudy(study);
        try (Workspace workspace = Workspaces.open(workspaceFolder())) {
            Built built = watched(context -> {
                context.stage("Load", "");
                StudySource source = StudySource.of(file.study(), context);
                try (RunBuild build = workspace.begin(file, chosen)) {
                    for (var table : source.tables()) {
                        build.load(table, context);
                    }
                    context.stage("Build models", "");
                    build.checkSource(file.study(), context);
                    ModelRun models = build.buildModels(file.study(), context);
                    context.stage("Test data", "");
                    TestRun tests = build.testModels(context);
                    return new Built(models, tests);
                }
            });
            print(built);
        }
    }

    private record Built(ModelRun models, TestRun tests) {}

    private void print(Built built) {
        if (json()) {
            terminal().print(Json.write(Map.of("models", built.models().models(), "tests", built.tests())));
            return;
        }
        List<List<Object>> rows = new ArrayList<>();
        for (BuiltModel model : built.models().models()) {
            rows.add(List.of(model.relation(), model.rows(), String.format(Locale.ROOT, "%.2f s", model.seconds())));
        }
        TextTable.lines(List.of("model", "rows", "time"), rows).forEach(terminal()::print);
        terminal().print(built.tests().passed() + " of " + built.tests().total() + " data tests passed");
    }
}
