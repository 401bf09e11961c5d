package dev.slipway.app.data;

import dev.slipway.app.settings.PastQuery;
import dev.slipway.app.widget.Popover;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The queries of this workspace that were answered, in a popover. */
final class HistoryList {
    private static final double WIDTH = 420;
    private static final double MOST = 340;
    private static final int LINES = 2;

    private HistoryList() {}

    static void show(Node below, List<PastQuery> past, Consumer<PastQuery> take) {
        VBox rows = new VBox(2);
        rows.setPrefWidth(WIDTH);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST);
        Popover popover = new Popover(scroll);
        if (past.isEmpty()) {
            Label none = new Label("Queries that were answered are kept here.");
            none.getStyleClass().addAll("note", "muted");
            rows.getChildren().add(none);
        }
        for (PastQuery query : past) {
            rows.getChildren().add(row(query, () -> {
                popover.hide();
                take.accept(query);
            }));
        }
        popover.showBelow(below);
    }

    private static Button row(PastQuery query, Runnable take) {
        List<String> lines = query.sql().strip().lines().toList();
        String start = String.join("\n", lines.subList(0, Math.min(LINES, lines.size())))
                + (lines.size() > LINES ? " \u2026" : "");
        Label sql = new Label(start);
        sql.getStyleClass().add("mono");
        Label note = new Label(when(query.asked()) + Numbers.counted(query.rows(), "row", "rows") + ", "
                + QueryViewModel.time(query.seconds()));
        note.getStyleClass().addAll("axis", "faint");
        Button row = new Button(null, new VBox(3, sql, note));
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.getStyleClass().setAll("row-button", "past-query");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText("Take the query " + start);
        row.setOnAction(event -> take.run());
        return row;
    }

    private static String when(String asked) {
        try {
            return Dates.moment(Instant.parse(asked).toEpochMilli()) + " UTC \u00b7 ";
        } catch (DateTimeParseException e) {
            return "";
        }
    }
}
