package dev.slipway.app.shell;

import dev.slipway.core.study.StudyInvalidException;
import dev.slipway.core.study.StudyProblem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no (new) run.
 *
 * @param run the number that the run would have got; 0 when the study was only opened
 * @param file the study file
 * @param text of the study file, for showing its lines; empty when it could not be read
 * @param seconds that reading or running took until it failed
 */
public record Problem(int run, @Nullable Path file, String text, Throwable failure, double seconds) {
    /** The errors of the study file; empty when something else failed. */
    public List<StudyProblem> studyProblems() {
        return failure instanceof StudyInvalidException invalid ? invalid.problems() : List.of();
    }
}
