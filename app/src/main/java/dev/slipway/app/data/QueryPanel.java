package dev.slipway.app.data;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Panel;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.warehouse.QueryResult;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A place to ask in SQL: Ctrl+Enter asks, Escape stops, the answer or what is wrong stands below. */
final class QueryPanel {
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final double LEAST_EDITOR = 100;
    private static final double MOST_EDITOR = 168;

    private final QueryViewModel model;
    private final SqlEditor editor = new SqlEditor("query", "Query in SQL");
    private final RowsTable rows;
    private final Label summary = new Label();
    private final Label hint = new Label();
    private final Label sentence = new Label();
    private final Label remedy = new Label();
    private final Button place = new Button();
    private final ScrollPane refused;
    private final Button csv = new Button(null, Icon.of("fth-download"));
    private final Button history = new Button("History", Icon.of("fth-clock"));
    private final Button run = new Button("Run", Icon.of("fth-play"));
    private final Panel panel;

    QueryPanel(ScreenContext context, QueryViewModel model) {
        this.model = model;
        rows = new RowsTable(context, false);
        rows.setId("query-rows");
        editor.textProperty().bindBidirectional(model.textProperty());
        editor.grow(LEAST_EDITOR, MOST_EDITOR);
        refused = new ScrollPane(refused());
        refused.setFitToWidth(true);
        refused.setMinHeight(0);
        hint.setText("Ctrl+Enter asks the tables of this run. Nothing can be changed this way.");
        hint.getStyleClass().addAll("note", "muted");
        hint.setWrapText(true);
        panel = new Panel("SQL", "read only", summary, csv, history, run);
        StackPane answer = new StackPane(hint, rows, refused);
        answer.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        answer.setMinHeight(0);
        VBox body = new VBox(10, editor, answer);
        VBox.setVgrow(answer, Priority.ALWAYS);
        panel.setContent(body);
        panel.setMinHeight(0);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        buttons();
        model.runningProperty().addListener(observable -> refresh());
        model.answerProperty().addListener(observable -> answered());
        model.textProperty().addListener(observable -> editor.mark(model.badLine()));
        answered();
    }

    private void buttons() {
        summary.setId("query-summary");
        summary.getStyleClass().addAll("note", "muted");
        csv.setId("query-csv");
        csv.getStyleClass().addAll("small", "flat");
        csv.setTooltip(new Tooltip("Save all rows of the answer as CSV"));
        csv.setAccessibleText("Save all rows of the answer as CSV");
        csv.setOnAction(event -> model.export());
        history.setId("query-history");
        history.getStyleClass().add("small");
        history.setOnAction(event -> HistoryList.show(history, model.history(), past -> {
            model.textProperty().set(past.sql());
            editor.go(past.sql().length());
        }));
        run.setId("query-run");
        run.getStyleClass().addAll("small", "primary");
        run.setTooltip(new Tooltip("Ctrl+Enter"));
        run.setOnAction(event -> toggle());
    }

    private HBox refused() {
        sentence.setId("query-problem");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        remedy.getStyleClass().addAll("note", "muted");
        remedy.setWrapText(true);
        place.setId("query-place");
        place.getStyleClass().add("link");
        place.setOnAction(event -> editor.go(model.badPosition()));
        VBox words = new VBox(4, sentence, remedy, place);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(10, Icon.of("fth-x-octagon", "icon-stop"), words);
        box.getStyleClass().add("query-refused");
        return box;
    }

    Panel panel() {
        return panel;
    }

    /** Whether the focus is here, so that Ctrl+Enter asks the query and does not run the study. */
    boolean isWriting() {
        return panel.isFocusWithin();
    }

    private void pressed(KeyEvent event) {
        if (RUN.match(event)) {
            model.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && model.runningProperty().get()) {
            model.cancel();
            event.consume();
        }
    }

    private void toggle() {
        if (model.runningProperty().get()) {
            model.cancel();
        } else {
            model.run();
        }
    }

    private void answered() {
        QueryResult result = model.result();
        SlipwayException failure = model.failure();
        if (result != null) {
            rows.show(result);
        }
        if (failure != null) {
            sentence.setText(failure.sentence());
            remedy.setText(failure.remedy());
            int line = model.badLine();
            place.setText("Go to line " + line);
            place.setVisible(line > 0);
            place.setManaged(line > 0);
        }
        rows.setVisible(result != null);
        refused.setVisible(failure != null);
        hint.setVisible(result == null && failure == null);
        editor.mark(model.badLine());
        refresh();
    }

    private void refresh() {
        boolean busy = model.runningProperty().get();
        summary.setText(model.summary());
        csv.setDisable(model.result() == null || busy);
        run.setText(busy ? "Cancel" : "Run");
        run.setGraphic(Icon.of(busy ? "fth-x" : "fth-play"));
    }
}
