package dev.slipway.core.study;

import static dev.slipway.core.study.StudyFixture.READER;
import static dev.slipway.core.study.StudyFixture.VALID;
import static dev.slipway.core.study.StudyFixture.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not studies, YAML that is not YAML, and studies of files. */
class StudyShapesTest {
    private static final String TABLE = """
            study: AB
            source: {unit_table: {path: ab.csv, unit: user, variant: variant}}
            experiment: {key: ab}
            metrics: {y: {kind: proportion, column: y, better: higher, role: primary}}
            decision: {minimum_effect: 0.01}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aFile() throws IOException {
        Files.writeString(folder.resolve("ab.csv"), "user,variant,y,spend\n1,control,0,2\n");
    }

    private StudyProblem only(String text) {
        List<StudyProblem> problems = problems(text, folder.resolve("study.yaml"));
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', commentCharacter = '~', textBlock = """
            ''                       # 0 # The file is empty
            'null'                   # 1 # The file is empty
            '- a~- b'                # 1 # A study is a group of keys, not a list
            'hello'                  # 1 # A study is a group of keys, not a single value
            'a: {b: 1~'              # 1 # A { is opened here and never closed
            'x: 1~a: [1, 2~'         # 2 # A [ is opened here and never closed
            'x: 1~a: "abc~b: 1'      # 2 # A quotation mark opens here and never closes
            'a: b: c'                # 1 # A colon stands where YAML does not expect one
            'a: 1~ b: 2'             # 2 # A colon stands where YAML does not expect one
            'a:~`b: 1'               # 2 # A tab indents this line
            'a:~    b: 1~  c: 2'     # 3 # The indentation or a colon is off here
            'a: @x'                  # 1 # A value can't start with this character
            'a: \u0001'              # 1 # A character here is not text
            """)
    void saysInPlainWordsWhyAFileIsNoStudy(String text, int line, String message) {
        StudyProblem problem = only(text.replace('~', '\n').replace('`', '\t'));

        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.remedy()).isNotBlank().doesNotContain("Exception", "snakeyaml", "reader");
    }

    @Test
    void readsEmojiWhereverTheyStandAndRefusesHalfOfOne() {
        for (int length = 900; length < 1_200; length++) {
            String note = "# " + "x".repeat(length) + "\uD83D\uDE00";
            assertThat(problems(note + "\n" + VALID))
                    .as("at the start, %d", length)
                    .isEmpty();
            assertThat(problems(VALID + note)).as("at the end, %d", length).isEmpty();
        }
        assertThat(only("study: 1\nquestion: \uD83D?\n").message()).isEqualTo("A character here is not text");
        assertThat(only("study: 1\nquestion: \uD83D?\n").line()).isEqualTo(2);
    }

    @Test
    void readsOneDocumentAndNoAliases() {
        assertThat(problems(VALID + "---\nstudy: two\n"))
                .extracting(StudyProblem::message)
                .containsExactly("A second document starts here");
        assertThat(problems(VALID.replace("seed: 42", "seed: *x")))
                .extracting(StudyProblem::message)
                .contains("Slipway reads no YAML aliases such as *x");
    }

    @Test
    void theExceptionNamesTheFileAndTheNumberOfErrors() {
        assertThatThrownBy(() -> READER.parse(VALID.replace("days: 28", "days: x"), folder.resolve("my.yaml")))
                .isInstanceOf(StudyInvalidException.class)
                .hasMessage("my.yaml has 1 error")
                .hasNoCause();
    }

    @Test
    void saysInWhichFolderAFileWasLookedFor() {
        StudyProblem problem = only(TABLE.replace("ab.csv", "data/none.csv"));

        assertThat(problem.message()).isEqualTo("There is no file “data/none.csv”");
        assertThat(problem.remedy()).startsWith("It was looked for in " + folder.resolve("data"));
        assertThat(problem.path()).isEqualTo("source.unit_table.path");
        assertThat(only(TABLE.replace("ab.csv", ".")).message()).isEqualTo(". is a folder, not a file");
    }

    @Test
    void anUnreadableTableIsAProblemOfThePath() throws IOException {
        Files.writeString(folder.resolve("ab.csv"), "");

        assertThat(only(TABLE).message()).isEqualTo("ab.csv is empty");
    }

    @Test
    void columnsMustBeInTheFile() {
        StudyProblem metric = only(TABLE.replace("column: y,", "column: spent,"));
        assertThat(metric.message()).isEqualTo("There is no column “spent”");
        assertThat(metric.remedy()).isEqualTo("Did you mean spend? The file has user, variant, y and spend.");

        assertThat(only(TABLE.replace("unit: user", "unit: usr")).path()).isEqualTo("source.unit_table.unit");
        assertThat(only(TABLE.replace("column: y,", "column: y, covariate: z1,"))
                        .path())
                .isEqualTo("metrics.y.covariate");
        assertThat(only(TABLE + "segments: [varian]\n").fix())
                .isEqualTo(new StudyProblem.Fix("Use variant", "varian", "variant"));
    }

    @Test
    void aCovariateIsNothingThatExposureMayHaveChanged() {
        String other = TABLE.replace("metrics: {", "metrics: {spend: {kind: mean, column: spend, better: higher}, ");
        for (String column : List.of("y", "spend", "variant", "user")) {
            assertThat(only(other.replace("column: y,", "column: y, covariate: " + column + ","))
                            .message())
                    .startsWith("“" + column + "” is ")
                    .endsWith(", not something known before exposure");
        }
    }

    @Test
    void aUnitTableHasNoEvents() {
        assertThat(only(TABLE.replace("column: y", "event: y")).message())
                .isEqualTo("This study has no events, so a metric can't name one");
        assertThat(only(TABLE.replace("column: y", "column: y, within: 7d")).message())
                .isEqualTo("A column has no window");
        assertThat(only(TABLE.replace("kind: proportion", "kind: retention")).message())
                .isEqualTo("Retention needs events");
        assertThat(only(TABLE + "funnel: {steps: [a, b]}\n").message())
                .isEqualTo("This study has no events, so it can't have a funnel");
        assertThat(only(TABLE.replace("key: ab", "key: ab, unit: person")).message())
                .isEqualTo("The unit is “person” here and “user” in the source");
    }

    @Test
    void aTableThatNamesNoUnitHasItsRows() throws IOException {
        String text = TABLE.replace("unit: user, ", "");
        assertThat(text).isNotEqualTo(TABLE);
        Study study = StudyFixture.READER
                .read(Files.writeString(folder.resolve("study.yaml"), text))
                .study();
        assertThat(study.experiment().unit()).isEqualTo(Source.UnitTable.ROW_NUMBER);
        Source.UnitTable table = (Source.UnitTable) study.source();
        assertThat(table.numbersRows(List.of("a", "b"))).isTrue();
        assertThat(table.numbersRows(List.of("a", "row_number"))).isFalse();
        StudyProblem problem = only(text.replace("key: ab", "key: ab, unit: person"));
        assertThat(problem.message()).isEqualTo("The unit is “person” here, and the source does not name it");
        assertThat(problem.remedy()).contains("write unit: person under source.unit_table");
    }

    @Test
    void studiesOfEventFilesNeedTheFilesAndTakeAnyEvent() throws IOException {
        String text = """
                study: Events
                source: {events: {events: events.csv, assignments: given.csv}}
                experiment: {key: ev}
                metrics: {buy: {kind: count, event: bought, within: 36h, better: higher, role: primary}}
                decision: {minimum_effect: 0.01}
                """;
        assertThat(problems(text, folder.resolve("s.yaml")))
                .extracting(StudyProblem::path)
                .containsExactly("source.events.events", "source.events.assignments");

        Files.writeString(folder.resolve("events.csv"), "x\n");
        Files.writeString(folder.resolve("given.csv"), "x\n");
        String until = text.replace("given.csv}", "given.csv, until: 2026-11-01}");
        assertThat(READER.parse(until, folder.resolve("s.yaml")).study().source())
                .isInstanceOfSatisfying(
                        Source.Events.class, e -> assertThat(e.until()).isEqualTo("2026-11-01"));
        assertThat(READER.parse(text, folder.resolve("s.yaml")).study().source())
                .isEqualTo(new Source.Events(folder.resolve("events.csv"), folder.resolve("given.csv"), null));
    }

    @Test
    void eventFilesMayBringTheRolloutThatNobodyRandomised() throws IOException {
        for (String name : List.of("events.csv", "given.csv", "adopters.csv")) {
            Files.writeString(folder.resolve(name), "x\n");
        }
        String text = """
                study: Events
                source: {events: {events: events.csv, assignments: given.csv, rollout: adopters.csv}}
                experiment: {key: ev}
                metrics: {buy: {kind: count, event: bought, within: 36h, better: higher, role: primary}}
                decision: {minimum_effect: 0.01}
                analyses: {rollout: {outcome: sessions, adjust_for: [country]}}
                """;
        Source source = READER.parse(text, folder.resolve("s.yaml")).study().source();
        assertThat(source)
                .isInstanceOfSatisfying(
                        Source.Events.class, e -> assertThat(e.rollout()).isEqualTo(folder.resolve("adopters.csv")));

        assertThat(problems(text.replace(", rollout: adopters.csv", ""), folder.resolve("s.yaml")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(6);
                    assertThat(problem.message()).isEqualTo("This study's source has no rollout");
                    assertThat(problem.remedy())
                            .startsWith("Name a file of who adopted and when, source.events.rollout");
                });
        assertThat(problems(text.replace("adopters.csv", "missing.csv"), folder.resolve("s.yaml")))
                .extracting(StudyProblem::path)
                .containsExactly("source.events.rollout");
    }

    @Test
    void aSourceIsExactlyOneOfThree() {
        assertThat(only(TABLE.replace("{unit_table: {path: ab.csv, unit: user, variant: variant}}", "{}"))
                        .message())
                .isEqualTo("source says none of simulate, unit_table and events");
    }
}
