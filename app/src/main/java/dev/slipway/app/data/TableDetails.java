package dev.slipway.app.data;

import dev.slipway.app.widget.Icon;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.Lineage;
import dev.slipway.warehouse.dbt.TestOutcome;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a table is, what it comes from, what depends on it, and how it was tested. */
final class TableDetails extends VBox {
    private static final double HEAD = 92;

    private final DataViewModel model;

    TableDetails(DataViewModel model) {
        super(10);
        this.model = model;
        getStyleClass().add("table-details");
        setMinHeight(0);
    }

    void show(Lineage.Table table) {
        getChildren().clear();
        if (!table.text().description().isEmpty()) {
            getChildren().add(words(table.text().description()));
        }
        if (!table.loaded()) {
            getChildren().add(line("Reads", links(table.reads())));
        }
        List<String> readers = model.graphProperty().get().readers(table.name());
        getChildren()
                .add(line(
                        "Read by",
                        readers.isEmpty() ? words("No other model; the screens and the memo may.") : links(readers)));
        if (!table.loaded()) {
            getChildren()
                    .add(line(
                            "Built",
                            words((table.view() ? "a view, in " : "a table, in ") + QueryViewModel.time(table.seconds())
                                    + ", from " + table.text().file())));
            getChildren().add(line("Tests", tests(table)));
        }
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("note", "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node line(String title, Node content) {
        Label head = new Label(title);
        head.getStyleClass().addAll("note", "strong");
        head.setMinWidth(HEAD);
        HBox.setHgrow(content, Priority.ALWAYS);
        HBox line = new HBox(8, head, content);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private Node links(List<String> names) {
        FlowPane links = new FlowPane(6, 4);
        for (String name : names) {
            Button link = new Button(name);
            link.getStyleClass().addAll("link", "mono");
            link.setMnemonicParsing(false);
            link.setAccessibleText("Show " + name);
            link.setOnAction(event -> model.choose(name));
            links.getChildren().add(link);
        }
        return links;
    }

    private static Node tests(Lineage.Table table) {
        VBox list = new VBox(5);
        if (table.tests().isEmpty()) {
            list.getChildren().add(words("None of this model alone."));
        }
        table.tests().forEach(test -> list.getChildren().add(test(test)));
        return list;
    }

    private static Node test(TestOutcome test) {
        String icon = test.passed() ? "fth-check" : test.warning() ? "fth-alert-triangle" : "fth-x";
        String colour = test.passed() ? "icon-ship" : test.warning() ? "icon-hold" : "icon-stop";
        Label name = new Label(test.name());
        name.getStyleClass().addAll("mono");
        name.setWrapText(true);
        VBox words = new VBox(2, name);
        if (!test.passed()) {
            words.getChildren()
                    .add(words((test.warning() ? "warns: " : "failed: ")
                            + Numbers.counted(test.failures(), "row", "rows") + ", such as " + test.detail()));
        }
        HBox line = new HBox(8, Icon.of(icon, colour), words);
        line.setAccessibleText(test.name() + (test.passed() ? " passed" : test.warning() ? " warns" : " failed"));
        return line;
    }
}
