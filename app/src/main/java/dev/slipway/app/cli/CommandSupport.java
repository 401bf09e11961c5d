package dev.slipway.app.cli;

import dev.slipway.app.run.Places;
import dev.slipway.app.run.StudyFiles;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.Job;
import dev.slipway.core.study.StudyFile;
import dev.slipway.core.study.StudyInvalidException;
import dev.slipway.core.study.StudyProblem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What every command shares: terminal, workspace, progress, and failures turned into sentences and exit codes. */
@Command(mixinStandardHelpOptions = true)
abstract class CommandSupport implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(CommandSupport.class);

    @ParentCommand
    @Nullable
    SlipwayCommand parent;

    final Cancellation cancellation = new Cancellation();

    /** Does the command. */
    abstract void execute() throws Exception;

    @Override
    public final Integer call() {
        InterruptHook interrupt = InterruptHook.install(cancellation);
        try {
            return carryOut();
        } finally {
            interrupt.release();
        }
    }

    private int carryOut() {
        try {
            execute();
            return ExitCode.DONE;
        } catch (CancelledException e) {
            return cancelled();
        } catch (StudyInvalidException e) {
            tellProblems(e);
            return ExitCode.UNUSABLE;
        } catch (SlipwayException e) {
            return cancellation.isCancelled() ? cancelled(e) : tell(e);
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            if (cancellation.isCancelled()) {
                return cancelled(e);
            }
            LOG.error("Internal fault", e);
            terminal().tell("Slipway has a fault of its own: " + e);
            terminal().tell("The log has the details: " + Places.logFile());
            return ExitCode.FAILED;
        }
    }

    /** A machine on its way down refuses much, such as temporary files: whatever fails after the cancel is the cancel. */
    private int cancelled(Throwable after) {
        LOG.info("Failed after it was cancelled", after);
        return cancelled();
    }

    private int cancelled() {
        terminal().tell("Cancelled. Nothing was changed; the last good run is as it was.");
        return ExitCode.CANCELLED;
    }

    Terminal terminal() {
        return parent().terminal;
    }

    private SlipwayCommand parent() {
        return Objects.requireNonNull(parent, "picocli sets the parent before it calls a command");
    }

    boolean json() {
        return parent().json;
    }

    Path workspaceFolder() {
        Path chosen = parent().workspace;
        return chosen == null ? Places.defaultWorkspace() : Folders.of("--workspace", chosen);
    }

    static StudyFile readStudy(Path file) {
        return StudyFiles.reader().read(file);
    }

    /** Runs a job with progress on standard error. */
    <R> R watched(Job<R> job) throws Exception {
        ConsoleProgress progress = new ConsoleProgress(terminal(), json(), cancellation);
        R result = job.run(progress);
        progress.finish();
        return result;
    }

    private int tell(SlipwayException e) {
        LOG.info("Failed: {}", e.category(), e);
        if (json()) {
            terminal()
                    .print(Json.write(Map.of(
                            "error",
                            Map.of("category", e.category().name(), "message", e.sentence(), "remedy", e.remedy()))));
        }
        terminal().tell(e.sentence() + (e.sentence().endsWith(".") ? "" : "."));
        if (!e.remedy().isEmpty()) {
            terminal().tell(e.remedy());
        }
        return e.category() == ErrorCategory.STUDY_INVALID ? ExitCode.UNUSABLE : ExitCode.FAILED;
    }

    private void tellProblems(StudyInvalidException e) {
        if (json()) {
            terminal()
                    .print(Json.write(Map.of(
                            "error",
                            Map.of(
                                    "category",
                                    e.category().name(),
                                    "message",
                                    e.sentence(),
                                    "problems",
                                    asMaps(e.problems())))));
        }
        terminal().tell(e.sentence() + ":");
        for (StudyProblem problem : e.problems()) {
            terminal().tell("");
            terminal().tell("  " + place(problem));
            terminal().tell("    " + problem.message() + ". " + problem.remedy());
        }
        terminal().tell("");
        terminal().tell(e.remedy());
    }

    /** Line and path, as far as the problem has them: an empty file has neither. */
    private static String place(StudyProblem problem) {
        String line = problem.line() > 0 ? "line " + problem.line() : "the whole file";
        return problem.path().isEmpty() ? line : line + " · " + problem.path();
    }

    private static List<Map<String, Object>> asMaps(List<StudyProblem> problems) {
        return problems.stream()
                .map(problem -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("line", problem.line());
                    map.put("path", problem.path());
                    map.put("message", problem.message());
                    map.put("remedy", problem.remedy());
                    return map;
                })
                .toList();
    }
}
