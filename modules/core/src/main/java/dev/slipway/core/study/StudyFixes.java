package dev.slipway.core.study;

import java.util.Comparator;
import java.util.List;

/** Applies the fixes of problems to the text of a study; comments and layout stay as they are. */
public final class StudyFixes {
    private StudyFixes() {}

    /** The text with the problem's fix; unchanged where there is no fix or its target is not on the line any more. */
    public static String apply(String text, StudyProblem problem) {
        StudyProblem.Fix fix = problem.fix();
        if (fix == null) {
            return text;
        }
        int from = startOfLine(text, problem.line());
        int lineEnd = from < 0 ? -1 : text.indexOf('\n', from);
        int at = from < 0 ? -1 : find(text, fix.target(), from);
        boolean onLine = at >= 0 && (lineEnd < 0 || at < lineEnd);
        return onLine
                ? text.substring(0, at)
                        + fix.replacement()
                        + text.substring(at + fix.target().length())
                : text;
    }

    /** All fixes at once. From the last line to the first, so that a fix that adds lines moves no other. */
    public static String applyAll(String text, List<StudyProblem> problems) {
        List<StudyProblem> lastFirst = problems.stream()
                .sorted(Comparator.comparingInt(StudyProblem::line).reversed())
                .toList();
        String fixed = text;
        for (StudyProblem problem : lastFirst) {
            fixed = apply(fixed, problem);
        }
        return fixed;
    }

    private static int startOfLine(String text, int line) {
        int start = line < 1 ? -1 : 0;
        for (int i = 1; i < line && start >= 0; i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? -1 : end + 1;
        }
        return start;
    }

    /** The target as whole words, so that fixing {@code name} leaves {@code last_name} alone. */
    private static int find(String text, String target, int from) {
        int at = target.isEmpty() ? -1 : text.indexOf(target, from);
        while (at >= 0 && !(isEdge(text, at, -1) && isEdge(text, at + target.length() - 1, 1))) {
            at = text.indexOf(target, at + 1);
        }
        return at;
    }

    private static boolean isEdge(String text, int inside, int step) {
        int outside = inside + step;
        return outside < 0 || outside >= text.length() || !isWord(text.charAt(inside)) || !isWord(text.charAt(outside));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
