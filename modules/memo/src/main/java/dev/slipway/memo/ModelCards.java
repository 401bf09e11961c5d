package dev.slipway.memo;

import dev.slipway.charts.CalibrationCurve;
import dev.slipway.charts.ImportanceForest;
import dev.slipway.charts.PredictionComparison;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Measure;
import dev.slipway.readout.model.PredictionReadout.Part;
import dev.slipway.readout.model.PredictionReadout.Segment;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.model.PredictionReadout.Trial;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report's model cards: what each learned model was made of, how good it is, for whom, and its limits. */
final class ModelCards {
    static final String INTRO =
            "Learned models predict; they don't say what causes what. All measures are of test rows, by which nothing"
                    + " was chosen, unless they say otherwise.";

    private static final double WIDTH = 672;
    private static final double CURVE_WIDTH = 420;
    private static final double CURVE = 260;
    private static final int TRIALS = 8;

    private ModelCards() {}

    static Map<String, Object> part(List<PredictionReadout> predictions, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        predictions.forEach(p -> blocks.addAll(card(p, p.label(), CardPictures.drawn(pictures))));
        return Block.part("predictions", "Model cards", INTRO, blocks);
    }

    /**
     * One card.
     *
     * @param name what its blocks are headed by
     */
    static List<Block> card(PredictionReadout prediction, String name, CardPictures pictures) {
        List<Block> blocks = new ArrayList<>();
        Trained trained = prediction.trained();
        String predicts = Words.capital(prediction.what()) + ", as of " + prediction.asOf();
        if (trained == null) {
            String why = prediction.unavailable();
            return List.of(Block.of(name, predicts).line(why == null ? "There is no model." : why));
        }
        Block worth = pictures.show(
                        Block.of(name, predicts),
                        "prediction-" + prediction.name(),
                        new PredictionComparison(prediction),
                        WIDTH,
                        0)
                .line(PredictionWords.verdict(trained))
                .line(PredictionWords.drift(trained));
        trained.warnings().forEach(worth::line);
        blocks.add(worth);
        blocks.add(measures(name, trained));
        String rows = prediction.rows();
        String calibration = PredictionWords.calibration(trained);
        if (!calibration.isEmpty()) {
            blocks.add(pictures.show(
                            Block.of(
                                    name + ", calibration", "Predicted against observed in ten groups of test " + rows),
                            "calibration-" + prediction.name(),
                            new CalibrationCurve(prediction),
                            CURVE_WIDTH,
                            CURVE)
                    .line(calibration));
        }
        blocks.add(pictures.show(
                Block.of(name + ", what it leans on", "Rise of the loss when a feature is shuffled"),
                "importance-" + prediction.name(),
                new ImportanceForest(prediction, ""),
                WIDTH,
                0));
        blocks.add(data(name, trained, rows));
        blocks.add(FeatureList.of(name, trained.features()));
        if (!trained.segments().isEmpty()) {
            blocks.add(Block.of(name + ", by segment", "Without a measure where a level has too few " + rows)
                    .table(segments(trained, rows))
                    .breakable());
        }
        if (!trained.trials().isEmpty()) {
            blocks.add(Block.of(
                            name + ", search",
                            "Cross-validated loss of the best settings; the winner's flatters, as it was chosen for it")
                    .table(trials(trained)));
        }
        return blocks;
    }

    /** Every measure on every part: on test users with its interval, on the others as it is. */
    private static Block measures(String name, Trained trained) {
        List<Part> others = trained.parts().stream()
                .filter(part -> !part.metrics().isEmpty())
                .limit(Math.max(0, trained.parts().size() - 1))
                .toList();
        List<String> headers = new ArrayList<>(List.of("!Measure"));
        others.forEach(part -> headers.add("#" + Words.capital(part.name())));
        headers.add("#Test, with its interval");
        Grid grid = Grid.of(headers.toArray(String[]::new));
        for (Measure measure : trained.metrics()) {
            List<String> row = new ArrayList<>(List.of(Words.capital(measure.title())));
            others.forEach(part -> row.add(value(part, measure)));
            row.add(PredictionWords.range(measure.value()));
            grid.row(row.toArray(String[]::new));
        }
        return Block.of(
                        name + ", measures by part",
                        "The model knows the rows of training and was calibrated on those of validation")
                .table(grid);
    }

    private static String value(Part part, Measure measure) {
        return part.metrics().stream()
                .filter(m -> m.key().equals(measure.key()))
                .map(m -> PredictionWords.plain(m.value()))
                .findFirst()
                .orElse(Numbers.NONE);
    }

    private static Block data(String name, Trained trained, String rows) {
        Grid parts =
                Grid.of("!Part", "#" + Words.capital(rows), "!First as-of day", "!Last as-of day", "#Mean outcome");
        for (Part part : trained.parts()) {
            parts.row(
                    part.name(),
                    Numbers.count(part.rows()),
                    Dates.date(part.first()),
                    Dates.date(part.last()),
                    Numbers.plain(part.outcome()));
        }
        return Block.of(name + ", data, split and learner")
                .table(parts)
                .line("Split by " + trained.split().by() + ", seed " + trained.seed() + ". "
                        + Numbers.count(trained.eligible()) + " " + rows + " with a known outcome, "
                        + Numbers.count(trained.immature()) + " without.")
                .line("Learner: " + PredictionWords.learner(trained) + ".")
                .line("Limits: " + MethodNotes.of("prediction").assumes())
                .line("Made with "
                        + String.join(
                                ", ",
                                trained.libraries().entrySet().stream()
                                        .map(e -> e.getKey() + " " + e.getValue())
                                        .toList())
                        + ".");
    }

    private static Grid segments(Trained trained, String rows) {
        Grid grid = Grid.of(
                "!Segment", "!Level", "#" + Words.capital(rows), "#Observed", "#Predicted", "#" + trained.deciding());
        for (Segment segment : trained.segments()) {
            String measure = segment.metrics().stream()
                    .filter(m -> m.title().equals(trained.deciding()))
                    .map(Measure::value)
                    .map(PredictionWords::range)
                    .findFirst()
                    .orElse("too few");
            grid.row(
                    Words.label(segment.attribute()),
                    Words.level(segment.level()),
                    Numbers.count(segment.rows()),
                    Numbers.plain(segment.outcome()),
                    Numbers.plain(segment.predicted()),
                    measure);
        }
        return grid;
    }

    private static Grid trials(Trained trained) {
        Grid grid = Grid.of("!Learner", "#Loss", "#± error", "^Settings");
        for (Trial trial : trained.trials().stream().limit(TRIALS).toList()) {
            // Two digits of the error; what is below them is noise in the loss too.
            int digits = Math.max(0, Numbers.meaningfulDecimals(trial.error()) - 1);
            grid.row(
                    PredictionWords.learner(trial.learner()),
                    Numbers.fixed(trial.loss(), digits),
                    Numbers.fixed(trial.error(), digits),
                    PredictionWords.settings(trial.settings()));
        }
        return grid;
    }
}
