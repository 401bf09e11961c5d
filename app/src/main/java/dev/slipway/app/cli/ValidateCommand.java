package dev.slipway.app.cli;

import dev.slipway.core.study.StudyFile;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Check a study file and list all its errors at once, with their lines; nothing is run.",
        footer = {"", "Example: slipway validate my-study.yaml"})
final class ValidateCommand extends CommandSupport {
    @Parameters(paramLabel = "STUDY", description = "The study file (YAML).")
    @Nullable
    Path study;

    @Override
    void execute() {
        if (study == null) {
            return;
        }
        StudyFile file = readStudy(study);
        if (json()) {
            terminal().print(Json.write(Map.of("study", file.study().title(), "hash", file.hash(), "errors", 0)));
        } else {
            terminal().print(study + " is a valid study: " + file.study().title() + " (" + file.hash() + ")");
        }
    }
}
