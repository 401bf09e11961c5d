package dev.slipway.app.funnels;

import dev.slipway.app.widget.Icon;
import dev.slipway.readout.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One step in the editor: drag it (or Alt with the arrow keys), choose its events, take it away. */
final class StepRow extends HBox {
    private static final String DRAGGED = "funnel-step:";

    private final FunnelsViewModel model;
    private final int index;

    StepRow(FunnelsViewModel model, int index, List<String> events) {
        super(8);
        this.model = model;
        this.index = index;
        getStyleClass().add("step-row");
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(true);
        setAccessibleText("Step " + (index + 1) + ": " + Words.anyEvent(events));
        Label number = new Label(Integer.toString(index + 1));
        number.getStyleClass().add("step-number");
        Label title = new Label(Words.anyEvent(events));
        title.setMinWidth(0);
        title.setMinHeight(USE_PREF_SIZE);
        title.setWrapText(true);
        title.setTooltip(keys(events));
        MenuButton choice = choice(events);
        VBox words = new VBox(title, choice);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button remove = new Button();
        remove.setGraphic(Icon.of("fth-x"));
        remove.getStyleClass().add("flat");
        remove.setAccessibleText("Remove step " + (index + 1));
        remove.setOnAction(action -> model.remove(index));
        getChildren().addAll(Icon.of("fth-menu", "icon-faint"), number, words, remove);
        makeDraggable();
    }

    /** Which events count; their keys are for those who know the data, so they wait in a tooltip. */
    private MenuButton choice(List<String> events) {
        MenuButton choice = new MenuButton(events.size() == 1 ? "one event" : "any of " + events.size() + " events");
        choice.getStyleClass().addAll("faint", "flat-menu");
        choice.setMinWidth(0);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText("Events that count for step " + (index + 1));
        choice.setTooltip(keys(events));
        for (String event : model.events()) {
            CheckMenuItem item = new CheckMenuItem(model.eventName(event));
            item.setMnemonicParsing(false);
            item.setSelected(events.contains(event));
            item.setOnAction(action -> model.toggle(index, event));
            choice.getItems().add(item);
        }
        return choice;
    }

    private static Tooltip keys(List<String> events) {
        return new Tooltip((events.size() == 1 ? "Event " : "Events ") + String.join(" or ", events));
    }

    private void makeDraggable() {
        setOnDragDetected(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(DRAGGED + index);
            startDragAndDrop(TransferMode.MOVE).setContent(content);
            event.consume();
        });
        setOnDragOver(event -> {
            if (event.getDragboard().hasString()
                    && event.getDragboard().getString().startsWith(DRAGGED)) {
                event.acceptTransferModes(TransferMode.MOVE);
            }
            event.consume();
        });
        setOnDragDropped(event -> {
            String dragged = event.getDragboard().getString();
            if (dragged != null && dragged.startsWith(DRAGGED)) {
                model.move(Integer.parseInt(dragged.substring(DRAGGED.length())), index);
                event.setDropCompleted(true);
            }
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isAltDown() && event.getCode() == KeyCode.UP) {
                model.move(index, index - 1);
                event.consume();
            } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
                model.move(index, index + 1);
                event.consume();
            }
        });
    }
}
