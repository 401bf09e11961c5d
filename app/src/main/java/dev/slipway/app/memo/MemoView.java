package dev.slipway.app.memo;

import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.AwaitedPane;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.SegmentedControl;
import dev.slipway.memo.MemoRequest;
import dev.slipway.memo.PageImage;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The pages at the left as they will print; words, parts and export at the right. A narrow window shows one of both at a time, so that a
 * page is read without going sideways.
 */
final class MemoView extends BorderPane {
    private static final double SIDE_WIDTH = 420;
    /** Below this width, page and words side by side would both be too narrow. */
    private static final double NARROW = 900;

    private static final double POINTS_TO_PIXELS = 96.0 / 72.0;
    private static final double PAGE_WIDTH = 595.3 * POINTS_TO_PIXELS;
    /** Around a page: the desk's padding, its border and the scroll bar. */
    private static final double AROUND = 50;

    private static final double USUAL_ZOOM = 0.8;
    private static final Map<MemoRequest.Section, String> NAMES = Map.of(
            MemoRequest.Section.METRICS, "Metrics and methods",
            MemoRequest.Section.DAILY_PATH, "Day by day",
            MemoRequest.Section.SEGMENTS, "Parts of the users, exploratory",
            MemoRequest.Section.NOTES, "Data and method notes");

    private final MemoViewModel model;
    private final VBox sheets = new VBox(16);
    private final Label count = new Label();
    private final Slider zoom = new Slider(0.4, 1.6, USUAL_ZOOM);
    private final SegmentedControl<Boolean> shown = new SegmentedControl<>(
            "What is shown", List.of(Map.entry(true, "Pages"), Map.entry(false, "Your words and parts")));
    private final AwaitedPane pages;
    private final VBox words;
    private final VBox side;
    private final HBox actions = actions();
    /** Whether the person chose a zoom; before that it fits the width. */
    private boolean zoomed;

    private boolean fitting;

    MemoView(ScreenContext context, MemoViewModel model) {
        this.model = model;
        getStyleClass().add("page");
        sheets.setAlignment(Pos.TOP_CENTER);
        sheets.getStyleClass().add("sheets");
        ScrollPane scroll = new ScrollPane(sheets);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-desk");
        scroll.setAccessibleText("The memo as it will print");
        scroll.widthProperty().addListener((property, before, after) -> fit(after.doubleValue()));
        zoom.valueProperty().addListener((property, before, after) -> zoomed |= !fitting);
        pages = new AwaitedPane(context, scroll);
        words = new VBox(12, pagesPanel(), wordsPanel());
        side = new VBox(12);
        VBox.setVgrow(words, Priority.ALWAYS);
        BorderPane.setMargin(side, new Insets(0, 0, 0, 12));
        shown.setMaxWidth(USE_PREF_SIZE);
        shown.setId("memo-shown");
        BorderPane.setMargin(shown, new Insets(0, 0, 12, 0));
        shown.valueProperty().addListener((property, before, after) -> arrange());
        widthProperty().addListener((property, before, after) -> arrange());
        arrange();
        model.scaleProperty().bind(zoom.valueProperty().multiply(POINTS_TO_PIXELS));
        model.pagesProperty().addListener((property, before, after) -> show(after));
        show(model.pagesProperty().get());
    }

    private void arrange() {
        boolean narrow = getWidth() > 0 && getWidth() < NARROW;
        setTop(narrow ? shown : null);
        side.getChildren().clear();
        if (narrow) {
            setRight(null);
            setCenter(shown.value() ? pages : words);
            setBottom(actions);
            BorderPane.setMargin(actions, new Insets(12, 0, 0, 0));
        } else {
            setBottom(null);
            side.getChildren().setAll(words, actions);
            side.setMinWidth(SIDE_WIDTH);
            side.setMaxWidth(SIDE_WIDTH);
            setCenter(pages);
            setRight(side);
        }
    }

