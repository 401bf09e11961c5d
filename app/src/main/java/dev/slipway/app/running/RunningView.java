package dev.slipway.app.running;

import dev.slipway.app.jobs.JobProgress;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Columns;
import dev.slipway.app.widget.Fxml;
import dev.slipway.app.widget.LastGoodRun;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Skeleton;
import dev.slipway.app.widget.Slices;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** What the window shows while a study runs. */
@SuppressWarnings("NullAway.Init") // the loader fills the fields before anybody sees the view
public final class RunningView {
    private static final double WIDE = 900;
    private static final int CARDS = 4;

    private final RunningViewModel model;
    private final Runnable showLastGood;
    private final Node root;

    @FXML
    private VBox page;

    @FXML
    private GridPane upper;

    @FXML
    private VBox stagesPanel;

    @FXML
    private Label subtitle;

    @FXML
    private Label elapsed;

    @FXML
    private Label left;

    @FXML
    private ProgressBar bar;

    @FXML
    private VBox stages;

    @FXML
    private VBox meanwhile;

    @FXML
    private Label stays;

    @FXML
    private HBox goodRun;

    @FXML
    private VBox news;

    @FXML
    private Label ifCancelled;

    @FXML
    private Button cancel;

    @FXML
    private GridPane skeletons;

    private RunningView(RunningViewModel model, Runnable showLastGood) {
        this.model = model;
        this.showLastGood = showLastGood;
        root = Page.scrolling(Fxml.load(this, "Running", VBox.class));
        cancel.setOnAction(event -> model.cancel());
        for (int i = 0; i < CARDS; i++) {
            skeletons.getChildren().add(Skeleton.panel());
        }
        page.widthProperty().addListener((property, before, after) -> arrange(after.doubleValue()));
        arrange(WIDE);
        model.progressProperty().addListener((property, before, after) -> show(after));
        show(model.progressProperty().get());
        begin();
    }

    /** The content of the window while a study runs. */
    public static Node create(ScreenContext context, Runnable showLastGood) {
        RunningView view = new RunningView(new RunningViewModel(context.workbench()), showLastGood);
        context.workbench().jobProperty().addListener((property, before, after) -> view.begin());
        // Later: when a run ends, the screen that shows it comes first, and takes this one's place.
        context.workbench()
                .runProperty()
                .addListener((property, before, after) -> Slices.later(view.root, view::begin));
        return view.root;
    }

    private void arrange(double width) {
        Columns.place(
                upper, List.of(stagesPanel, meanwhile), width >= WIDE ? new double[] {67, 33} : new double[] {100});
        Columns.arrange(skeletons, width >= WIDE ? CARDS : 2);
    }

    /** What stays the same while one run goes on. */
    private void begin() {
        subtitle.setText(model.subtitle());
        stays.setText(model.stays());
        ifCancelled.setText(model.ifCancelled());
        RunResult good = model.lastGood();
        goodRun.setVisible(good != null);
        goodRun.setManaged(good != null);
        if (good != null) {
            LastGoodRun.fill(goodRun, good, "Show", showLastGood);
        }
        news.getChildren().clear();
        List<RunningViewModel.Change> changes = model.changes();
        news.setVisible(!changes.isEmpty());
        news.setManaged(!changes.isEmpty());
        if (!changes.isEmpty()) {
            Label title = new Label("What is new in this run");
            title.getStyleClass().addAll("note", "strong");
            news.getChildren().add(title);
        }
        changes.forEach(change -> news.getChildren().add(row(change)));
    }

    private static Node row(RunningViewModel.Change change) {
        Label what = new Label(change.what());
        what.getStyleClass().addAll("note", "muted");
        Text before = new Text(change.before());
        before.getStyleClass().addAll("note", "faint", "struck");
        Text now = new Text("  " + change.now());
        now.getStyleClass().addAll("note", "medium");
        HBox row = new HBox(8, what, Page.gap(), new TextFlow(before, now));
        row.getStyleClass().addAll("line-under", "change-row");
        return row;
    }

    private void show(JobProgress now) {
        elapsed.setText(model.elapsed());
        left.setText(model.remaining());
        bar.setProgress(now.fraction());
        bar.setAccessibleText("Progress of the run");
        while (stages.getChildren().size() < now.stages().size()) {
            stages.getChildren().add(new StageRow());
        }
        while (stages.getChildren().size() > now.stages().size()) {
            stages.getChildren().removeLast();
        }
        for (int i = 0; i < now.stages().size(); i++) {
            if (stages.getChildren().get(i) instanceof StageRow row) {
                row.show(now.stages().get(i));
            }
        }
    }
}
