package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;

/**
 * One mistake in an otherwise valid study. Tables of tests hold them in this order; a ~ is a line end.
 *
 * @param line of the problem
 * @param path of the problem
 * @param written what the valid study says
 * @param instead what stands there now
 * @param message of the problem, whole
 * @param remedy part of the remedy
 * @param fix label of the fix; empty where there is none
 */
record Mistake(int line, String path, String written, String instead, String message, String remedy, String fix) {

    /** Reads a mistake from a row of a table. */
    static final class Reader implements ArgumentsAggregator {
        @Override
        public Mistake aggregateArguments(ArgumentsAccessor row, ParameterContext context) {
            return new Mistake(
                    Integer.parseInt(text(row, 0)),
                    text(row, 1),
                    text(row, 2),
                    text(row, 3),
                    text(row, 4),
                    text(row, 5),
                    text(row, 6));
        }

        private static String text(ArgumentsAccessor row, int column) {
            String cell = row.getString(column);
            return cell == null ? "" : cell.replace('~', '\n');
        }
    }

    /**
     * The mistake alone is found, at its place and in its words, and its fix makes the study valid.
     *
     * @param valid study into which it is made
     * @param from text at which the part begins that it is made in
     * @param file that the study is read as
     */
    void isFoundIn(String valid, String from, Path file) {
        int start = valid.indexOf(from);
        String below = valid.substring(start);
        assertThat(below).contains(written);
        String text = valid.substring(0, start)
                + below.replaceFirst(Pattern.quote(written), Matcher.quoteReplacement(instead));

        List<StudyProblem> problems = StudyFixture.problems(text, file);

        assertThat(problems).hasSize(1);
        StudyProblem problem = problems.getFirst();
        StudyProblem.Fix offered = problem.fix();
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.remedy()).contains(remedy).endsWith(".");
        assertThat(problem.path()).isEqualTo(path);
        assertThat(problem.line()).isEqualTo(line);
        assertThat(offered == null ? "" : offered.label()).isEqualTo(fix);
        if (offered != null) {
            assertThat(StudyFixture.problems(StudyFixes.apply(text, problem), file))
                    .isEmpty();
        }
    }
}
