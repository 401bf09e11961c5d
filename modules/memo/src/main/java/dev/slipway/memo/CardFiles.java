package dev.slipway.memo;

import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The card of each trained model as files of their own, Markdown and PDF, from the blocks of the report's cards: what was trained, on
 * what, how good it is and for whom, and what it must not be used for. A model that could not be trained has none.
 */
final class CardFiles {
    private final MemoRequest request;

    CardFiles(MemoRequest request) {
        this.request = request;
    }

    /** Content by name of the file. */
    Map<String, byte[]> all(JobContext context) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (PredictionReadout prediction : request.readout().analyses().predictions()) {
            Trained trained = prediction.trained();
            if (trained != null) {
                context.checkCancelled();
                String name = free(prediction.name(), names);
                files.put(name + ".md", markdown(prediction, trained).getBytes(StandardCharsets.UTF_8));
                files.put(name + ".pdf", pdf(prediction, trained));
            }
        }
        return files;
    }

    /** A name that files may have and no other card has. */
    private static String free(String key, Set<String> taken) {
        String plain = MemoWriter.plain(key);
        String name = plain;
        for (int i = 2; !taken.add(name); i++) {
            name = plain + "-" + i;
        }
        return name;
    }

    String markdown(PredictionReadout prediction, Trained trained) {
        return MarkdownCard.text(
                title(prediction), ModelCards.INTRO, blocks(prediction, trained, CardPictures.numbers()));
    }

    private byte[] pdf(PredictionReadout prediction, Trained trained) {
        return PdfRenderer.render(document(prediction, trained), request.run().date());
    }

    Document document(PredictionReadout prediction, Trained trained) {
        PictureSet pictures = new PictureSet(true);
        List<Block> blocks = blocks(prediction, trained, CardPictures.drawn(pictures));
        Map<String, Object> fields = Document.common(request, "Model card", true);
        fields.put("title", title(prediction));
        fields.put("subtitle", request.readout().study().title());
        fields.put("parts", List.of(Block.part("card", "", ModelCards.INTRO, blocks)));
        return new Document(Templates.fill("card.html", fields), pictures.all());
    }

    private static String title(PredictionReadout prediction) {
        return prediction.label() + ": model card";
    }

    private List<Block> blocks(PredictionReadout prediction, Trained trained, CardPictures pictures) {
        List<Block> blocks = new ArrayList<>(List.of(details(prediction, trained)));
        blocks.addAll(ModelCards.card(prediction, prediction.label(), pictures));
        return blocks;
    }

    /** What it is and what it is for. */
    private Block details(PredictionReadout prediction, Trained trained) {
        RunInfo run = request.run();
        Grid grid = Grid.of("!What", "~This model");
        grid.row("Predicts", Words.capital(prediction.what()) + ", as of " + prediction.asOf());
        grid.row(
                "For",
                "Users of the experiment " + request.readout().experiment().key()
                        + " at that moment. It knows nothing of other users and other moments.");
        grid.row("Not for", "Saying what causes what, or what a user would do if treated otherwise.");
        grid.row("Learner", PredictionWords.learner(trained));
        grid.row("Seed", Long.toString(trained.seed()));
        grid.row("Study", request.readout().study().title());
        grid.row(
                "Run",
                run.run() + " on " + Dates.date(run.date()) + ", study " + run.studyHash() + ", data " + run.dataHash()
                        + ", " + run.engine());
        return Block.of("What it is").table(grid);
    }
}
