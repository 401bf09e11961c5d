package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StudyBlocksTest {
    private static final String STUDY = """
            # top
            study: a
            question: >-
              Of several
              lines?

            # about the source
            source:
              # inner
              x: 1
            memo: {next: b}
            """;

    @Test
    void aBlockIsReplacedWithItsCommentsInsideAndOthersStay() {
        assertThat(StudyBlocks.replace(STUDY, "source", List.of("source:", "  y: 2")))
                .isEqualTo(STUDY.replace("  # inner\n  x: 1\n", "  y: 2\n"));
        assertThat(StudyBlocks.replace(STUDY, "question", List.of("question: short?")))
                .isEqualTo(STUDY.replace("question: >-\n  Of several\n  lines?\n", "question: short?\n"));
    }

    @Test
    void whatIsMissingIsWrittenAtTheEndAndCanBeRemovedAsItIs() {
        assertThat(StudyBlocks.replace(STUDY, "segments", List.of("segments: [c]")))
                .isEqualTo(STUDY + "segments: [c]\n");
        assertThat(StudyBlocks.remove(STUDY, "segments")).isEqualTo(STUDY);
        assertThat(StudyBlocks.remove(STUDY, "memo")).isEqualTo(STUDY.replace("memo: {next: b}\n", ""));
    }
}
