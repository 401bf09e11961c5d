package dev.slipway.app.models;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.SurvivalCurves;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.text.ModelSentences;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kaplan–Meier curves of the chosen time, the units at risk, and the difference of the restricted means. */
final class SurvivalPanel extends ModelPanel {
    private static final String EVENTS = """
            This study names no time until something. Add to its file, for example:

            analyses:
              survival:
                first: {event: kyc_complete, by: variant, horizon: 14d}""";
    private static final String TABLE = """
            This study names no time until something. A unit table needs a column with the time in days and one with its end:

            analyses:
              survival:
                first: {time: days, status: left, by: variant}""";

    private final ModelsViewModel model;
    private final PictureView curves;
    private final FormulaButton formula = new FormulaButton("survival-formula");
    private final ModelChoice choice;

    SurvivalPanel(ScreenContext context, ModelsViewModel model) {
        super("fth-trending-down");
        this.model = model;
        curves = new PictureView(context);
        choice = new ModelChoice("survival-choice", "Time that is shown", model.survivalProperty());
        panel().setActions(choice, formula);
        setPicture(curves);
    }

    void refresh(AnalysesReadout analyses) {
        Map<String, String> labels = new LinkedHashMap<>();
        analyses.survival().forEach(s -> labels.put(s.name(), s.label()));
        choice.show(labels);
        SurvivalReadout shown = model.survival();
        formula.setNotes(shown == null || shown.curves().isEmpty() ? null : FormulaNotes.curves(shown));
        if (shown == null) {
            title("Survival", "");
            nothing(model.hasEvents() ? EVENTS : TABLE);
            return;
        }
        title(
                labels.size() > 1 ? "Kaplan–Meier" : shown.label() + ", Kaplan–Meier",
                "share without the event · log-log bands");
        if (shown.curves().isEmpty()) {
            nothing(String.join(" ", shown.warnings()));
            return;
        }
        curves.setPicture(new SurvivalCurves(shown));
        something(ModelSentences.restrictedMean(shown), shown.warnings());
    }
}
