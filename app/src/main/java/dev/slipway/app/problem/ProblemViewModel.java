package dev.slipway.app.problem;

import dev.slipway.app.jobs.Failures;
import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.Problem;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.StudyFixes;
import dev.slipway.core.study.StudyProblem;
import dev.slipway.readout.text.Numbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** What went wrong, in words, and the ways out: fixes of the study file, another try, the last good run. */
final class ProblemViewModel {
    private static final int LINES_AROUND = 5;

    private final Workbench workbench;
    private final JobRunner jobs;
    private final Dialogs dialogs;

    /** One line of the study file; bad when a problem is on it. */
    record CodeLine(int number, String text, boolean bad) {}

    ProblemViewModel(ScreenContext context) {
        workbench = context.workbench();
        jobs = context.jobs();
        dialogs = context.dialogs();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return workbench.problemProperty();
    }

    /** "Run 8 did not start: the study file has 3 errors", or the failure's own sentence. */
    static String headline(Problem problem) {
        int errors = problem.studyProblems().size();
        if (errors == 0) {
            return Failures.explain(problem.failure()).sentence();
        }
        String count = Numbers.counted(errors, "error", "errors");
        return problem.run() > 0
                ? "Run " + problem.run() + " did not start: the study file has " + count
                : "The study file has " + count;
    }

    String remedy(Problem problem) {
        RunResult good = workbench.runProperty().get();
        String untouched = good == null ? "" : " Run " + good.number() + " is untouched.";
        if (problem.studyProblems().isEmpty()) {
            return Failures.explain(problem.failure()).remedy() + untouched;
        }
        return "Fix what is listed here or in your editor; the file is checked again each time it is saved."
                + untouched;
    }

    static SlipwayException words(Problem problem) {
        return Failures.explain(problem.failure());
    }

    /** The label of the main button. */
    static String mainAction(Problem problem) {
        long fixable = fixable(problem).size();
        return problem.studyProblems().isEmpty()
                ? "Run again"
                : fixable > 1 ? "Fix all " + words(fixable) : "Check again";
    }

    private static String words(long count) {
        List<String> words = List.of("two", "three", "four", "five", "six");
        return count >= 2 && count < 2 + words.size() ? words.get((int) count - 2) : String.valueOf(count);
    }

    private static List<StudyProblem> fixable(Problem problem) {
        return problem.studyProblems().stream().filter(p -> p.fix() != null).toList();
    }

    void mainAction() {
        Problem problem = workbench.problemProperty().get();
        if (problem == null) {
            return;
        }
        if (problem.studyProblems().isEmpty()) {
            workbench.run();
        } else if (fixable(problem).size() > 1) {
            change(problem, text -> StudyFixes.applyAll(text, fixable(problem)));
        } else {
            workbench.recheck();
        }
    }

    void fix(StudyProblem one) {
        Problem problem = workbench.problemProperty().get();
        if (problem != null) {
            change(problem, text -> StudyFixes.apply(text, one));
        }
    }

    /** Changes the file as it is now, in one move, and checks it again. */
    private void change(Problem problem, UnaryOperator<String> edit) {
        Path file = problem.file();
        if (file == null) {
            return;
        }
        jobs.background(
                "Fix " + file.getFileName(),
                context -> {
                    String text = Files.readString(file);
                    Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
                    Files.writeString(fresh, edit.apply(text));
                    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
                    return file;
                },
                changed -> workbench.recheck(),
                dialogs::error);
    }

    void recheck() {
        workbench.recheck();
    }

    void openInEditor() {
        Path file = workbench.fileProperty().get();
        if (file != null) {
            dialogs.openOutside(file);
        }
    }

    void copy(String details) {
        dialogs.copy(details);
        dialogs.notify("The details are on the clipboard.");
    }

    @Nullable
    RunResult lastGood() {
        return workbench.runProperty().get();
    }

    /** The lines around the problems; all of a short file, and the first ones when no line is named. */
    static List<CodeLine> lines(Problem problem) {
        List<String> text = problem.text().lines().toList();
        Set<Integer> bad = problem.studyProblems().stream()
                .map(StudyProblem::line)
                .filter(line -> line > 0)
                .collect(Collectors.toUnmodifiableSet());
        int first = bad.stream().mapToInt(Integer::intValue).min().orElse(1) - LINES_AROUND;
        int last = bad.stream().mapToInt(Integer::intValue).max().orElse(2 * LINES_AROUND) + LINES_AROUND;
        int from = Math.clamp(first, 1, Math.max(1, text.size()));
        int to = Math.min(last, text.size());
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> new CodeLine(number, text.get(number - 1), bad.contains(number)))
                .toList();
    }
}
