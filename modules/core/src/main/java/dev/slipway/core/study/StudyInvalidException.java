package dev.slipway.core.study;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.util.List;

/** The study file has errors: all of them, in the order of their lines. */
public final class StudyInvalidException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    private final transient List<StudyProblem> problems;

    public StudyInvalidException(String file, List<StudyProblem> problems) {
        super(
                ErrorCategory.STUDY_INVALID,
                file + " has " + (problems.size() == 1 ? "1 error" : problems.size() + " errors"),
                "Fix what is listed and run it again; nothing was started.");
        this.problems = List.copyOf(problems);
    }

    public List<StudyProblem> problems() {
        return problems;
    }
}
