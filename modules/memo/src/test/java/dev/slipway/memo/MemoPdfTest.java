package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.Answers;
import dev.slipway.readout.model.Answer;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The memo on paper: its words are text, its first page is one sheet, its fonts travel with it. */
class MemoPdfTest {
    private static final String LONG_LABEL = " among people who came by paid search on a phone";

    @Test
    void theFirstPageSaysVerdictNumbersAndWhereTheyComeFrom() throws IOException {
        String page = firstPage(MemoWriter.pdf(Samples.request(Samples.ship())));

        assertThat(page)
                .contains("SHIP", "Sign-up completion rises by 4.9 pp [+3.6, +6.1]")
                .contains("60,000 users, 5 Oct – 1 Nov 2026, half of them in each arm.")
                .contains("The split is 29,751 to 30,249", "nobody saw two versions")
                .contains("Any-time (always-valid)", "[+3.6, +6.1]", "treatment better")
                .contains("KYC within 7 days", "41.1% → 40.9%", "−0.3 pp [−1.7, +1.1]", "−2.0 pp", "safe")
                .contains("Fraud rate", "0.33% → 0.29%", "−0.04 pp [−0.23, +0.15]", "+0.30 pp")
                .contains("What would change this verdict", "Give treatment to everybody.")
                .contains("Product", "Data science", "Date")
                .contains("run 7", "study 4f1c9a27", "data 8be03d51", "seed 42", "H2 2.5", "level 95%", "1 / ")
                .doesNotContain("planted")
                .doesNotContainIgnoringCase("significant")
                .doesNotContainIgnoringCase("winner");
    }

