package dev.slipway.app.window;

import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Page;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The header: study, run, segment, dates, Run or Cancel, theme. */
final class HeaderBar extends HBox {
    private static final double LEAST_PICKER = 96;
    private static final double NARROW = 960;

    private final Button study = new Button();
    private final Button run;
    private final Button segment;
    private final Button dates;
    private final Button open = new Button("Open\u2026");
    private final Button start = new Button("Run", Icon.of("fth-play"));
    private final Button cancel = new Button("Cancel", Icon.of("fth-x"));
    private final Button theme = new Button();

    HeaderBar(HeaderViewModel model, HeaderActions actions) {
        getStyleClass().add("header");
        setMinWidth(0); // what has no room is cut at the right end, and nothing else moves
        study.setId("study");
        study.getStyleClass().setAll("study-button");
        study.setGraphic(studyWords(model));
        study.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        study.setMinWidth(120);
        study.accessibleTextProperty()
                .bind(Bindings.concat("Study: ", model.titleProperty(), ". Opens recent studies"));
        study.setOnAction(event -> actions.showStudies(study));
        run = picker("run-picker", "fth-clock", "", model.runProperty(), "Run");
        run.setOnAction(event -> actions.showRuns(run));
        segment = picker("segment", "fth-users", "Segment", model.segmentProperty(), "Segment");
        segment.setOnAction(event -> actions.showSegments(segment));
        dates = picker("dates", "fth-calendar", "", model.datesProperty(), "First seen");
        dates.setOnAction(event -> actions.showDates(dates));
        open.setId("open");
        open.setOnAction(event -> actions.open());
        open.setTooltip(new Tooltip("Open a study or a CSV file (Ctrl+O)"));
        start.setId("run");
        start.getStyleClass().add("primary");
        start.setMinWidth(USE_PREF_SIZE);
        start.setTooltip(new Tooltip("Run the study (Ctrl+Enter)"));
        start.setAccessibleText("Run the study");
        start.setOnAction(event -> actions.run());
        cancel.setId("cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setAccessibleText("Cancel the run");
        cancel.setOnAction(event -> actions.cancel());
        theme.setId("theme");
        theme.getStyleClass().add("flat");
        theme.setOnAction(event -> actions.toggleTheme());
        theme.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(study, run, Page.gap(), open, segment, dates, start, cancel, theme);
        shown(
                ((HBox) segment.getGraphic()).getChildren().get(1),
                widthProperty().greaterThan(NARROW));
        bind(model);
    }

    private void bind(HeaderViewModel model) {
        shown(run, model.hasRunProperty().or(model.runningProperty()));
        shown(segment, model.hasRunProperty());
        shown(dates, model.hasRunProperty().and(model.hasDatesProperty()));
        shown(open, model.hasRunProperty().not().and(model.runningProperty().not()));
        shown(start, model.runningProperty().not());
        shown(cancel, model.runningProperty());
        start.disableProperty().bind(model.canRunProperty().not());
    }

    /** Turns a filter's button indigo, with an × that takes the filter off. */
    void markFilters(boolean bySegment, boolean byDates, Runnable clearSegment, Runnable clearDates) {
        mark(segment, bySegment, clearSegment);
        mark(dates, byDates, clearDates);
    }

    void showThemeIcon(boolean dark) {
        theme.setGraphic(Icon.of(dark ? "fth-sun" : "fth-moon"));
        theme.setAccessibleText(dark ? "Use the light theme" : "Use the dark theme");
    }

    private static void mark(Button button, boolean on, Runnable clear) {
        button.getStyleClass().remove("on");
        HBox words = (HBox) button.getGraphic();
        Node last = words.getChildren().getLast();
        if (on) {
            button.getStyleClass().add("on");
            Node cross = Icon.of("fth-x", "icon-accent");
            cross.setOnMouseClicked(event -> {
                clear.run();
                event.consume();
            });
            cross.setOnMousePressed(javafx.event.Event::consume);
            cross.setPickOnBounds(true);
            words.getChildren().set(words.getChildren().indexOf(last), cross);
        } else {
            words.getChildren().set(words.getChildren().indexOf(last), Icon.of("fth-chevron-down", "chevron"));
        }
    }

    private static void shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    private static Node studyWords(HeaderViewModel model) {
        Label title = new Label();
        title.getStyleClass().add("headline");
        title.setMinWidth(0);
        title.textProperty().bind(model.titleProperty());
        HBox first = new HBox(8, title, Icon.of("fth-chevron-down", "chevron"));
        first.setAlignment(Pos.CENTER_LEFT);
        Label subtitle = new Label();
        subtitle.getStyleClass().addAll("axis", "muted");
        subtitle.setMinWidth(0);
        subtitle.textProperty().bind(model.subtitleProperty());
        VBox words = new VBox(first, subtitle);
        words.setAlignment(Pos.CENTER_LEFT);
        return words;
    }

    private static Button picker(
            String id, String icon, String caption, ObservableValue<String> text, String accessible) {
        Label value = new Label();
        value.setMinWidth(0);
        value.textProperty().bind(text);
        HBox words = new HBox(7, Icon.of(icon));
        if (!caption.isEmpty()) {
            Label quiet = new Label(caption);
            quiet.getStyleClass().add("muted");
            words.getChildren().add(quiet);
        }
        words.getChildren().addAll(value, Icon.of("fth-chevron-down", "chevron"));
        words.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setId(id);
        button.setGraphic(words);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("picker");
        button.setMinWidth(id.equals("run-picker") ? LEAST_PICKER : USE_PREF_SIZE);
        button.accessibleTextProperty().bind(Bindings.concat(accessible + ": ", value.textProperty()));
        return button;
    }
}
