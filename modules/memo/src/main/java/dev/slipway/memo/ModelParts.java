package dev.slipway.memo;

import dev.slipway.charts.HazardForest;
import dev.slipway.charts.RegressionTable;
import dev.slipway.charts.SurvivalCurves;
import dev.slipway.charts.TransitionHeatmap;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.RiskReadout;
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
import java.util.Objects;

/** The report's parts about the models that the study names: regressions, survival, transitions. */
final class ModelParts {
    private static final double WIDTH = 672;
    private static final double CURVES = 260;
    private static final double HEATMAP = 560;

    private ModelParts() {}

    static List<Map<String, Object>> all(AnalysesReadout analyses, PictureSet pictures) {
        List<Map<String, Object>> parts = new ArrayList<>();
        if (!analyses.regressions().isEmpty()) {
            parts.add(Block.part(
                    "regressions",
                    "Regressions",
                    "Only the variant was randomised: other coefficients describe, they are no effects. Hollow dots: 0 is inside.",
                    analyses.regressions().stream()
                            .map(r -> regression(r, pictures))
                            .toList()));
        }
        if (!analyses.survival().isEmpty()) {
            List<Block> blocks = new ArrayList<>();
            analyses.survival().forEach(s -> survival(s, pictures, blocks));
            parts.add(Block.part("survival", "Survival", "Time until something happens, in days.", blocks));
        }
        TransitionReadout transitions = analyses.transitions();
        if (transitions != null) {
            parts.add(transitions(transitions, pictures));
        }
        List<PredictionReadout> models = new ArrayList<>(analyses.predictions());
        analyses.risks().stream()
                .map(RiskReadout::found)
                .filter(Objects::nonNull)
                .forEach(found -> models.add(found.model()));
        if (!models.isEmpty()) {
            parts.add(ModelCards.part(models, pictures));
        }
        return parts;
    }

    private static Block regression(RegressionReadout regression, PictureSet pictures) {
        Block block = Block.of(
                regression.label() + ", " + ModelSentences.family(regression), ModelSentences.basis(regression));
        if (!regression.rows().isEmpty()) {
            block.picture(pictures.place("regression-" + regression.name(), new RegressionTable(regression), WIDTH, 0))
                    .line(regression.formula() + ". " + Words.capital(ModelSentences.fit(regression)) + ".")
                    .line(assumes(ModelSentences.method(regression)));
        }
        regression.warnings().forEach(block::line);
        return block;
    }

    private static void survival(SurvivalReadout survival, PictureSet pictures, List<Block> blocks) {
        Block curves = Block.of(survival.label() + ", Kaplan–Meier", survival.what());
        if (!survival.curves().isEmpty()) {
            curves.picture(pictures.place("survival-" + survival.name(), new SurvivalCurves(survival), WIDTH, CURVES));
            String means = ModelSentences.restrictedMean(survival);
            if (!means.isEmpty()) {
                curves.line(means + ".");
            }
        }
        survival.warnings().forEach(curves::line);
        blocks.add(curves);
        Cox cox = survival.cox();
        if (cox != null) {
            blocks.add(cox(survival, cox, pictures));
        }
    }

    private static Block cox(SurvivalReadout survival, Cox cox, PictureSet pictures) {
        Double global = cox.proportionalP();
        Block block = Block.of(
                        survival.label() + ", Cox",
                        Numbers.counted(cox.units(), "unit", "units") + ", "
                                + Numbers.counted(cox.events(), "event", "events") + " · " + Words.capital(cox.ties())
                                + " ties")
                .picture(pictures.place("hazards-" + survival.name(), new HazardForest(survival), WIDTH, 0))
                .line(Words.capital(ModelSentences.concordance(cox))
                        + (global == null ? "." : "; all hazards proportional: " + Numbers.pEquals(global) + "."))
                .line(assumes("cox"));
        cox.warnings().forEach(block::line);
        return block;
    }

    /** What share of those who reach the goal would not without an event. */
    private static Grid removals(TransitionReadout transitions, TransitionReadout.Goal goal) {
        List<String> headers = new ArrayList<>(List.of("!Sessions with the goal that would be lost without"));
        transitions.arms().forEach(arm -> headers.add("#" + Words.label(arm.variant())));
        Grid grid = Grid.of(headers.toArray(String[]::new));
        for (TransitionReadout.Removal removal : goal.removal()) {
            List<String> cells = new ArrayList<>(List.of(Words.of(removal.state())));
            removal.effect().forEach(share -> cells.add(Numbers.rate(share)));
            grid.row(cells.toArray(String[]::new));
        }
        return grid;
    }

    private static Map<String, Object> transitions(TransitionReadout transitions, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        for (int arm = 0; arm < transitions.arms().size(); arm++) {
            TransitionReadout.Arm shown = transitions.arms().get(arm);
            blocks.add(Block.of(Words.label(shown.variant()), Numbers.counted(shown.sessions(), "session", "sessions"))
                    .picture(pictures.place(
                            "transitions-" + shown.variant(),
                            new TransitionHeatmap(transitions, arm, ""),
                            HEATMAP,
                            0)));
        }
        Block words = Block.of("Goal and order");
        String goal = ModelSentences.goal(transitions);
        if (goal != null) {
            words.line(goal);
        }
        TransitionReadout.Goal sought = transitions.goal();
        if (sought != null && !sought.removal().isEmpty()) {
            words.table(removals(transitions, sought));
        }
        String order = ModelSentences.order(transitions);
        if (order != null) {
            words.line(order);
        }
        transitions.warnings().forEach(words::line);
        blocks.add(words.line(assumes("markov_chain")));
        return Block.part(
                "transitions",
                "Transitions",
                "Which event follows which inside a session; "
                        + Numbers.counted(transitions.gapMinutes(), "minute", "minutes")
                        + " without an event end one. Rows add up to 100%.",
                blocks);
    }

    private static String assumes(String method) {
        return "Assumes: " + MethodNotes.of(method).assumes();
    }
}
