package dev.slipway.app.overview;

import dev.slipway.app.overview.OverviewModel.RuleLine;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.NumberText;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The rules that led to the verdict, a line each; where there is little room the reason stands under the title. */
final class RuleLines {
    private static final double WIDE = 1040;
    private static final double ROOMY = 1240;
    private static final double TITLE = 150;
    private static final double LONG_TITLE = 340;
    private static final int LONGEST = 56;

    private final GridPane grid;
    private List<RuleLine> lines = List.of();
    private boolean compact;
    private boolean wholeTitles;
    private boolean filled;

    /** Lines in this grid, which stays empty until {@link #fill}. */
    RuleLines(GridPane grid) {
        this.grid = grid;
        grid.getColumnConstraints()
                .setAll(
                        new ColumnConstraints(),
                        new ColumnConstraints(),
                        new ColumnConstraints(),
                        new ColumnConstraints());
        grid.getColumnConstraints().get(1).setMinWidth(TITLE);
        grid.getColumnConstraints().get(2).setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().get(3).setHgrow(Priority.ALWAYS);
    }

    void fill() {
        filled = true;
        draw();
    }

    void show(List<RuleLine> now) {
        lines = now;
        draw();
    }

    /** For a page of this width. */
    void arrange(double width) {
        boolean narrow = width < WIDE;
        boolean roomy = width >= ROOMY;
        if (narrow != compact || roomy != wholeTitles) {
            compact = narrow;
            wholeTitles = roomy;
            grid.getColumnConstraints().get(1).setMinWidth(roomy ? Region.USE_COMPUTED_SIZE : TITLE);
            draw();
        }
    }

    private void draw() {
        grid.getChildren().clear();
        for (int i = 0; filled && i < lines.size(); i++) {
            add(lines.get(i), 2 * i);
        }
    }

    /** A title in full, unless it is a story. */
    private static double title(RuleLine line) {
        return line.title().length() > LONGEST ? LONG_TITLE : Region.USE_PREF_SIZE;
    }

    private void add(RuleLine line, int row) {
        Node icon = Icon.of(line.outcome().icon, line.outcome().colour);
        icon.setAccessibleText(line.outcome().word);
        Label title = new Label(line.title());
        title.getStyleClass().addAll("rule-title", "medium");
        title.setMinWidth(wholeTitles ? title(line) : 0);
        NumberText number = new NumberText(line.estimate(), line.interval());
        number.getStyleClass().add("note");
        Label because = new Label(line.because());
        because.getStyleClass().addAll("note", "muted");
        because.setMinWidth(0);
        if (compact) {
            title.setWrapText(true);
            title.setMinHeight(Region.USE_PREF_SIZE);
            because.setWrapText(true);
            because.setMinHeight(Region.USE_PREF_SIZE);
            grid.add(icon, 0, row);
            grid.add(title, 1, row, 3, 1);
            grid.add(line.estimate().isEmpty() ? because : new VBox(number, because), 1, row + 1, 3, 1);
        } else {
            grid.addRow(row, icon, title, number, because);
        }
    }
}
