package dev.slipway.app.cli;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.run.StudyRunner;
import dev.slipway.app.run.Workspaces;
import dev.slipway.core.study.StudyFile;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = {
            "Run a study: get its data, build and test the models, estimate, decide, write the memo.",
            "Prints the verdict (SHIP, HOLD or STOP) and why, and where the files are."
        },
        footer = {"", "Example: slipway run sample-configs/onboarding-kyc.yaml --out out"})
final class RunCommand extends CommandSupport {
    @Parameters(paramLabel = "STUDY", description = "The study file (YAML).")
    @Nullable
    Path study;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Put a copy of the run's files here: memo.pdf, memo.html, report.pdf, readout.json, charts, models.")
    @Nullable
    Path out;

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
        Path target = out == null ? null : Folders.writable("--out", out);
        StudyFile file = readStudy(study);
        try (Workspace workspace = Workspaces.open(workspaceFolder())) {
            RunResult result = watched(context -> new StudyRunner(workspace).run(file, target, chosen, context));
            Path files = target == null ? result.folder() : target;
            if (json()) {
                terminal().print(Json.write(RunReport.asMap(result, files)));
            } else {
                RunReport.lines(result, files).forEach(terminal()::print);
            }
        }
    }
}
