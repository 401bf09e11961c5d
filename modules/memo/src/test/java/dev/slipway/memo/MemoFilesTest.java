package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What a run leaves in its folder, and what is said when it can't. */
class MemoFilesTest {
    @TempDir
    Path folder;

    @Test
    void writesMemoReportAndNamedCharts() throws Exception {
        MemoWriter.writeAll(Samples.request(Samples.ship()), folder, JobContext.unwatched());

        assertThat(folder.resolve("memo.pdf")).isNotEmptyFile();
        try (Stream<Path> charts = Files.list(folder.resolve("charts"))) {
            List<Path> files = charts.toList();
            assertThat(files.stream().map(file -> file.getFileName().toString()))
                    .contains(
                            "what-changed.svg",
                            "day-by-day.svg",
                            "funnel.svg",
                            "drift.svg",
                            "power.svg",
                            "guardrail-fraud_rate.svg",
                            "retention-control.svg")
                    .noneMatch(name -> name.startsWith("sign-"));
            for (Path file : files) {
                assertThat(parsed(Files.readString(file)).getDocumentElement().getTagName())
                        .isEqualTo("svg");
            }
        }
        reportIsReadable(folder.resolve("report.pdf"));
    }

    private static void reportIsReadable(Path report) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(report))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains(
                            "Technical report", "Funnel", "Retention", "Input drift", "Power by day", "Every estimate")
                    .contains("How the methods behave", "False positives", "rate 10%", "calibrated")
                    .contains("Newcombe (1998)", "prior Beta(1, 1) on each arm's rate", "resamples 2,000")
                    .doesNotContain("{}", "null", "NaN")
                    .doesNotContainPattern("\\d\\.\\d{10,}");
        }
    }

    @Test
    void theHtmlIsOneWellFormedFileWithEverythingInside() throws Exception {
        String html = MemoWriter.html(Samples.request(Samples.ship()));

        Document page = parsed(html);
        assertThat(page.getElementsByTagName("svg").getLength()).isGreaterThan(5);
        assertThat(html).doesNotContain("<object", "src=\"http", "href=\"http", "url(http");
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_500_000);
        assertThat(MemoWriter.html(Samples.request(Samples.ship()))).isEqualTo(html);
    }

    @Test
    void wordsOfPeopleAreTextAndNeverMarkup() throws Exception {
        String mean = "A <b>bold</b> & \"quoted\" try";
        String html = MemoWriter.html(
                Samples.request(Samples.titled(Samples.ship(), mean), new MemoRequest.Words(mean, mean)));

        assertThat(parsed(html).getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo(mean);
        assertThat(html).doesNotContain("<b>");
        assertThat(MemoWriter.pdf(Samples.request(Samples.titled(Samples.ship(), mean))))
                .isNotEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsASentence() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where a folder should be");

        assertThatThrownBy(() ->
                        MemoWriter.writeAll(Samples.request(Samples.unitTable()), blocked, JobContext.unwatched()))
                .isInstanceOfSatisfying(SlipwayException.class, e -> {
                    assertThat(e.category()).isEqualTo(ErrorCategory.FILE);
                    assertThat(e.sentence()).contains("could not write", "blocked");
                    assertThat(e.remedy()).contains("last good run is untouched");
                });
    }

    @Test
    void whenOneDocumentFailsNoOtherIsStillBeingWritten() throws IOException {
        Path out = Files.createDirectories(folder.resolve("half"));
        Files.createDirectories(out.resolve("memo.html"));

        assertThatThrownBy(() -> MemoWriter.writeAll(Samples.request(Samples.ship()), out, JobContext.unwatched()))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.sentence()).contains("could not write", "memo.html"));

        assertThat(Files.readString(out.resolve("report.pdf"), StandardCharsets.ISO_8859_1)
                        .strip())
                .as("complete")
                .endsWith("%%EOF");
    }

    @Test
    void aFullDiskIsNamed() {
        SlipwayException full =
                MemoWriter.notWritten(folder.resolve("memo.pdf"), new IOException("No space left on device"));

        assertThat(full.sentence()).endsWith("memo.pdf: the disk is full");
        assertThat(full.remedy()).startsWith("Free some room");
    }

    @Test
    void namesOfChartsHoldNoPath() {
        assertThat(MemoWriter.fileName("retention-../no form")).isEqualTo("retention----no-form.svg");
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