    @Test
    void everyPageIsNumberedAndNoneIsNearlyEmpty() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(MemoWriter.pdf(Samples.request(Samples.ship())))) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isBetween(4, 12);
            for (int page = 1; page <= pages; page++) {
                String text = text(pdf, page);
                assertThat(text).contains(page + " / " + pages);
                assertThat(text.lines().count()).as("lines of page %d", page).isGreaterThan(8);
            }
        }
    }

    @Test
    void fontsAreEmbeddedAsSubsetsAndTheDocumentSaysWhatItIs() throws IOException {
        byte[] memo = MemoWriter.pdf(Samples.request(Samples.ship()));
        try (PDDocument pdf = Loader.loadPDF(memo)) {
            int fonts = 0;
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+InterSlipway-.*");
                    fonts++;
                }
            }
            assertThat(fonts).isPositive();
            PDDocumentInformation about = pdf.getDocumentInformation();
            assertThat(about.getTitle()).isEqualTo("Progressive onboarding vs full KYC upfront: SHIP");
            assertThat(about.getAuthor()).isEqualTo("Slipway");
            assertThat(about.getSubject()).isEqualTo("Experiment memo");
            assertThat(about.getProducer()).isEqualTo("Slipway");
            assertThat(about.getKeywords()).contains("onboarding-kyc", "run 7");
            assertThat(about.getCOSObject().getString(COSName.CREATION_DATE)).isEqualTo("D:20261102000000Z");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .isEqualTo("Verdict");
        }
        assertThat(MemoWriter.pdf(Samples.request(Samples.ship()))).isEqualTo(memo);
    }

    @ParameterizedTest
    @CsvSource({
        "SHIP, ship, 25",
        "STOP, primary_worse, 3",
        "STOP, guardrail_broken, 16",
        "HOLD, undecided,",
        "HOLD, neutral,",
        "HOLD, not_evaluable,"
    })
    void everyStateFitsOnOneSheetWithALongSentence(String verdict, String state, Integer since) throws IOException {
        String headline = "A long sentence that names the metric, its direction and its size, 4.9 pp [+3.6, +6.1]: "
                + "not yet shown to be above the ship line, and KYC within 7 days and Fraud rate are not yet shown to stay inside their limits.";
        String page = firstPage(MemoWriter.pdf(Samples.request(Samples.decided(verdict, state, headline, since))));

        assertThat(page).contains(verdict, "What to do next", "Data science");
        assertThat(page.replaceAll("\\s+", " ")).contains(headline);
    }

    @Test
    void moreMetricsAndLongerWordsThanThereIsRoomForStillFit() throws IOException {
        Readout ship = Samples.ship();
        List<MetricReadout> many = new ArrayList<>();
        for (MetricReadout metric : ship.metrics()) {
            many.add(Samples.renamed(metric, metric.key(), metric.label() + LONG_LABEL));
            if (!metric.role().equals("primary")) {
                many.add(Samples.renamed(metric, metric.key() + "_2", "Another " + metric.label() + LONG_LABEL));
            }
        }
        String words = "We have argued about this for two years & it is time to know. ".repeat(12);
        byte[] memo = MemoWriter.pdf(Samples.request(Samples.metrics(ship, many), new MemoRequest.Words(words, words)));

        assertThat(firstPage(memo)).contains("Sign-up completion", "…", "Data science", "more metric");
        try (PDDocument pdf = Loader.loadPDF(memo)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Another Deposits per user");
        }
    }

    /** On the first page where they have room beside the rest, else on the second. */
    @Test
    void questionsAreAnsweredInWords() throws IOException {
        Readout answered = Answers.with(Samples.ship());
        String page = firstPage(MemoWriter.pdf(Samples.request(answered)));
        assertThat(page).contains("Launch globally?", "Yes: every rule of shipping holds.", "Data science");
        String words = "We have argued about this for two years & it is time to know. ".repeat(12);
        List<MetricReadout> many = new ArrayList<>();
        for (MetricReadout metric : answered.metrics()) {
            many.add(Samples.renamed(metric, metric.key(), metric.label() + LONG_LABEL));
            many.add(Samples.renamed(metric, metric.key() + "_2", "Another " + metric.label() + LONG_LABEL));
        }
        Readout full = Answers.with(Samples.metrics(answered, many));
        byte[] memo = MemoWriter.pdf(Samples.request(full, new MemoRequest.Words(words, words)));
        assertThat(firstPage(memo)).contains("Data science");
        try (PDDocument pdf = Loader.loadPDF(memo)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Launch globally?");
        }
    }

    /** Rather two metrics with their plots than no answers. */
    @Test
    void longerAnswersKeepTheirPlace() throws IOException {
        List<Answer> answers = new ArrayList<>();
        for (String question : List.of("Did it?", "Who gained?", "How sure are we?", "Launch globally?")) {
            answers.add(new Answer(question, question, "Such intervals hold the true effect. ".repeat(11)));
        }
        String page = firstPage(MemoWriter.pdf(Samples.request(Samples.ship().withAnswers(answers))));
        assertThat(page).contains("Launch globally?", "Data science");
    }

    @Test
    void aLineNeverEndsInsideANumber() throws IOException {
        String words = "It was +0.43 [−0.04, +0.91] and +6.6 pp. ".repeat(9);
        byte[] memo = MemoWriter.pdf(Samples.request(Samples.ship(), new MemoRequest.Words(words, words)));
        assertThat(firstPage(memo))
                .contains("+0.43")
                .doesNotContainPattern("[+−]\\d+\\.\\R\\d")
                .doesNotContainPattern("\\d\\R+pp");
    }

    @Test
    void aUnitTableHasNoEmptyParts() throws IOException {
        byte[] memo = MemoWriter.pdf(Samples.request(Samples.unitTable()));
        String page = firstPage(memo);

        assertThat(page).contains("SHIP", "60,000 users, half of them in each arm.", "Data science");
        assertThat(page).doesNotContain("Day by day", "How early", "seed");
        try (PDDocument pdf = Loader.loadPDF(memo)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("none, nothing was simulated")
                    .doesNotContain("Parts of the users", "Day by day");
        }
    }

    @Test
    void previewsArePicturesOfThePages() {
        byte[] memo = MemoWriter.pdf(Samples.request(Samples.unitTable()));

        assertThat(PagePreview.render(memo, 0.5).getFirst().width()).isBetween(296, 299);
    }

    private static String firstPage(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return text(document, 1);
        }
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf).replace('\u00a0', ' ');
    }
}
