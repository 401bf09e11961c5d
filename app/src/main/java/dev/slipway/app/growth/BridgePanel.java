package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.AwaitedPane;
import dev.slipway.app.widget.NumberText;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Amount;
import dev.slipway.charts.WaterfallChart;
import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** From gross to net of one treatment, the control's ends beside it, and the difference of what is left. */
final class BridgePanel {
    private final PictureView picture;
    private final NumberText net = new NumberText("", "");
    private final Label against = new Label();
    private final Choices arms;
    private final Panel panel;

    BridgePanel(ScreenContext context, GrowthViewModel model) {
        picture = new PictureView(context);
        picture.setId("waterfall");
        arms = new Choices("growth-arm", "Arm beside the control", Words::label, model::chooseTreatment);
        against.getStyleClass().add("note");
        against.setMinWidth(0);
        FlowPane line = new FlowPane(6, 2, net, against);
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox body = new VBox(8, picture, line);
        panel = new Panel("From gross to net", "", arms).setContent(new AwaitedPane(context, body));
    }

    Panel panel() {
        return panel;
    }

    void show(Shown now) {
        BridgeReadout bridge = now.bridge();
        Findings findings = now.findings();
        if (bridge == null || findings == null) {
            picture.setPicture(null);
            return;
        }
        panel.noteProperty().set(note(bridge));
        arms.show(GrowthViewModel.treatments(findings), now.treatment());
        picture.setPicture(new WaterfallChart(bridge, now.treatment()));
        Estimate deciding = deciding(findings, bridge.metric(), now.treatment());
        if (deciding == null) {
            net.set("Net", "");
            against.setText("has no interval yet");
            return;
        }
        Interval difference = new Interval(deciding.effect(), deciding.ciLow(), deciding.ciHigh());
        Amount money = Amount.money(difference);
        net.set("Net " + money.difference(difference.effect()), money.interval(difference.low(), difference.high()));
        against.setText("against " + Words.of(findings.experiment().control()) + " "
                + Numbers.money(bridge.arms().getFirst().net()));
    }

    /** "€ per active user a week", as far as the metric's name says it. */
    private static String note(BridgeReadout bridge) {
        int per = bridge.label().indexOf(" per ");
        return per < 0 ? "€" : "€" + bridge.label().substring(per).replace(" and week", " a week");
    }

    private static @Nullable Estimate deciding(Findings now, String metric, String treatment) {
        return now.metrics().stream()
                .filter(each -> each.key().equals(metric))
                .flatMap(each -> each.estimates("absolute", treatment).stream())
                .filter(Estimate::decides)
                .findFirst()
                .orElse(null);
    }
}
