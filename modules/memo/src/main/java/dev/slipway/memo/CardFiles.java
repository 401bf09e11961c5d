package dev.slipway.memo;

import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.OffersReadout;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The card of each trained model as files of their own, Markdown and PDF, from the blocks of the report's cards: what was trained, on
 * what, how good it is and for whom, and what it must not be used for. A model that could not be trained has none.
 */
final class CardFiles {
    /** Name of the card of what offers do. */
    private static final String OFFERS = "offers";

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

    /** A card that is to be written: what it says, with its pictures drawn or told. */
    private record Card(String name, String title, String intro, Function<CardPictures, List<Block>> blocks) {}

    private List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        for (Subject subject : subjects()) {
            cards.add(new Card(
                    subject.prediction().name(),
                    subject.prediction().label() + ": model card",
                    ModelCards.INTRO,
                    pictures -> blocks(subject, pictures)));
        }
        OffersReadout offers = request.readout().analyses().offers();
        if (offers != null && offers.found() != null) {
            OfferCard card = new OfferCard(offers);
            cards.add(new Card(OFFERS, card.title(), OfferCard.INTRO, pictures -> blocks(card, pictures)));
        }
        return cards;
    }

    /** Content by name of the file. */
    Map<String, byte[]> all(JobContext context) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (Card card : cards()) {
            context.checkCancelled();
            String name = free(card.name(), names);
            files.put(name + ".md", markdown(card).getBytes(StandardCharsets.UTF_8));
            files.put(name + ".pdf", pdf(card));
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

    private static String markdown(Card card) {
        return MarkdownCard.text(card.title(), card.intro(), card.blocks().apply(CardPictures.numbers()));
    }

    private byte[] pdf(Card card) {
        PictureSet pictures = new PictureSet(true);
        List<Block> blocks = card.blocks().apply(CardPictures.drawn(pictures));
        return PdfRenderer.render(
                Document.card(request, "Model card", card.title(), card.intro(), blocks, pictures),
                request.run().date());
    }

    private List<Block> blocks(OfferCard card, CardPictures pictures) {
        List<Block> blocks = new ArrayList<>(List.of(Block.of("What they are").table(origin(card.details()))));
        blocks.addAll(card.blocks(pictures));
        return blocks;
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
        Grid grid = Grid.of("!What", "^This model");
        grid.row("Predicts", Words.capital(prediction.what()) + ", as of " + prediction.asOf());
        grid.row(
                "For",
                "Users of the experiment " + request.readout().experiment().key()
                        + " at that moment. It knows nothing of other users and other moments.");
        grid.row("Not for", "Saying what causes what, or what a user would do if treated otherwise.");
        grid.row("Learner", PredictionWords.learner(trained));
        grid.row("Seed", Long.toString(trained.seed()));
        return Block.of("What it is").table(origin(grid));
    }

    /** With the study and the run. */
    private Grid origin(Grid grid) {
        RunInfo run = request.run();
        grid.row("Study", request.readout().study().title());
        grid.row(
                "Run",
                run.run() + " on " + Dates.date(run.date()) + ", study " + run.studyHash() + ", data " + run.dataHash()
                        + ", " + run.engine());
        return grid;
    }
}
