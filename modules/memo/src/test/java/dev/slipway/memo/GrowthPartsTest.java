package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What paper says of offers: one block on the first page, a part of the report. */
class GrowthPartsTest {
    private static final OffersReadout HELD =
            Objects.requireNonNull(Samples.growth().analyses().offers());

    private static String report(Readout readout) {
        return GrowthParts.all(readout, new PictureSet(false)).toString();
    }

    private static OffersReadout unavailable() {
        return new OffersReadout(
                HELD.label(), HELD.offers(), HELD.metric(), HELD.worth(), "No week was drawn by chance.", null);
    }

    @Test
    void aManagerReadsWhoGrowthRiskAndConfidence() throws IOException {
        String page = page(MemoWriter.pdf(Samples.request(Samples.growth())), 1);
        assertThat(page)
                .contains("Who should get which offer", "Shares of users: 62% no offer, 21% bonus and 17% fee waiver.")
                .contains("Offers go most often to segment self employed (59%)")
                .contains(
                        "+€0.16 [+0.07, +0.25] per user and week over today's policy, estimated from the log; today's earns €2.41")
                .contains("for 7,214 users +€1,170 [+512, +1,828] a week")
                .contains("losses per amount moved 0.21% [0.14, 0.28] of 0.25%, not shown")
                .contains("Per active user and week, control → targeted: fraud losses €")
                .contains("losses per amount moved €0.36 [0.24, 0.48] instead of €0.48 with today's offers.")
                .contains("Not recommended yet. The gain is shown")
                .doesNotContainIgnoringCase("significant")
                .contains("1 / ");
    }

    @Test
    void whatHasNoAnswerIsOneRow() {
        assertThat(OfferSentences.rows(unavailable(), Samples.growth())).hasSize(1);
        assertThat(OfferSentences.rows(unavailable(), Samples.growth()).getFirst())
                .containsEntry("text", "No answer: no week was drawn by chance.");
    }

    @Test
    void whatTheLogCannotTellIsSaid() {
        Found held = Objects.requireNonNull(HELD.found());
        PolicyReadout.Choice chosen = held.policy().chosen();
        PolicyReadout blind = new PolicyReadout(
                7_214,
                held.policy().limits(),
                new PolicyReadout.Choice(chosen.most(), chosen.used(), chosen.price(), chosen.shares(), .3, .3, null),
                held.policy().frontiers(),
                held.policy().who(),
                null);
        PolicyEvaluation unknown = new PolicyEvaluation(
                10,
                5,
                held.evaluation().current(),
                List.of(),
                List.of(),
                List.of(),
                PolicyEvaluation.NOT_IDENTIFIABLE,
                "Hardly any such week.",
                null);
        OffersReadout offers = new OffersReadout(
                HELD.label(),
                HELD.offers(),
                HELD.metric(),
                HELD.worth(),
                null,
                new Found(held.log(), held.uplift(), blind, unknown, List.of(), .95, 42, held.libraries()));
        assertThat(OfferSentences.rows(offers, Samples.growth()))
                .extracting(row -> row.get("text"))
                .contains(
                        "The log can't tell what this would have earned.",
                        "The log can't tell. Hardly any such week. Intervals of offers are 95%.")
                .anySatisfy(text -> assertThat(String.valueOf(text)).contains("the verdict is about the arm targeted."))
                .hasSize(4);
    }

    @Test
    void theReportShowsEveryPicture() {
        String words = report(Samples.growth());
        assertThat(words)
                .contains("From gross to net", "Risk guardrails", "Who is learned from", "Uplift, Bonus")
                .contains(
                        "What the order is worth, Bonus",
                        "AUUC",
                        "average effect on the first 10%",
                        "Expected is what models predict of next week")
                .contains("Uplift, Fee waiver", "Predicted against observed, Fee waiver", "Average effects, Bonus")
                .contains("Learners compared", "Who gets what", "Policy frontier, Losses per amount moved")
                .contains(
                        "Would the new policy have done better?",
                        "Risks under the new policy",
                        "Beside what was planted")
                .contains("Each week stands by itself", "What one user is offered does not change what others do")
                .contains("few weeks carry much weight", "seed 42");
    }

    @Test
    void withoutOffersOnlyTheStepsAreThere() {
        AnalysesReadout analyses = Samples.growth().analyses().withOffers(null);
        String words = report(Samples.with(Samples.growth(), analyses));
        assertThat(words).contains("From gross to net", "Risk guardrails").doesNotContain("Who is learned from");
        assertThat(report(Samples.ship())).isEqualTo("[]");
        assertThat(report(Samples.with(Samples.growth(), analyses.withOffers(unavailable()))))
                .contains("No week was drawn by chance.");
    }

    @Test
    void aChangeInPercentThatCannotVaryHasNoWidth() {
        assertThat(MetricParts.widthless(estimate("relative", -1, -1))).isTrue();
        assertThat(MetricParts.widthless(estimate("relative", -1, -.9))).isFalse();
        assertThat(MetricParts.widthless(estimate("absolute", 0, 0))).isFalse();
    }

    private static Estimate estimate(String scale, double low, double high) {
        return new Estimate(
                "two_proportion_z",
                List.of("targeted", "control"),
                scale,
                low,
                null,
                low,
                high,
                .95,
                null,
                false,
                Map.of(),
                List.of());
    }

    @Test
    void theWholeReportPrints() throws IOException {
        MemoRequest request = Samples.request(Samples.growth());
        byte[] pdf = PdfRenderer.render(
                Document.report(request, Document.fitting(request), true),
                request.run().date());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                pages.add(page(pdf, page));
            }
            assertThat(pages).hasSizeBetween(6, 20);
            assertThat(String.join("\n", pages)).contains("Growth and risk", "A week is worth gross revenue less");
        }
    }

    private static String page(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replace('\u00a0', ' ').replaceAll("\\s+", " ");
        }
    }

    @Test
    void theExecutivePageIsOneSheetAndOnlyForGrowth() throws IOException {
        MemoRequest request = Samples.request(Samples.growth());
        Document page = Objects.requireNonNull(ExecutivePage.of(request));
        byte[] pdf = PdfRenderer.render(page, request.run().date());
        assertThat(page(pdf, 1))
                .contains("Executive page", "1 / 1", "From gross to net", "Who should get which offer")
                .contains("What to do next", "Risk under the new policy", "In money")
                .doesNotContain("Cost and risk");
        assertThat(ExecutivePage.of(Samples.request(Samples.ship()))).isNull();
    }

    @Test
    void whomToReviewFirstIsMeasuredAndListed() {
        String report = report(Samples.growth());
        assertThat(report)
                .contains(
                        "Bonus abuse, ranking",
                        "Finds cases better than chance: average precision 0.819 [0.733, 0.885]")
                .contains("56.8% [49.4, 67.8] of all cases", "They save +€267 [+179, +385] a week")
                .contains("does not show to add to what the model knows", "Bonus abuse, the queue")
                .contains("50 of the first 50 are planted, of 225 among 6,696 users")
                .contains("Fraud: whom to review first", "Labels that come 5 weeks after a review need 15")
                .contains("models/NAME.md and data-card.md")
                .doesNotContain("NaN", "null");
    }
}
