package dev.slipway.memo;

import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The card of each trained model as files of their own, Markdown and PDF, from the blocks of the report's cards: what was trained, on
 * what, how good it is and for whom, and what it must not be used for. A model that could not be trained has none.
 */
final class CardFiles {
    private final MemoRequest request;

    CardFiles(MemoRequest request) {
        this.request = request;
    }

    /**
     * A model that a card is written of.
     *
     * @param risk the search that it belongs to; null for a prediction
     */
    private record Subject(
            PredictionReadout prediction,
            Trained trained,
            @Nullable RiskReadout risk) {}

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (PredictionReadout prediction : request.readout().analyses().predictions()) {
            add(subjects, prediction, null);
        }
        for (RiskReadout risk : request.readout().analyses().risks()) {
            Found found = risk.found();
            if (found != null) {
                add(subjects, found.model(), risk);
            }
        }
        return subjects;
    }

    private static void add(List<Subject> subjects, PredictionReadout prediction, @Nullable RiskReadout risk) {
        Trained trained = prediction.trained();
        if (trained != null) {
            subjects.add(new Subject(prediction, trained, risk));
        }
    }

    /** Content by name of the file. */
    Map<String, byte[]> all(JobContext context) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (Subject subject : subjects()) {
            context.checkCancelled();
            String name = free(subject.prediction().name(), names);
            files.put(name + ".md", markdown(subject).getBytes(StandardCharsets.UTF_8));
            files.put(name + ".pdf", pdf(subject));
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

    private String markdown(Subject subject) {
        return MarkdownCard.text(title(subject), ModelCards.INTRO, blocks(subject, CardPictures.numbers()));
    }

    private byte[] pdf(Subject subject) {
        PictureSet pictures = new PictureSet(true);
        List<Block> blocks = blocks(subject, CardPictures.drawn(pictures));
        return PdfRenderer.render(
                Document.card(request, "Model card", title(subject), ModelCards.INTRO, blocks, pictures),
                request.run().date());
    }

    private static String title(Subject subject) {
        return subject.prediction().label() + ": model card";
    }

    private List<Block> blocks(Subject subject, CardPictures pictures) {
        PredictionReadout prediction = subject.prediction();
        List<Block> blocks = new ArrayList<>(List.of(details(prediction, subject.trained())));
        blocks.addAll(ModelCards.card(prediction, prediction.label(), pictures));
        RiskReadout risk = subject.risk();
        if (risk != null) {
            RiskParts.worth(risk, Objects.requireNonNull(risk.found()), prediction.label(), pictures, blocks);
        }
        return blocks;
    }

    /** What it is and what it is for. */
    private Block details(PredictionReadout prediction, Trained trained) {
        RunInfo run = request.run();
        Grid grid = Grid.of("!What", "^This model");
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
