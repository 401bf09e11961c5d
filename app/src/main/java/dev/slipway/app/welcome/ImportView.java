package dev.slipway.app.welcome;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.welcome.CsvPreview.BadRow;
import dev.slipway.app.welcome.ImportViewModel.Candidate;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Columns;
import dev.slipway.app.widget.Fxml;
import dev.slipway.app.widget.Page;
import dev.slipway.readout.text.Numbers;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Choosing the columns of a CSV file; its bad rows are listed with their lines. */
@SuppressWarnings("NullAway.Init") // the loader fills the fields before anybody sees the view
public final class ImportView {
    private static final double WIDE = 820;
    private static final double ROW_HEIGHT = 26;

    private final ImportViewModel model;
    private final Node root;

    @FXML
    private VBox page;

    @FXML
    private Label summary;

    @FXML
    private GridPane columns;

    @FXML
    private VBox formPanel;

    @FXML
    private TextField title;

    @FXML
    private ComboBox<String> unit;

    @FXML
    private ComboBox<String> variant;

    @FXML
    private ComboBox<String> control;

    @FXML
    private VBox metrics;

    @FXML
    private VBox badPanel;

    @FXML
    private Label badTitle;

    @FXML
    private HBox badBadge;

    @FXML
    private Label badNote;

    @FXML
    private VBox badRows;

    @FXML
    private Label missing;

    @FXML
    private Button giveUp;

    @FXML
    private Button create;

    private ImportView(ImportViewModel model) {
        this.model = model;
        root = Page.scrolling(Fxml.load(this, "Import", VBox.class));
        title.textProperty().bindBidirectional(model.titleProperty());
        control.setItems(model.arms());
        unit.valueProperty().bindBidirectional(model.unitProperty());
        variant.valueProperty().bindBidirectional(model.variantProperty());
        control.valueProperty().bindBidirectional(model.controlProperty());
        create.setId("import-create");
        create.setOnAction(event -> model.create());
        giveUp.setOnAction(event -> model.giveUp());
        model.candidates().addListener((ListChangeListener<Candidate>) change -> showCandidates());
        List.of(model.titleProperty(), model.unitProperty(), model.variantProperty(), model.controlProperty())
                .forEach(property -> property.addListener(observable -> showMissing()));
        page.widthProperty().addListener((property, before, after) -> arrange(after.doubleValue()));
        arrange(WIDE);
        model.previewProperty().addListener((property, before, after) -> show(after));
        show(model.previewProperty().get());
    }

    /** The content of the window while a study is made from a CSV file. */
    public static Node create(ScreenContext context, ObservableValue<@Nullable Path> file, Runnable done) {
        ImportViewModel model = new ImportViewModel(context, done);
        ImportView view = new ImportView(model);
        file.addListener((property, before, after) -> model.look(after));
        model.look(file.getValue());
        return view.root;
    }

    private void arrange(double width) {
        Columns.place(
                columns, List.of(formPanel, badPanel), width >= WIDE ? new double[] {58, 42} : new double[] {100});
    }

    private void show(@Nullable CsvPreview preview) {
        columns.setDisable(preview == null);
        showMissing();
        if (preview == null) {
            summary.setText("The file is being looked through\u2026");
            badRows.getChildren().clear();
            return;
        }
        List<String> names =
                preview.columns().stream().map(CsvPreview.Column::name).toList();
        unit.getItems().setAll(names);
        unit.getItems().addFirst(ImportViewModel.EACH_ROW);
        variant.getItems().setAll(names);
        summary.setText(preview.file().getFileName() + ": " + Numbers.counted(preview.rows(), "row", "rows") + " in "
                + Numbers.counted(names.size(), "column", "columns")
                + (preview.complete() ? "." : ", as far as was looked at."));
        showBad(preview);
        showCandidates();
    }

    private void showBad(CsvPreview preview) {
        boolean any = preview.badRows() > 0;
        badTitle.setText(any ? "Rows that can't be used" : "Every row can be used");
        String count = Numbers.counted(preview.badRows(), "bad row", "bad rows");
        badBadge.getChildren()
                .setAll(any ? new Badge(Badge.Kind.WATCH, count) : new Badge(Badge.Kind.GOOD, "0 bad rows"));
        boolean more = preview.badRows() > preview.bad().size();
        badNote.setText(
                any
                        ? "Mend them in the file and open it again, or go on: the study then uses a copy without them, and your file stays as it is."
                                + (more ? " The first " + preview.bad().size() + " are listed." : "")
                        : "Every row has a value for every column, and numbers are numbers.");
        badRows.getChildren().clear();
        if (any) {
            ListView<String> list = new ListView<>();
            list.setId("bad-rows");
            list.setFixedCellSize(ROW_HEIGHT);
            list.setAccessibleText(count);
            preview.bad().stream().map(ImportView::words).forEach(list.getItems()::add);
            VBox.setVgrow(list, Priority.ALWAYS);
            badRows.getChildren().add(list);
        }
    }

    private static String words(BadRow row) {
        return "line " + row.line() + ": " + row.reason();
    }

    private void showCandidates() {
        metrics.getChildren().setAll(model.candidates().stream().map(this::row).toList());
        showMissing();
    }

    private Node row(Candidate candidate) {
        CsvPreview.Column column = candidate.column;
        CheckBox chosen = new CheckBox(column.name());
        chosen.setMnemonicParsing(false);
        chosen.selectedProperty().bindBidirectional(candidate.chosen);
        chosen.selectedProperty().addListener(observable -> showMissing());
        chosen.setMinWidth(0);
        Label kind = new Label((column.kind() == CsvPreview.Kind.YES_NO ? "share" : "mean") + ", e.g. "
                + String.join(", ", column.examples()));
        kind.getStyleClass().addAll("axis", "faint");
        kind.setMinWidth(0);
        CheckBox higher = new CheckBox("higher is better");
        higher.selectedProperty().bindBidirectional(candidate.higherIsBetter);
        higher.setAccessibleText(column.name() + ": higher is better");
        higher.disableProperty().bind(chosen.selectedProperty().not());
        higher.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(10, chosen, kind, Page.gap(), higher);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void showMissing() {
        String sentence = model.missing();
        missing.setText(sentence);
        create.setDisable(!sentence.isEmpty());
    }
}
