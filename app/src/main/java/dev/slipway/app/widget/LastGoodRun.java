package dev.slipway.app.widget;

import dev.slipway.app.run.RunResult;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.MetricFormat;
import java.time.Instant;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The last good run in two lines, with a button that shows it. */
public final class LastGoodRun {
    private LastGoodRun() {}

    /** Fills the box. */
    public static void fill(HBox box, RunResult run, String action, Runnable show) {
        String verdict = run.readout().decision().verdict();
        String look = verdict.toLowerCase(Locale.ROOT);
        box.getStyleClass().setAll("good-run", look + "-line");
        String icon = switch (verdict) {
            case "SHIP" -> "fth-check-circle";
            case "STOP" -> "fth-x-octagon";
            default -> "fth-pause-circle";
        };
        Text word = new Text(verdict);
        word.getStyleClass().addAll("strong", look);
        String started = Dates.moment(Instant.parse(run.manifest().started()).toEpochMilli());
        Text when = new Text(" Run " + run.number() + ", " + started);
        when.getStyleClass().addAll("note", "muted");
        VBox words = new VBox(2, new TextFlow(word, when), primary(run));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = new Button(action);
        button.setId("show-last-good");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.setOnAction(event -> show.run());
        box.getChildren().setAll(Icon.of(icon, "icon-" + look), words, button);
    }

    private static Node primary(RunResult run) {
        MetricReadout metric = run.readout().primary();
        Estimate estimate = metric.deciding();
        Text label = new Text(metric.label() + " ");
        label.getStyleClass().add("note");
        if (estimate == null) {
            return new TextFlow(label);
        }
        MetricFormat format = MetricFormat.of(metric);
        Text effect = new Text(format.difference(estimate.effect()));
        effect.getStyleClass().addAll("note", "strong");
        Text interval = new Text(" " + format.interval(estimate.ciLow(), estimate.ciHigh()));
        interval.getStyleClass().add("note");
        return new TextFlow(label, effect, interval);
    }
}
