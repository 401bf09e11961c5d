package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.GuardrailStrip;
import dev.slipway.charts.MonitorEffect;
import dev.slipway.charts.MonitorRace;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Stop;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The experiment as it could have been watched: growth of every arm, guardrails, and who is best, week by week. */
final class MonitorView extends StackPane {
    private final ScreenContext context;
    private final TallRows rows = new TallRows("fth-activity");

    MonitorView(ScreenContext context, GrowthViewModel model) {
        this.context = context;
        getChildren().add(rows);
        model.shownProperty().addListener((property, before, after) -> show(after));
        show(model.shown());
    }

    private void show(Shown now) {
        MonitorReadout monitor = now.monitor();
        if (monitor == null) {
            rows.say(GrowthViewModel.whyNoMonitor(now));
        } else {
            rows.show(() -> fill(monitor, now));
        }
    }

    private void fill(MonitorReadout monitor, Shown now) {
        rows.row(List.of(words(monitor, GrowthViewModel.besideVerdict(now))));
        List<Panel> arms = new ArrayList<>();
        for (MonitorReadout.Arm arm : monitor.arms().subList(1, monitor.arms().size())) {
            arms.add(TallRows.picture(
                    "Growth, " + Words.lower(Words.label(arm.variant())),
                    "inner band: one look; outer: every week",
                    view("monitor-" + arm.variant()),
                    new MonitorEffect(monitor, arm.variant())));
        }
        double[] shares = new double[arms.size()];
        Arrays.fill(shares, 100.0 / arms.size());
        rows.row(arms, shares);
        rows.row(List.of(TallRows.picture(
                "Guardrails by week",
                "of all weeks so far; the first frame, harm shown for the first time, stops the arm",
                view("guardrail-strip"),
                new GuardrailStrip(monitor))));
        Panel best = TallRows.picture(
                "Probability to be best", "of all arms, so far", view("monitor-best"), new MonitorRace(monitor, false));
        Panel loss = TallRows.picture(
                "Expected loss of choosing an arm",
                monitor.money() ? "in money, per active user and week" : "in the metric's own unit",
                view("monitor-loss"),
                new MonitorRace(monitor, true));
        rows.row(List.of(best, loss), 50, 50);
    }

    private PictureView view(String id) {
        PictureView view = new PictureView(context);
        view.setId(id);
        return view;
    }

    private static Panel words(MonitorReadout monitor, String verdict) {
        VBox lines = new VBox(8);
        for (int i = 0; i < monitor.sentences().size(); i++) {
            Stop stop = monitor.stops().get(i);
            InfoNote note = new InfoNote(
                    stop.week() == null ? "fth-check" : "fth-slash",
                    monitor.sentences().get(i));
            lines.getChildren().add(stop.week() == null ? note : note.warn());
        }
        if (!verdict.isEmpty()) {
            lines.getChildren().add(new InfoNote("fth-info", verdict));
        }
        lines.getChildren().add(new InfoNote("fth-info", monitor.multiplicity()));
        long stopped = monitor.stops().stream()
                .map(Stop::week)
                .filter(Objects::nonNull)
                .count();
        String note = stopped == 0
                ? "no arm would have been stopped"
                : Numbers.counted(stopped, "arm", "arms") + " would have been stopped by guardrails";
        return TallRows.panel("Growth, cost, risk and confidence", note, lines);
    }
}
