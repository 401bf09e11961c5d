package dev.slipway.app.models;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.RegressionTable;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.text.ModelSentences;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.ScrollPane;

/** The regression that is chosen, as a table with its intervals drawn. */
final class RegressionPanel extends ModelPanel {
    private static final String KEY = "This study names no regression. Add for example \"regressions: {first: {model: linear, "
            + "outcome: spend, terms: [variant, country]}}\" under analyses.";

    private final ModelsViewModel model;
    private final PictureView table;
    private final ScrollPane place;
    private final FormulaButton formula = new FormulaButton("regression-formula");
    private final ModelChoice choice;

    RegressionPanel(ScreenContext context, ModelsViewModel model) {
        super("fth-share-2");
        this.model = model;
        table = new PictureView(context);
        place = Page.scrollingPicture(table);
        choice = new ModelChoice("regression-choice", "Regression that is shown", model.regressionProperty());
        panel().setActions(choice, formula);
        setPicture(place);
    }

    void refresh(AnalysesReadout analyses) {
        Map<String, String> labels = new LinkedHashMap<>();
        analyses.regressions().forEach(r -> labels.put(r.name(), r.label()));
        choice.show(labels);
        RegressionReadout shown = model.regression();
        formula.setNotes(shown == null || shown.rows().isEmpty() ? null : FormulaNotes.of(shown));
        if (shown == null) {
            title("Regressions", "");
            nothing(KEY);
            return;
        }
        title(shown.label() + ", " + ModelSentences.family(shown), ModelSentences.basis(shown));
        if (shown.rows().isEmpty()) {
            nothing(String.join(" ", shown.warnings()));
            return;
        }
        table.setPicture(new RegressionTable(shown));
        something(ModelSentences.fit(shown), shown.warnings());
    }
}
