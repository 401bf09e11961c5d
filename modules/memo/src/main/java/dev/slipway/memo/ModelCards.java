package dev.slipway.memo;

import dev.slipway.charts.CalibrationCurve;
import dev.slipway.charts.ImportanceForest;
import dev.slipway.charts.PredictionComparison;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Feature;
import dev.slipway.readout.model.PredictionReadout.Measure;
import dev.slipway.readout.model.PredictionReadout.Part;
import dev.slipway.readout.model.PredictionReadout.Segment;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.model.PredictionReadout.Trial;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report's model cards: what each learned model was made of, how good it is, for whom, and its limits. */
final class ModelCards {
    private static final double WIDTH = 672;
    private static final double CURVE_WIDTH = 420;
    private static final double CURVE = 260;
    private static final int TRIALS = 8;

    private ModelCards() {}

    static Map<String, Object> part(List<PredictionReadout> predictions, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        predictions.forEach(p -> card(p, pictures, blocks));
        return Block.part(
                "predictions",
                "Model cards",
                "Learned models predict; they don't say what causes what. All measures are of test users, by whom nothing was"
                        + " chosen.",
                blocks);
    }

    private static void card(PredictionReadout prediction, PictureSet pictures, List<Block> blocks) {
        Trained trained = prediction.trained();
        String predicts = Words.capital(prediction.what()) + ", as of " + prediction.asOf();
        if (trained == null) {
            String why = prediction.unavailable();
            blocks.add(Block.of(prediction.label(), predicts).line(why == null ? "There is no model." : why));
            return;
        }
        Block worth = Block.of(prediction.label(), predicts)
                .picture(pictures.place(
                        "prediction-" + prediction.name(), new PredictionComparison(prediction), WIDTH, 0))
                .line(PredictionWords.verdict(trained))
                .line(PredictionWords.drift(trained));
        trained.warnings().forEach(worth::line);
        blocks.add(worth);
        String name = prediction.label();
        String calibration = PredictionWords.calibration(trained);
        if (!calibration.isEmpty()) {
            blocks.add(Block.of(name + ", calibration", "Predicted against observed in ten groups of test users")
                    .picture(pictures.place(
                            "calibration-" + prediction.name(), new CalibrationCurve(prediction), CURVE_WIDTH, CURVE))
                    .line(calibration));
        }
        blocks.add(Block.of(name + ", what it leans on", "Rise of the loss when a feature is shuffled")
                .picture(pictures.place(
                        "importance-" + prediction.name(), new ImportanceForest(prediction, ""), WIDTH, 0)));
        blocks.add(data(name, trained));
        blocks.add(Block.of(name + ", features").table(features(trained)).breakable());
        if (!trained.segments().isEmpty()) {
            blocks.add(Block.of(name + ", by segment", "Without a measure where a level has too few users")
                    .table(segments(trained))
                    .breakable());
        }
        if (!trained.trials().isEmpty()) {
            blocks.add(Block.of(
                            name + ", search",
                            "Cross-validated loss of the best settings; the winner's flatters, as it was chosen for it")
                    .table(trials(trained)));
        }
    }

    private static Block data(String name, Trained trained) {
        Grid parts = Grid.of("!Part", "#Users", "!First as-of day", "!Last as-of day", "#Mean outcome");
        for (Part part : trained.parts()) {
            parts.row(
                    part.name(), Numbers.count(part.rows()), part.first(), part.last(), Numbers.plain(part.outcome()));
        }
        return Block.of(name + ", data, split and learner")
                .table(parts)
                .line("Split by " + trained.split().by() + ", seed " + trained.seed() + ". "
                        + Numbers.counted(trained.eligible(), "user", "users") + " with a known outcome, "
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

    private static Grid features(Trained trained) {
        Grid grid = Grid.of("~Feature", "!Kind", "#Missing", "~Read until");
        for (Feature feature : trained.features()) {
            grid.row(
                    feature.label() + (feature.used() ? "" : " (does not vary, left out)"),
                    feature.kind(),
                    Numbers.rate(feature.missing()),
                    feature.known());
        }
        return grid;
    }

    private static Grid segments(Trained trained) {
        Grid grid = Grid.of("!Segment", "!Level", "#Users", "#Observed", "#Predicted", "#" + trained.deciding());
        for (Segment segment : trained.segments()) {
            String measure = segment.metrics().stream()
                    .filter(m -> m.title().equals(trained.deciding()))
                    .map(Measure::value)
                    .map(PredictionWords::range)
                    .findFirst()
                    .orElse("too few");
            grid.row(
                    Words.label(segment.attribute()),
                    segment.level(),
                    Numbers.count(segment.rows()),
                    Numbers.plain(segment.outcome()),
                    Numbers.plain(segment.predicted()),
                    measure);
        }
        return grid;
    }

    private static Grid trials(Trained trained) {
        Grid grid = Grid.of("!Learner", "#Loss", "#± error", "~Settings");
        for (Trial trial : trained.trials().stream().limit(TRIALS).toList()) {
            grid.row(
                    PredictionWords.learner(trial.learner()),
                    Numbers.plain(trial.loss()),
                    Numbers.plain(trial.error()),
                    PredictionWords.settings(trial.settings()));
        }
        return grid;
    }
}
