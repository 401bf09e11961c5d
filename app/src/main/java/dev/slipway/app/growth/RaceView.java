package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.TextGrid;
import dev.slipway.charts.DataTable;
import dev.slipway.charts.RaceRegret;
import dev.slipway.charts.RaceRewards;
import dev.slipway.charts.RaceTables;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.RaceReadout.Found;
import java.util.List;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Policies that learn while they choose, against a planned test, in the simulated world. */
final class RaceView extends StackPane {
    private final ScreenContext context;
    /** Two tables of intervals stand beside each other from here on. */
    private static final double WIDE = 1160;

    private final TallRows rows = new TallRows("fth-flag", WIDE);

    RaceView(ScreenContext context, GrowthViewModel model) {
        this.context = context;
        getChildren().add(rows);
        model.shownProperty().addListener((property, before, after) -> show(after));
        show(model.shown());
    }

    private void show(Shown now) {
        RaceReadout race = now.race();
        Found found = race == null ? null : race.found();
        if (found == null) {
            rows.say(GrowthViewModel.whyNoRace(now));
        } else {
            rows.show(() -> fill(found, now.filtered()));
        }
    }

    private void fill(Found found, boolean filtered) {
        VBox words = new VBox(8);
        found.sentences().forEach(sentence -> words.getChildren().add(new InfoNote("fth-flag", sentence)));
        rows.row(List.of(TallRows.panel("What the race came to", RaceTables.made(found), words)));
        Panel regret = TallRows.picture(
                "Missed so far",
                "per user, against the best offer for each; flat is good",
                view("race-regret"),
                new RaceRegret(found, false));
        Panel rewards = TallRows.picture(
                "Earned above A/B/n",
                "per user and week, in the same worlds",
                view("race-rewards"),
                new RaceRewards(found));
        rows.row(List.of(regret, rewards), 56, 44);
        // Names of limits are long: the table needs the whole width.
        rows.row(List.of(table("Guardrails", "share of runs above the limit", RaceTables.guardrails(found))));
        rows.row(List.of(table("Earned, and lost by delay", "per user and week", RaceTables.earned(found))));
        rows.row(List.of(table("Who gets what", "share of users by offer", RaceTables.shares(found))));
        RaceReadout.Change change = found.change();
        if (change != null) {
            Panel picture = TallRows.picture(
                    "When the world changes",
                    "missed so far; offers swap what they bring",
                    view("race-change"),
                    new RaceRegret(found, true));
            Panel after = table("Missed after the change", "per user and week", RaceTables.change(change));
            rows.row(List.of(picture, after), 56, 44);
        }
        VBox notes = new VBox(8);
        RaceTables.choosing(found).forEach(how -> notes.getChildren().add(new InfoNote("fth-info", how)));
        found.warnings().forEach(warning -> notes.getChildren().add(new InfoNote("fth-info", warning)));
        if (filtered) {
            notes.getChildren()
                    .add(new InfoNote("fth-filter", "The race is about all users: the filter does not touch it."));
        }
        rows.row(List.of(TallRows.panel("How policies choose, and what the race takes for granted", "", notes)));
    }

    private static Panel table(String title, String note, DataTable rows) {
        TextGrid grid = new TextGrid();
        grid.show(rows);
        return TallRows.panel(title, note, grid);
    }

    private PictureView view(String id) {
        PictureView view = new PictureView(context);
        view.setId(id);
        return view;
    }
}
