package dev.slipway.app.models;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.HazardForest;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.SurvivalReadout.Cox;
import dev.slipway.readout.text.ModelSentences;
import dev.slipway.readout.text.Words;

/** Hazard ratios of the chosen time, with the test that they do not change with it. */
final class HazardPanel extends ModelPanel {
    private final ModelsViewModel model;
    private final PictureView forest;
    private final FittedRows rows;
    private final FormulaButton formula = new FormulaButton("cox-formula");

    HazardPanel(ScreenContext context, ModelsViewModel model) {
        super("fth-sliders");
        this.model = model;
        forest = new PictureView(context);
        panel().setActions(formula);
        rows = new FittedRows(forest);
        setPicture(rows);
    }

    void refresh() {
        SurvivalReadout shown = model.survival();
        Cox cox = shown == null ? null : shown.cox();
        formula.setNotes(shown == null || cox == null ? null : FormulaNotes.cox(shown, cox));
        if (shown == null || cox == null) {
            title("What changes the risk, Cox", "");
            nothing(
                    shown == null
                            ? "A Cox model stands beside the curves of a time that the study names."
                            : "This time has no Cox model. Name its terms, for example \"terms: [variant, country]\", or read"
                                    + " beside the curves why it could not be fitted.");
            return;
        }
        title(
                "What changes the risk, Cox",
                "log axis · " + Words.capital(cox.ties()) + " ties · " + ModelSentences.concordance(cox));
        HazardForest picture = new HazardForest(shown);
        forest.setPicture(picture);
        rows.fit(picture.leastHeight(), picture.preferredHeight(forest.getWidth()), picture::foldedHeight);
        something("", cox.warnings());
    }

    /** The height at which nothing of it scrolls. */
    double need() {
        return need(rows.least());
    }
}
