package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cards of trained models as files: all that was asked for stands in both, from what was trained. */
class CardFilesTest {
    @TempDir
    Path folder;

    private static Map<String, byte[]> files(PredictionReadout... predictions) {
        return new CardFiles(Samples.request(CardSamples.readout(predictions))).all(JobContext.unwatched());
    }

    private static PredictionReadout churn() {
        return CardSamples.churn("churn", CardSamples.trained());
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }

    @Test
    void markdownHasDataFeaturesMeasuresCalibrationImportanceLimitsAndSeed() {
        String card = text(files(churn()), "churn.md");

        assertThat(card)
                .startsWith("# Who leaves: model card\n")
                .contains("| Seed | 7123 |", "| Learner | Gradient boosting (XGBoost): depth 5 |")
                .contains("| Log loss | 0.391 | 0.446 | 0.448 [0.425, 0.470] |")
                .contains("| AUC | 0.871 | 0.811 | 0.808 [0.788, 0.828] |")
                .contains("| training | 6,642 | 19 Oct 2026 | 15 Nov 2026 | 0.253 |")
                .contains("| View, last 7 days | number | 2.0% | as-of moment, checked |")
                .contains("Plan \\| tier (does not vary, left out)")
                .contains("| Country | Estonia | 900 | 0.250 | 0.260 | 0.448 [0.425, 0.470] |", "too few")
                .contains("Slope 0.92 [0.83, 1.01]", "what it leans on", "+0.036 [+0.027, +0.044]")
                .contains("2,506 users are left out", "Limits: ", "Saying what causes what", "xgboost 2.1.4")
                .doesNotContain("<svg", "<object", "null");
    }

    /** Every line of a table has as many cells as its head. */
    @Test
    void tablesAreWellFormed() {
        String[] lines = text(files(churn()), "churn.md").split("\n", -1);
        int cells = 0;
        int tables = 0;
        for (String line : lines) {
            int now = line.startsWith("|") ? line.replace("\\|", "").split("\\|", -1).length : 0;
            tables += now > 0 && cells == 0 ? 1 : 0;
            assertThat(cells == 0 || now == 0 || now == cells).as(line).isTrue();
            cells = now;
        }
        assertThat(tables).isGreaterThanOrEqualTo(7);
    }

    @Test
    void thePdfSaysTheSame() throws IOException {
        byte[] pdf = Objects.requireNonNull(files(churn()).get("churn.pdf"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Model card", "Who leaves: model card", "7123", "0.808 [0.788, 0.828]", "Estonia")
                    .contains("Brier score 0.1463", "Limits:")
                    .doesNotContain("SHIP", "null", "NaN");
        }
        Files.createDirectories(Path.of("target/cards"));
        Files.write(Path.of("target/cards/churn.pdf"), pdf);
        assertThat(files(churn()).get("churn.pdf")).isEqualTo(pdf);
    }

    @Test
    void whatOffersDoHasACardWithLearnersCalibrationSegmentsPolicyAndLimits() throws IOException {
        Map<String, byte[]> files = new CardFiles(Samples.request(Samples.growth())).all(JobContext.unwatched());

        assertThat(text(files, "offers.md"))
                .contains(
                        ": model card\n",
                        "| Learner | ",
                        "## Learned from",
                        "| Offer made | Share | Smallest probability |")
                .contains("## Learners compared", "## Bonus, calibration", "## Fee waiver, by segment")
                .contains("| Offer | Average effect | First over all (AUTOC) | Qini | p of the order |")
                .contains("## The policy made of them", "Not recommended", "weeks of equal weight", "## Limits")
                .contains("what an offer does to later weeks", "To repeat: seed ")
                .doesNotContain("null", "NaN", "fee\\_waiver");
        byte[] pdf = Objects.requireNonNull(files.get("offers.pdf"));
        Files.createDirectories(Path.of("target/cards"));
        Files.write(Path.of("target/cards/offers.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Model card", "Learned from", "p of the order", "Beside what was planted");
        }
    }

    @Test
    void onlyTrainedModelsHaveCardsAndEachItsOwnName() {
        assertThat(files(CardSamples.churn("later", null))).isEmpty();
        assertThat(files(
                                CardSamples.churn("a b", CardSamples.trained()),
                                CardSamples.churn("a-b", CardSamples.trained()))
                        .keySet())
                .containsExactly("a-b.md", "a-b.pdf", "a-b-2.md", "a-b-2.pdf");
    }

    @Test
    void aRunWritesThemBesideItsMemo() throws IOException {
        MemoWriter.writeAll(Samples.request(CardSamples.readout(churn())), folder, JobContext.unwatched());

        assertThat(folder.resolve("models/churn.md")).isNotEmptyFile();
        assertThat(folder.resolve("models/churn.pdf")).isNotEmptyFile();

        Path blocked = Files.createDirectories(folder.resolve("blocked"));
        Files.writeString(blocked.resolve("models"), "a file where the folder would be");
        assertThatThrownBy(() -> MemoWriter.writeAll(
                        Samples.request(CardSamples.readout(churn())), blocked, JobContext.unwatched()))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("could not write")
                .hasMessageContaining("models");
    }

    /** A risk model's card is a model card with what its order and its reviews are worth. */
    @Test
    void riskModelsHaveCardsToo() {
        Map<String, byte[]> files = new CardFiles(Samples.request(Samples.growth())).all(JobContext.unwatched());

        assertThat(files).containsOnlyKeys("abuse.md", "abuse.pdf", "offers.md", "offers.pdf");
        assertThat(text(files, "abuse.md"))
                .startsWith("# Bonus abuse: model card\n")
                .contains("| training | 38,567 |", "Users’ weeks", "| Shared devices |", "calibration", "by segment")
                .contains("| 50 | 56.8% [49.4, 67.8] | 83.0% [73.0, 92.0] |", "| Both together |")
                .contains("A review is taken to prevent all of what a case loses", "Limits: ")
                .doesNotContain("<svg", "null", "NaN");
    }

    /** Until when features read is one sentence where it is the same for all, so that two of them have room in a row. */
    @Test
    void featuresThatAllReadAlikeStandTwoInARow() {
        List<Feature> alike = List.of(
                new Feature("views", "Views", "number", .02, "read on Mondays", true),
                new Feature("plan", "Plan", "category", 0, "read on Mondays", true),
                new Feature("tenure", "Tenure", "number", 0, "read on Mondays", false));
        String card = text(files(CardSamples.churn("churn", CardSamples.trained(alike))), "churn.md");

        assertThat(card)
                .contains(
                        "| Feature | Kind | Missing | Feature | Kind | Missing |",
                        "When all of them are known: read on Mondays.")
                .contains("| Views | number | 2.0% | Tenure (does not vary, left out) | number | 0% |")
                .contains("| Plan | category | 0% |  |  |  |")
                .doesNotContain("| read on Mondays |");
    }
}
