package dev.slipway.app.traffic;

import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Panel;
import dev.slipway.assignment.Explanation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A user's way to a variant, step by step, in words. */
final class LookupPanel extends VBox {
    private static final double TITLE_WIDTH = 148;

    private final TrafficViewModel model;
    private final Panel panel = new Panel("Look a user up", "");
    private final Badge variant = new Badge(Badge.Kind.NEUTRAL, "");
    private final VBox steps = new VBox();

    LookupPanel(TrafficViewModel model) {
        this.model = model;
        TextField field = new TextField();
        field.setId("lookup");
        field.setPromptText("Identifier of a user");
        field.setAccessibleText("Identifier of the user to look up");
        field.textProperty().bindBidirectional(model.unitProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox search = new HBox(Icon.of("fth-search", "icon-faint"), field);
        search.getStyleClass().add("search");
        HBox.setHgrow(search, Priority.ALWAYS);
        variant.setId("lookup-variant");
        HBox line = new HBox(8, search, variant);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox body = new VBox(6, line, steps);
        VBox.setVgrow(panel.setContent(body), Priority.ALWAYS);
        getChildren().add(panel);
        setMinWidth(0);
        model.explanationProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private void refresh() {
        panel.noteProperty()
                .set(
                        model.isHashed()
                                ? "each step of the hash, in words"
                                : "this study's assignment came with its data");
        Explanation now = model.explanationProperty().get();
        steps.getChildren().clear();
        variant.setVisible(now != null);
        if (now == null) {
            Label hint = new Label("Type an identifier to see which variant it gets, and why.");
            hint.getStyleClass().add("note");
            steps.getChildren().add(hint);
            return;
        }
        String given = now.variant();
        variant.setText(given == null ? "takes no part" : given);
        variant.setKind(given == null || isControl(given) ? Badge.Kind.NEUTRAL : Badge.Kind.ACCENT);
        for (int i = 0; i < now.steps().size(); i++) {
            steps.getChildren().add(step(i + 1, now.steps().get(i)));
        }
    }

    private boolean isControl(String given) {
        var study = model.study();
        return study != null && study.experiment().control().equals(given);
    }

    private static Node step(int number, Explanation.Step step) {
        Label disc = new Label(Integer.toString(number));
        disc.getStyleClass().add("step-disc");
        Label title = new Label(step.title());
        title.getStyleClass().add("note");
        title.setMinWidth(TITLE_WIDTH);
        TextFlow words = new TextFlow();
        words.getStyleClass().add("step-words");
        words.setMinWidth(0);
        int at = step.result().isEmpty() ? -1 : step.words().lastIndexOf(step.result());
        if (at < 0) {
            words.getChildren().add(text(step.words(), step.code() ? "mono" : ""));
        } else {
            words.getChildren()
                    .addAll(
                            text(step.words().substring(0, at), ""),
                            text(step.result(), "strong"),
                            text(step.words().substring(at + step.result().length()), ""));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(disc, title, words);
        line.getStyleClass().add("step-line");
        line.setFillHeight(false);
        line.setAccessibleText(number + ". " + step.title() + ": " + step.words());
        return line;
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        if (!style.isEmpty()) {
            text.getStyleClass().add(style);
        }
        return text;
    }
}
