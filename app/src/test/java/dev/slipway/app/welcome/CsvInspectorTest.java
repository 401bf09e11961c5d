package dev.slipway.app.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.StudyFile;
import dev.slipway.core.study.StudyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the folder
class CsvInspectorTest {
    @TempDir
    Path folder;

    private CsvPreview look(String text) throws IOException {
        return CsvInspector.inspect(Files.writeString(folder.resolve("a.csv"), text), JobContext.unwatched());
    }

    @Test
    void columnsAreTakenForWhatAlmostAllOfTheirValuesAre() throws IOException {
        StringBuilder text = new StringBuilder("id,arm,bought,spend\n");
        for (int i = 0; i < 40; i++) {
            text.append("u").append(i).append(i % 2 == 0 ? ",control," : ",\"new, shiny\",");
            text.append(i % 3 == 0 ? "1," : "0,").append(i * 0.5).append('\n');
        }
        CsvPreview preview = look(text.append("u40,control,2,x\n").toString());
        assertThat(preview.columns())
                .extracting(CsvPreview.Column::kind)
                .containsExactly(
                        CsvPreview.Kind.TEXT, CsvPreview.Kind.TEXT, CsvPreview.Kind.YES_NO, CsvPreview.Kind.NUMBER);
        assertThat(preview.columns().get(1).levels()).containsExactly("control", "new, shiny");
        assertThat(preview.rows()).isEqualTo(40);
        assertThat(preview.bad()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(42);
            assertThat(row.reason()).contains("bought").contains("2");
        });
    }

    @Test
    void manyBadRowsAreCountedAndTheFirstListed() throws IOException {
        StringBuilder text = new StringBuilder("id,arm\n");
        text.append("u,a\n".repeat(50));
        text.append("u\n".repeat(150));
        CsvPreview preview = look(text.toString());
        assertThat(preview.badRows()).isEqualTo(150);
        assertThat(preview.bad()).hasSize(CsvInspector.MOST_BAD_ROWS);
        assertThat(preview.bad().getFirst().line()).isEqualTo(52);
    }

    @Test
    void aFileWithoutATableIsRefusedInWords() {
        assertThatThrownBy(() -> look("")).isInstanceOf(SlipwayException.class).hasMessageContaining("a.csv");
        assertThatThrownBy(() -> look("only one column\n1\n")).isInstanceOf(SlipwayException.class);
        assertThatThrownBy(() -> look("a,b\n")).isInstanceOf(SlipwayException.class);
    }

    @Test
    void aFileWithoutUsersMakesAStudyOfItsRows() throws IOException {
        Path csv = Files.writeString(folder.resolve("rows.csv"), "arm,spend\noff,2\non,3\n");
        ImportDraft draft = new ImportDraft(
                csv,
                "Rows",
                "",
                "arm",
                "off",
                List.of("off", "on"),
                List.of(new ImportDraft.MetricDraft("spend", false, true)));
        assertThat(draft.yaml("rows.csv")).doesNotContain("unit:");
        Path study = Files.writeString(folder.resolve("rows.yaml"), draft.yaml("rows.csv"));
        StudyFile read = new StudyReader(List.of()).read(study);
        assertThat(read.study().experiment().unit()).isEqualTo("row_number");
    }

    @Test
    void theStudyThatIsMadeIsValidWhateverTheColumnsAreCalled() throws IOException {
        Path csv = Files.writeString(folder.resolve("odd names.csv"), "no,Test group,sum: all\n1,off,2\n2,on,3\n");
        ImportDraft draft = new ImportDraft(
                csv,
                "Does \"on\" help: yes?",
                "no",
                "Test group",
                "off",
                List.of("off", "on"),
                List.of(new ImportDraft.MetricDraft("sum: all", false, false)));
        Path study = Files.writeString(folder.resolve("s.yaml"), draft.yaml("odd names.csv"));
        StudyFile read = new StudyReader(List.of()).read(study);
        assertThat(read.study().title()).isEqualTo("Does \"on\" help: yes?");
        assertThat(read.study().experiment().control()).isEqualTo("off");
        assertThat(read.study().primary().column()).isEqualTo("sum: all");
    }
}
