package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed into a study file, the reader answers with problems, never with a failure of its own. */
class StudyMutationTest {
    private static final int ROUNDS = 800;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            ",",
            "#",
            "\n",
            "\t",
            "  ",
            "'",
            "\"",
            "-",
            "- ",
            "&a ",
            "*a",
            "!!int ",
            "|",
            ">",
            "?",
            "? ",
            "%",
            "@",
            "`",
            "~",
            "null",
            "0",
            "-1",
            "1e999",
            "1e-999",
            ".nan",
            ".inf",
            "0x1F",
            "99999999999999",
            "1_0",
            "7d",
            "2026-13-40",
            "true",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "\uD83D",
            "---\n",
            "...\n",
            "<<: *a\n",
            "unit_table: {path: x}",
            "quantile",
            "ratio",
            "group_sequential",
            "\r");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutationsGiveProblemsOnly(long seed) {
        Random random = new Random(seed);
        int valid = 0;
        String text = seed % 2 == 0 ? AnalysesFixture.WORLD : StudyFixture.VALID;
        for (int round = 0; round < ROUNDS; round++) {
            valid += outcome(mutate(text, random));
        }
        assertThat(valid).isBetween(1, ROUNDS - 1);
    }

    /** 1 for a valid study. Problems must say something and be in order; their fixes must apply without failing. */
    private static int outcome(String text) {
        try {
            StudyFixture.READER.parse(text, Path.of("study.yaml"));
            return 1;
        } catch (StudyInvalidException e) {
            assertThat(e.problems()).isNotEmpty().isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
            for (StudyProblem problem : e.problems()) {
                assertThat(problem.message()).isNotBlank().doesNotContain("Exception");
                assertThat(problem.remedy()).isNotBlank();
            }
            assertThat(StudyFixes.applyAll(text, e.problems())).isNotNull();
            return 0;
        }
    }

    private static String mutate(String text, Random random) {
        String mutated = text;
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int from = random.nextInt(mutated.length());
            int to = Math.min(mutated.length(), from + random.nextInt(random.nextInt(8) == 0 ? 60 : 6));
            String piece = random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
            mutated = mutated.substring(0, from) + piece + mutated.substring(to);
            if (mutated.isEmpty()) {
                return piece;
            }
        }
        return mutated;
    }
}
