package dev.slipway.app.welcome;

import dev.slipway.app.settings.RecentStudy;
import dev.slipway.app.shell.Sample;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.AppIcon;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Columns;
import dev.slipway.app.widget.Fxml;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Page;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Samples, a place to drop a file, and recent studies; nothing else. */
@SuppressWarnings("NullAway.Init") // the loader fills the fields before anybody sees the view
public final class WelcomeView {
    private static final double CARD_WIDTH = 250;
    private static final int MOST_COLUMNS = 4;

    private final WelcomeViewModel model;
    private final Node root;

    private static final int ICON = 48;

    @FXML
    private VBox page;

    @FXML
    private HBox intro;

    @FXML
    private GridPane samples;

    @FXML
    private GridPane lower;

    @FXML
    private VBox dropZone;

    @FXML
    private StackPane dropIcon;

    @FXML
    private Button chooseCsv;

    @FXML
    private Button chooseStudy;

    @FXML
    private VBox recentPanel;

    @FXML
    private VBox recents;

    WelcomeView(WelcomeViewModel model) {
        this.model = model;
        root = Page.scrolling(Fxml.load(this, "Welcome", VBox.class));
        intro.getChildren().addFirst(AppIcon.view(ICON));
        Node arrow = Icon.of("fth-upload", "icon-accent", "drop-icon");
        dropIcon.getChildren().add(arrow);
        chooseCsv.setOnAction(event -> model.chooseCsv());
        chooseStudy.setOnAction(event -> model.chooseStudy());
        dropZone.addEventHandler(DragEvent.DRAG_ENTERED, event -> highlight(true));
        dropZone.addEventHandler(DragEvent.DRAG_EXITED, event -> highlight(false));
        List<Sample> all = model.samples();
        for (int i = 0; i < all.size(); i++) {
            samples.getChildren().add(card(all.get(i), i == 0));
        }
        model.recents().addListener((ListChangeListener<RecentStudy>) change -> showRecents());
        showRecents();
        page.widthProperty().addListener((property, before, after) -> arrange(after.doubleValue()));
        arrange(CARD_WIDTH * MOST_COLUMNS + 200);
    }

    Node root() {
        return root;
    }

    private void highlight(boolean over) {
        dropZone.getStyleClass().remove("over");
        if (over) {
            dropZone.getStyleClass().add("over");
        }
    }

    private void arrange(double width) {
        int columns = (int) Math.clamp((width - 32) / CARD_WIDTH, 1, MOST_COLUMNS);
        Columns.arrange(
                samples, Math.min(columns, Math.max(1, samples.getChildren().size())));
        Columns.place(lower, List.of(dropZone, recentPanel), width >= 720 ? new double[] {66, 34} : new double[] {100});
    }

    private Node card(Sample sample, boolean first) {
        Label title = new Label(sample.title());
        title.getStyleClass().add("headline");
        Label summary = new Label(sample.summary());
        summary.getStyleClass().addAll("note", "muted");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Label size = new Label(sample.size());
        size.getStyleClass().addAll("axis", "faint");
        size.setMinWidth(0);
        size.setWrapText(true);
        HBox.setHgrow(size, Priority.ALWAYS);
        size.setMaxWidth(Double.MAX_VALUE);
        Button open = new Button(first ? "Open and run" : "Open");
        open.setId("sample-" + String.valueOf(sample.path().getFileName()).replaceFirst("\\..*", ""));
        open.getStyleClass().add("small");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setAccessibleText(open.getText() + " the sample " + sample.title());
        if (first) {
            open.getStyleClass().add("primary");
            open.setOnAction(event -> model.openAndRun(sample));
        } else {
            open.setOnAction(event -> model.open(sample));
        }
        HBox foot = new HBox(8, size, open);
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(6, title, summary, gap, foot);
        words.getStyleClass().add("sample-words");
        VBox.setVgrow(words, Priority.ALWAYS);
        VBox card = new VBox(new SamplePicture(sample.picture()), words);
        card.getStyleClass().addAll("panel", "flush");
        card.setMinHeight(240);
        card.setMinWidth(0);
        return card;
    }

    private void showRecents() {
        recents.getChildren().clear();
        recents.setAlignment(model.recents().isEmpty() ? Pos.CENTER : Pos.TOP_LEFT);
        if (model.recents().isEmpty()) {
            Label first = new Label("Studies that you open appear here.");
            first.getStyleClass().addAll("note", "muted");
            Label second = new Label("Ctrl+O opens a study, Ctrl+Enter runs it.");
            second.getStyleClass().addAll("axis", "faint");
            recents.getChildren().addAll(Icon.of("fth-clock", "icon-faint", "big-icon"), first, second);
        }
        model.recents().forEach(recent -> recents.getChildren().add(row(recent)));
    }

    private Node row(RecentStudy recent) {
        Label title = new Label(recent.title());
        Label file = new Label(String.valueOf(Path.of(recent.path()).getFileName()));
        file.getStyleClass().addAll("axis", "faint");
        VBox words = new VBox(title, file);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        String verdict = recent.verdict();
        HBox line = new HBox(8, words, verdict == null ? new Region() : Badge.verdict(verdict));
        line.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(line);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("row-button");
        button.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(button.widthProperty().subtract(18));
        button.setAccessibleText("Open " + recent.title());
        button.setOnAction(event -> model.open(recent));
        return button;
    }

    /** The content of the window while no study is open. */
    public static Node create(ScreenContext context, FileOpener opener) {
        return new WelcomeView(new WelcomeViewModel(context.workbench(), context.settings(), opener)).root();
    }
}
