package dev.slipway.app.models;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.SegmentedControl;
import dev.slipway.charts.TransitionHeatmap;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.TransitionReadout;
import dev.slipway.readout.text.ModelSentences;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows what in the sessions of one arm; a click on a step compares it between the arms. */
final class TransitionPanel extends ModelPanel {
    private static final String KEY = """
            This study does not ask what follows what. Add to its file, for example:

            analyses:
              transitions:
                events: [signup_start, signup_complete]
                gap: 30m
                goal: signup_complete""";
    private static final String TABLE = "This study has no events, so nothing follows anything: it has no transitions.";

    private final ModelsViewModel model;
    private final PictureView steps;
    private final FittedRows rows;
    private final FormulaButton formula = new FormulaButton("transition-formula");
    private @Nullable SegmentedControl<Integer> arms;
    private List<String> names = List.of();

    TransitionPanel(ScreenContext context, ModelsViewModel model) {
        super("fth-shuffle");
        this.model = model;
        steps = new PictureView(context);
        steps.setOnHotSpot(spot -> model.choose(spot.key()));
        panel().setActions(formula);
        rows = new FittedRows(steps);
        setPicture(rows);
    }

    void refresh(AnalysesReadout analyses) {
        TransitionReadout shown = analyses.transitions();
        formula.setNotes(shown == null ? null : FormulaNotes.of(shown));
        showArms(shown);
        if (shown == null) {
            title("What comes next in a session", "");
            nothing(model.hasEvents() ? KEY : TABLE);
            return;
        }
        TransitionReadout.Arm arm = shown.arms().get(model.armProperty().get());
        String whose =
                shown.arms().size() < 2 ? Words.of(arm.variant()) + ", " : ""; // else the switch beside it says so
        title("What comes next in a session", whose + Numbers.counted(arm.sessions(), "session", "sessions"));
        TransitionHeatmap picture = new TransitionHeatmap(
                shown, model.armProperty().get(), model.cellProperty().get());
        steps.setPicture(picture);
        rows.fit(picture.leastHeight(), picture.preferredHeight(steps.getWidth()), picture::foldedHeight);
        String goal = ModelSentences.goal(shown);
        something(model.cellSentence(shown) + (goal == null ? "" : "\n" + goal), shown.warnings());
    }

    private void showArms(@Nullable TransitionReadout shown) {
        List<String> now = shown == null
                ? List.of()
                : shown.arms().stream().map(TransitionReadout.Arm::variant).toList();
        if (!now.equals(names)) {
            names = now;
            List<Map.Entry<Integer, String>> options = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                options.add(Map.entry(i, Words.label(now.get(i))));
            }
            arms = options.size() < 2 ? null : new SegmentedControl<>("Arm", options);
            if (arms != null) {
                arms.setId("transition-arm");
                arms.valueProperty()
                        .addListener(
                                (property, before, after) -> model.armProperty().set(after));
                panel().setActions(arms, formula);
            } else {
                panel().setActions(formula);
            }
        }
        if (arms != null) {
            arms.select(model.armProperty().get());
        }
    }
}
