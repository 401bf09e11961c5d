package dev.slipway.app.cli;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.run.StudyRunner;
import dev.slipway.app.run.Workspaces;
import dev.slipway.core.study.StudyFile;
import dev.slipway.warehouse.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Run a study: source, warehouse, models, readout, decision, memo.")
final class RunCommand extends CommandSupport {
    @Parameters(paramLabel = "STUDY", description = "The study file (YAML).")
    @Nullable
    Path study;

    @Option(names = "--out", paramLabel = "DIR", description = "Also put the files of the run here.")
    @Nullable
    Path out;

    @Option(
            names = "--engine",
            paramLabel = "E",
            defaultValue = "h2",
            description = "Engine of the warehouse: h2, embedded and the default.")
    String engine = "h2";

    @Override
    void execute() throws Exception {
        Engines.require(engine);
        if (study == null) {
            return;
        }
        StudyFile file = readStudy(study);
        try (Workspace workspace = Workspaces.open(workspaceFolder())) {
            RunResult result = watched(context -> new StudyRunner(workspace).run(file, out, context));
            Path files = out == null ? result.folder() : out.toAbsolutePath();
            if (json()) {
                terminal().print(Json.write(RunReport.asMap(result, files)));
            } else {
                RunReport.lines(result, files).forEach(terminal()::print);
            }
        }
    }
}
