package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.memo.DataTables.Column;
import dev.slipway.memo.DataTables.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card of a study's data: origin, tables and limits stand in both files. */
class DataCardTest {
    private static final DataTables TABLES = new DataTables(List.of(
            new Table("events", 9_000_000, 0, List.of(new Column("event", "text", 0, ""))),
            new Table(
                    "users",
                    10_000,
                    1,
                    List.of(
                            new Column("country", "text", .021, "Germany 30.1%, France 21.9%"),
                            new Column("tenure", "number", 0, "1 to 600")))));

    @TempDir
    Path folder;

    private static MemoRequest request(DataTables tables) {
        MemoRequest plain = Samples.request(Samples.growth());
        Provenance none = Provenance.NONE;
        return new MemoRequest(
                plain.readout(),
                plain.run(),
                plain.words(),
                plain.sections(),
                new Provenance(none.graph(), 0, 0, List.of(), 0, List.of(), tables));
    }

    @Test
    void itSaysWhereTheDataComesFromWhatItHoldsAndItsLimits() {
        String card = new DataCard(request(TABLES)).markdown();

        assertThat(card)
                .contains(": data card\n", "Simulated: the world growth, seed 42", "Hash of all rows")
                .contains("| users | 10,000 | 2 | all rows |", "| events | 9,000,000 | 1 | columns only:")
                .contains(
                        "| country | text | 2.1% | Germany 30.1%, France 21.9% |",
                        "| tenure | number | 0% | 1 to 600 |")
                .contains("| event | text | n/a |  |")
                .contains("Bonus abuse: losses of the last 2 weeks are in the table, but no model learned from them")
                .contains("for judging and never for learning")
                .doesNotContain("null", "NaN");
    }

    @Test
    void aRunWritesItBesideItsMemoInBothForms() throws IOException {
        MemoWriter.writeAll(request(TABLES), folder, JobContext.unwatched());

        assertThat(folder.resolve("data-card.md")).content().contains("## Table users");
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(folder.resolve("data-card.pdf")))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Data card", "Germany 30.1%, France 21.9%", "seed 42", "Limits")
                    .doesNotContain("SHIP", "null");
        }
        assertThat(new DataCard(request(DataTables.NONE)).told()).isFalse();
    }
}
