package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Guardrails of one treatment against their limits, as dials. */
final class RiskPanel {
    private final PictureView dials;
    private final Badge badge = new Badge(Badge.Kind.GOOD, "");
    private final Choices arms;
    private final Label how = new Label();
    private final VBox body;
    private final NotHere nothing = new NotHere("fth-shield");
    private final Panel panel;

    RiskPanel(ScreenContext context, GrowthViewModel model) {
        dials = new PictureView(context);
        dials.setId("risk-dials");
        arms = new Choices("risk-arm", "Arm whose risks are shown", Words::label, model::chooseTreatment);
        how.getStyleClass().add("note");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        body = new VBox(10, dials, how);
        nothing.say("This study names no guardrail, so there is no risk to hold against a limit.");
        panel = new Panel("Risk guardrails", "", arms, badge).setContent(new StackPane(body, nothing));
    }

    Panel panel() {
        return panel;
    }

    /** The chooser of arms stands here only where no other panel has it. */
    void show(Shown now, boolean choosesArm) {
        Findings findings = now.findings();
        RiskModel risks = RiskModel.of(now);
        body.setVisible(risks.count() > 0);
        nothing.setVisible(risks.count() == 0);
        badge.setVisible(risks.count() > 0);
        badge.setText(risks.words());
        badge.setKind(
                risks.outside() > 0
                        ? Badge.Kind.BAD
                        : risks.inside() == risks.count() ? Badge.Kind.GOOD : Badge.Kind.HOLD);
        arms.show(choosesArm && findings != null ? GrowthViewModel.treatments(findings) : List.of(), now.treatment());
        dials.setPicture(risks.count() == 0 ? null : risks.picture());
        dials.setMinHeight(risks.count() == 0 ? 0 : Region.USE_PREF_SIZE);
        if (findings != null) {
            double level = RiskModel.level(now);
            String arc =
                    level > 0 ? "shaded arc: " + Numbers.brief(100 * level, 1).replace("+", "") + "% interval" : "";
            panel.noteProperty().set(arc);
            how.setText(
                    looks(findings.experiment().looks()) + " A limit is kept when the whole interval is inside it.");
        }
    }

    private static String looks(String plan) {
        return switch (plan) {
            case "anytime" -> "Watched at every look.";
            case "group_sequential" -> "Watched at the planned looks.";
            default -> "Looked at once, at the planned end.";
        };
    }
}
