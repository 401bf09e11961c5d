package dev.slipway.app.models;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.RegressionTable;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.text.ModelSentences;
import dev.slipway.readout.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** The regression that is chosen, as a table with its intervals drawn. */
final class RegressionPanel extends ModelPanel {
    private static final String KEY = """
            This study names no regression. Add to its file, for example:

            analyses:
              regressions:
                first: {model: linear, outcome: spend, terms: [variant, country]}""";

    private final ModelsViewModel model;
    private final PictureView table;
    private final FittedRows rows;
    private final FormulaButton formula = new FormulaButton("regression-formula");
    private final ModelChoice choice;

    RegressionPanel(ScreenContext context, ModelsViewModel model) {
        super("fth-share-2");
        this.model = model;
        table = new PictureView(context);
        rows = new FittedRows(table);
        choice = new ModelChoice("regression-choice", "Regression that is shown", model.regressionProperty());
        panel().setActions(choice, formula);
        setPicture(rows);
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
        // The choice beside the title names the model already.
        String family = ModelSentences.family(shown);
        title(labels.size() > 1 ? Words.capital(family) + " regression" : shown.label() + ", " + family, "");
        if (shown.rows().isEmpty()) {
            nothing(String.join(" ", shown.warnings()));
            return;
        }
        RegressionTable picture = new RegressionTable(shown);
        table.setPicture(picture);
        rows.fit(picture.leastHeight(), picture.preferredHeight(table.getWidth()), picture::foldedHeight);
        something(ModelSentences.basis(shown) + "\n" + ModelSentences.fit(shown), shown.warnings());
    }

    /** The height at which nothing of it scrolls. */
    double need() {
        return need(rows.least());
    }
}
