package dev.slipway.app.traffic;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Picture;
import dev.slipway.readout.model.HealthCheck;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** How many each arm got against what it was promised, tested once and on every day. */
final class ObservedPanel extends VBox {
    private static final double BAR = 29;

    private final TrafficViewModel model;
    private final Badge badge = new Badge(Badge.Kind.GOOD, "");
    private final Label expected = new Label();
    private final PictureView bars;
    private final PictureView drift;
    private final Label driftTitle = new Label();
    private final Label once = new Label();
    private final Label everyDay = new Label();
    private final GridPane tests = new GridPane();
    private final VBox body;
    private final NotHere nothing = new NotHere("fth-users");

    ObservedPanel(ScreenContext context, TrafficViewModel model) {
        this.model = model;
        bars = new PictureView(context);
        drift = new PictureView(context);
        expected.getStyleClass().add("note");
        driftTitle.getStyleClass().add("note");
        driftTitle.setWrapText(true);
        tests.getStyleClass().add("tests");
        addTest(0, "Chi-square, once at the end", once);
        addTest(1, "Anytime-valid, every day", everyDay);
        drift.setMinHeight(84);
        VBox.setVgrow(drift, Priority.ALWAYS);
        body = new VBox(6, expected, bars, tests, driftTitle, drift);
        nothing.say("Run the study to see how many users each arm got.");
        Panel panel = new Panel("Expected and observed", "", badge).setContent(new StackPane(body, nothing));
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().add(panel);
        setMinWidth(0);
        model.findingsProperty().addListener((property, before, after) -> refresh());
        model.trafficProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private void addTest(int row, String name, Label value) {
        Label label = new Label(name);
        label.getStyleClass().addAll("small", "medium");
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(label, Priority.ALWAYS);
        value.getStyleClass().add("small");
        value.setMinWidth(USE_PREF_SIZE);
        tests.addRow(row, label, value);
    }

    private void refresh() {
        HealthCheck ratio = model.exposure().ratio();
        body.setVisible(ratio != null);
        badge.setVisible(ratio != null);
        nothing.setVisible(ratio == null);
        if (ratio == null) {
            return;
        }
        badge.setText(
                switch (ratio.status()) {
                    case "ok" -> "ratio is fine";
                    case "warn" -> "watch the ratio";
                    default -> "ratio is broken";
                });
        badge.setKind(
                switch (ratio.status()) {
                    case "ok" -> Badge.Kind.GOOD;
                    case "warn" -> Badge.Kind.WATCH;
                    default -> Badge.Kind.BAD;
                });
        tests.getStyleClass().removeAll("ok", "warn", "fail");
        tests.getStyleClass().add(ratio.status());
        expected.setText("upright tick: " + model.exposure().expected(ratio));
        bars.setPicture(model.exposure().observed(ratio));
        bars.setMinHeight(BAR * ratio.observed().size());
        once.setText(model.exposure().onceAtTheEnd(ratio));
        everyDay.setText(model.exposure().everyDay());
        Picture shares = model.exposure().drift();
        driftTitle.setText(
                shares == null
                        ? "This data has no time, so there is no path over days."
                        : model.exposure().driftTitle());
        drift.setVisible(shares != null);
        drift.setPicture(shares);
    }
}
