package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of offers by variant, and what each mistake in them is told. */
class ListRulesTest {
    private static final WeekStudies STUDIES = new WeekStudies("gross", "active");
    private static final String METRIC =
            "net: {kind: ratio, column: gross, denominator: active, better: higher, role: primary}";

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void lists() throws IOException {
        Files.writeString(folder.resolve("offers.csv"), "user_id,offer\na,none\n");
        Files.writeString(folder.resolve("other.csv"), "customer,offer\na,none\n");
        Files.writeString(folder.resolve("empty.csv"), "");
    }

    private static String with(String study, String lists) {
        return study.replace("seed: 42}", "seed: 42, lists: {" + lists + "}}");
    }

    @Test
    void listsAreReadRelativeToTheStudy() {
        Study study = STUDIES.read(with(WeekStudies.study(METRIC), "treatment: offers.csv"), folder);

        assertThat(((Source.Simulate) study.source()).lists())
                .containsExactly(entry("treatment", folder.resolve("offers.csv").toAbsolutePath()));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        treatmnt: offers.csv   | There is no variant “treatmnt”     | Did you mean treatment?
        treatment: offer.csv   | There is no file “offer.csv”       | relative to the folder of the study file
        treatment: .           | . is a folder, not a file          | It was looked for
        treatment: other.csv   | The list has no column “user_id”   | It has customer and offer.
        treatment: empty.csv   | empty.csv is empty                 | ''
        """)
    void mistakesAreNamed(String lists, String message, String remedy) {
        assertThat(STUDIES.problems(with(WeekStudies.study(METRIC), lists), folder))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.remedy()).contains(remedy);
                    assertThat(problem.line()).isEqualTo(3);
                });
    }

    @Test
    void aWorldWithoutOffersHasNoLists() {
        assertThat(STUDIES.problems(with(WeekStudies.ofEvents("{}"), "treatment: offers.csv"), folder))
                .extracting(StudyProblem::message)
                .contains("The world events makes no offers");
    }
}
