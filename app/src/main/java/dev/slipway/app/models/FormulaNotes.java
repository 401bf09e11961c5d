package dev.slipway.app.models;

import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.SurvivalReadout.Cox;
import dev.slipway.readout.model.TransitionReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.ModelSentences;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the numbers of a model come from: what it is, its formula, inputs, assumptions, warnings and sources.
 *
 * @param title of the model
 * @param lines name and words, in the order in which they are read
 */
record FormulaNotes(String title, List<Map.Entry<String, String>> lines) {
    FormulaNotes {
        lines = lines.stream().filter(line -> !line.getValue().isEmpty()).toList();
    }

    static FormulaNotes of(RegressionReadout regression) {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        lines.add(Map.entry("Model", regression.formula()));
        lines.add(Map.entry("Inputs", ModelSentences.basis(regression)));
        lines.add(Map.entry("The whole model", ModelSentences.fit(regression)));
        method(lines, ModelSentences.method(regression));
        lines.add(Map.entry("Warnings", warnings(regression.warnings())));
        return new FormulaNotes(regression.label() + ", " + ModelSentences.family(regression), lines);
    }

    static FormulaNotes curves(SurvivalReadout survival) {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        lines.add(Map.entry("Event", survival.what()));
        for (SurvivalReadout.Curve curve : survival.curves()) {
            lines.add(Map.entry(
                    survival.by().equals("variant") ? Words.label(curve.level()) : Words.level(curve.level()),
                    Numbers.counted(curve.units(), "unit", "units") + ", "
                            + Numbers.counted(curve.events(), "event", "events")));
        }
        for (String method : List.of("kaplan_meier", "restricted_mean", "log_rank")) {
            MethodNotes.Note note = MethodNotes.of(method);
            lines.add(Map.entry(
                    note.name(),
                    note.answers() + " " + note.formula() + " " + note.assumes() + " " + note.source() + "."));
        }
        lines.add(Map.entry("Warnings", warnings(survival.warnings())));
        return new FormulaNotes(survival.label(), lines);
    }

    static FormulaNotes cox(SurvivalReadout survival, Cox cox) {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        lines.add(Map.entry(
                "Inputs",
                Numbers.counted(cox.units(), "unit", "units") + ", "
                        + Numbers.counted(cox.events(), "event", "events") + ", " + Words.capital(cox.ties())
                        + " ties"));
        Double global = cox.proportionalP();
        lines.add(Map.entry(
                "The whole model",
                ModelSentences.concordance(cox)
                        + (global == null ? "" : ", all hazards proportional: " + Numbers.pEquals(global))));
        method(lines, "cox");
        lines.add(Map.entry("Warnings", warnings(cox.warnings())));
        return new FormulaNotes(survival.label() + ", Cox", lines);
    }

    static FormulaNotes of(TransitionReadout transitions) {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        for (TransitionReadout.Arm arm : transitions.arms()) {
            lines.add(Map.entry(Words.label(arm.variant()), Numbers.counted(arm.sessions(), "session", "sessions")));
        }
        lines.add(Map.entry(
                "A session ends",
                "after " + Numbers.counted(transitions.gapMinutes(), "minute", "minutes")
                        + " without one of these events"));
        lines.add(Map.entry("Removal effects", String.join(" ", ModelSentences.removals(transitions))));
        String order = ModelSentences.order(transitions);
        lines.add(Map.entry("Order", order == null ? "" : order));
        method(lines, "markov_chain");
        lines.add(Map.entry("Warnings", warnings(transitions.warnings())));
        return new FormulaNotes("What comes next in a session", lines);
    }

    private static void method(List<Map.Entry<String, String>> lines, String method) {
        MethodNotes.Note note = MethodNotes.of(method);
        lines.add(Map.entry("What it answers", note.answers()));
        lines.add(Map.entry("Formula", note.formula()));
        lines.add(Map.entry("Assumes", note.assumes()));
        lines.add(Map.entry("Source", note.source()));
    }

    private static String warnings(List<String> sentences) {
        return sentences.isEmpty() ? "none" : String.join(" ", sentences);
    }
}
