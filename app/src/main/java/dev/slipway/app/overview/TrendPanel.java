package dev.slipway.app.overview;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.SegmentedControl;
import dev.slipway.charts.ForestPlot;
import dev.slipway.charts.TrendChart;
import dev.slipway.readout.model.Findings;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Activity over time with its measure and grain; in a study without time the effects of all metrics instead. */
final class TrendPanel extends StackPane {
    private static final double MIN_HEIGHT = 260;

    private final Panel panel = new Panel("", "");
    private final PictureView view;
    private final SegmentedControl<TrendChart.Measure> measure = new SegmentedControl<>(
            "Measure",
            List.of(
                    Map.entry(TrendChart.Measure.ACTIVE, "Active users"),
                    Map.entry(TrendChart.Measure.SESSIONS, "Sessions"),
                    Map.entry(TrendChart.Measure.REVENUE, "Revenue")));
    private final SegmentedControl<TrendChart.Grain> grain = new SegmentedControl<>(
            "Grain",
            List.of(
                    Map.entry(TrendChart.Grain.DAY, "Day"),
                    Map.entry(TrendChart.Grain.WEEK, "Week"),
                    Map.entry(TrendChart.Grain.MONTH, "Month")));
    private @Nullable Findings readout;

    TrendPanel(ScreenContext context) {
        view = new PictureView(context);
        view.setId("trend");
        panel.setContent(view);
        getChildren().add(panel);
        setMinHeight(MIN_HEIGHT);
        setMinWidth(0);
        measure.valueProperty().addListener((property, before, after) -> draw());
        grain.valueProperty().addListener((property, before, after) -> draw());
    }

    void show(Findings shown) {
        readout = shown;
        draw();
    }

    private void draw() {
        Findings shown = readout;
        if (shown == null) {
            return;
        }
        if (shown.activity().isEmpty()) {
            panel.titleProperty().set("Effect by metric");
            panel.noteProperty().set("this study has no events, so no trend");
            panel.setActions();
            view.setPicture(
                    new ForestPlot(shown.metrics(), "absolute", shown.decision().treatment()));
            return;
        }
        TrendChart chart =
                new TrendChart(shown.activity(), shown.experiment().variants(), measure.value(), grain.value());
        panel.titleProperty().set(chart.title());
        panel.noteProperty().set("");
        panel.setActions(measure, grain);
        view.setPicture(chart);
    }
}
