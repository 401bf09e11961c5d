package dev.slipway.app.models;

import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.PredictionWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the numbers of a learned model come from. */
final class PredictionNotes {
    private PredictionNotes() {}

    static FormulaNotes of(PredictionReadout shown, Trained trained) {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        lines.add(Map.entry("Predicts", shown.what() + ", as of " + shown.asOf()));
        lines.add(Map.entry("Learner", PredictionWords.learner(trained)));
        lines.add(Map.entry("Rows", PredictionWords.parts(trained)));
        lines.add(Map.entry("Features", PredictionWords.features(trained)));
        lines.add(Map.entry("Search", PredictionWords.trials(trained)));
        MethodNotes.Note note = MethodNotes.of("prediction");
        lines.add(Map.entry("What it answers", note.answers()));
        lines.add(Map.entry("Formula", note.formula()));
        lines.add(Map.entry("Assumes", note.assumes()));
        lines.add(Map.entry("Source", note.source()));
        lines.add(Map.entry("Warnings", trained.warnings().isEmpty() ? "none" : String.join(" ", trained.warnings())));
        return new FormulaNotes(shown.label(), lines);
    }
}