    /** A page that fits the width, no larger than usual, until somebody chooses a zoom. */
    private void fit(double width) {
        if (!zoomed && width > AROUND) {
            fitting = true;
            zoom.setValue(Math.min(USUAL_ZOOM, (width - AROUND) / PAGE_WIDTH));
            fitting = false;
        }
    }

    private Panel pagesPanel() {
        zoom.setAccessibleText("Zoom of the pages");
        HBox.setHgrow(zoom, Priority.ALWAYS);
        HBox row = new HBox(10, Icon.of("fth-zoom-in", "icon-faint"), zoom);
        row.setAlignment(Pos.CENTER_LEFT);
        count.getStyleClass().add("note");
        return new Panel("Pages", "A4, as they will print", count).setContent(row);
    }

    private Panel wordsPanel() {
        VBox body = new VBox(8);
        body.getChildren()
                .addAll(
                        caption("The question"),
                        area(
                                "The question",
                                model.questionProperty(),
                                "Slipway's own words stand here when you write none."),
                        caption("What to do next"),
                        area(
                                "What to do next",
                                model.nextProperty(),
                                "Slipway proposes something when you write nothing."),
                        caption("Verdict, numbers and health are computed and cannot be edited."));
        for (MemoRequest.Section section : MemoRequest.Section.values()) {
            CheckBox box = new CheckBox(NAMES.getOrDefault(section, section.name()));
            box.setSelected(model.shows(section));
            box.selectedProperty().addListener((property, before, after) -> model.show(section, after));
            body.getChildren().add(box);
        }
        Label files = caption("");
        files.setId("run-files");
        files.textProperty().bind(model.filesProperty());
        Tooltip folder = new Tooltip();
        folder.textProperty().bind(Bindings.createStringBinding(model::folder, model.filesProperty()));
        files.setTooltip(folder);
        files.managedProperty().bind(files.textProperty().isNotEmpty());
        body.getChildren().add(files);
        Panel panel = new Panel("Your words", "").setContent(body);
        panel.noteProperty().bind(model.savedProperty());
        VBox.setVgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private static TextArea area(String name, javafx.beans.property.StringProperty text, String prompt) {
        TextArea area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(3);
        area.setPromptText(prompt);
        area.setAccessibleText(name);
        area.textProperty().bindBidirectional(text);
        return area;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("note");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox actions() {
        Button html = new Button("HTML");
        html.setAccessibleText("Export HTML");
        html.setOnAction(event -> model.export(Dialogs.FileKind.HTML));
        Button json = new Button("JSON");
        json.setAccessibleText("Export JSON");
        json.setOnAction(event -> model.export(Dialogs.FileKind.JSON));
        Button copy = new Button("Copy summary");
        copy.setOnAction(event -> model.copySummary());
        Button pdf = new Button("Export PDF");
        pdf.setId("export-pdf");
        pdf.setGraphic(Icon.of("fth-download"));
        pdf.getStyleClass().add("primary");
        pdf.setOnAction(event -> model.export(Dialogs.FileKind.PDF));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8, html, json, copy, gap, pdf);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().stream()
                .filter(Button.class::isInstance)
                .forEach(button -> ((Button) button).setMinWidth(USE_PREF_SIZE));
        return row;
    }

    private void show(List<PageImage> pages) {
        count.setText(pages.isEmpty() ? "drawing…" : pages.size() + (pages.size() == 1 ? " page" : " pages"));
        sheets.getChildren().clear();
        for (int i = 0; i < pages.size(); i++) {
            ImageView sheet = new ImageView(image(pages.get(i)));
            sheet.setAccessibleText("Page " + (i + 1) + " of the memo");
            StackPane paper = new StackPane(sheet);
            paper.getStyleClass().add("sheet");
            paper.setMaxWidth(USE_PREF_SIZE);
            sheets.getChildren().add(paper);
        }
    }

    /** Shares the pixels instead of copying them; paper is opaque, so that premultiplied is the same. */
    private static WritableImage image(PageImage page) {
        return new WritableImage(new PixelBuffer<>(
                page.width(), page.height(), IntBuffer.wrap(page.argb()), PixelFormat.getIntArgbPreInstance()));
    }
}
