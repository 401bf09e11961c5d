package dev.slipway.app.data;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.LineageGraph;
import dev.slipway.charts.LineagePicture;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.TestRun;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** The graph of the tables with the outcome of the tests; a click or the arrow keys and Enter choose a table. */
final class LineagePanel {
    private static final double LEAST = 150;
    private static final double SHARE = 236;
    /** Rows may stand so much closer before the graph scrolls. */
    private static final double TIGHT = 0.83;

    private static final double MOST = 330;
    private static final double SCROLL_BAR = 16;

    private final DataViewModel model;
    private final PictureView picture;
    private final ScrollPane scroll;
    private final NotHere instead = new NotHere("fth-database");
    private final StackPane skeleton = new StackPane();
    private final Badge tests = new Badge(Badge.Kind.GOOD, "");
    private final Label built = new Label();
    private final Panel panel;

    LineagePanel(ScreenContext context, DataViewModel model) {
        this.model = model;
        picture = new PictureView(context);
        picture.setId("lineage");
        picture.setOnHotSpot(spot -> model.choose(spot.key()));
        scroll = new ScrollPane(picture);
        scroll.setFitToWidth(true);
        scroll.setPannable(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.widthProperty().addListener((property, before, after) -> fit());
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(LEAST);
        skeleton.getStyleClass().add("skeleton");
        tests.setId("lineage-tests");
        built.getStyleClass().addAll("note", "muted");
        built.setTooltip(new Tooltip("Seconds of all models; two are built at a time."));
        Button load = new Button("Import", Icon.of("fth-upload"));
        load.setId("import");
        load.getStyleClass().add("small");
        load.setTooltip(new Tooltip("Make a study from a CSV file"));
        load.setOnAction(event -> model.importFile());
        panel = new Panel("Lineage", "", tests, built, load);
        panel.setContent(new StackPane(skeleton, scroll, instead));
    }

    Panel panel() {
        return panel;
    }

    void refresh() {
        DataViewModel.State state = model.stateProperty().get();
        boolean ready = state == DataViewModel.State.READY;
        panel.noteProperty().set(ready ? model.note() : "");
        skeleton.setVisible(state == DataViewModel.State.LOADING);
        scroll.setVisible(ready);
        instead.setVisible(state == DataViewModel.State.EMPTY || state == DataViewModel.State.FAILED);
        tests.setVisible(ready);
        built.setVisible(ready);
        if (!ready) {
            instead.say(model.insteadOfLineage());
            return;
        }
        badge(model.tests());
        built.setText(model.built());
        LineageGraph graph = model.graphProperty().get();
        LineagePicture drawn =
                new LineagePicture(graph, model.selectedProperty().get());
        picture.setPicture(drawn);
        fit();
    }

    /** As wide as there is room; what is taller than its share of the page scrolls up and down. */
    private void fit() {
        double width = scroll.getWidth() - SCROLL_BAR;
        if (picture.pictureProperty().get() instanceof LineagePicture drawn && width > 0) {
            double roomy = drawn.preferredHeight(width);
            double tall = Math.max(Math.min(roomy, SHARE), TIGHT * roomy);
            picture.setPrefHeight(tall);
            double height = Math.clamp(tall + 4, LEAST, MOST);
            scroll.setMinHeight(Math.min(height, SHARE + 4));
            scroll.setPrefHeight(height);
        }
    }

    private void badge(TestRun run) {
        boolean broken = run.tests().stream().anyMatch(test -> !test.passed() && !test.warning());
        boolean warned = run.passed() < run.total();
        tests.setKind(broken ? Badge.Kind.BAD : warned ? Badge.Kind.WATCH : Badge.Kind.GOOD);
        int others = run.total() - run.passed();
        tests.setText(run.passed() + " of " + Numbers.counted(run.total(), "test", "tests")
                + (broken ? ", some failed" : warned ? ", " + others + (others == 1 ? " warns" : " warn") : ""));
    }
}
