package dev.slipway.app.problem;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.Problem;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Columns;
import dev.slipway.app.widget.Fxml;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.LastGoodRun;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.TechnicalDetails;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** A sentence, all errors with their remedies as buttons, the lines meant, technical details folded, the last good run. */
@SuppressWarnings("NullAway.Init") // the loader fills the fields before anybody sees the view
public final class ProblemView {
    private static final double WIDE = 860;
    private static final Duration LOOK_EVERY = Duration.seconds(2);

    private final ProblemViewModel model;
    private final Runnable showLastGood;
    private final Node root;
    private final Timeline watcher;
    private List<Node> panels = List.of();

    @FXML
    private VBox page;

    @FXML
    private StackPane disc;

    @FXML
    private Label headline;

    @FXML
    private Label remedy;

    @FXML
    private Button openLast;

    @FXML
    private Button copy;

    @FXML
    private Button main;

    @FXML
    private GridPane middle;

    @FXML
    private HBox goodRun;

    private ProblemView(ProblemViewModel model, Runnable recheckIfSaved, Runnable showLastGood) {
        this.model = model;
        this.showLastGood = showLastGood;
        root = Page.scrolling(Fxml.load(this, "Problem", VBox.class));
        disc.getChildren().add(Icon.of("fth-x-octagon", "icon-stop", "problem-icon"));
        copy.setGraphic(Icon.of("fth-copy"));
        main.setId("problem-main");
        main.setOnAction(event -> model.mainAction());
        openLast.setOnAction(event -> showLastGood.run());
        page.widthProperty().addListener((property, before, after) -> arrange());
        watcher = new Timeline(new KeyFrame(LOOK_EVERY, event -> recheckIfSaved.run()));
        watcher.setCycleCount(Animation.INDEFINITE);
        root.sceneProperty().addListener((property, before, after) -> watch(after != null));
        model.problemProperty().addListener((property, before, after) -> show(after));
        show(model.problemProperty().get());
    }

    /** The content of the window when there is no run because something went wrong. */
    public static Node create(ScreenContext context, Runnable showLastGood) {
        return new ProblemView(new ProblemViewModel(context), context.workbench()::recheckIfSaved, showLastGood).root;
    }

    /** Looks whether the file was saved, only while the problem is on screen. */
    private void watch(boolean onScreen) {
        if (onScreen) {
            watcher.play();
        } else {
            watcher.stop();
        }
    }

    private void arrange() {
        boolean sideBySide = panels.size() > 1 && page.getWidth() >= WIDE;
        Columns.place(middle, panels, sideBySide ? new double[] {50, 50} : new double[] {100});
    }

    private void show(@Nullable Problem problem) {
        if (problem == null) {
            return;
        }
        headline.setText(ProblemViewModel.headline(problem));
        remedy.setText(model.remedy(problem));
        main.setText(ProblemViewModel.mainAction(problem));
        TechnicalDetails details = new TechnicalDetails(ProblemViewModel.words(problem), problem.failure());
        copy.setOnAction(event -> model.copy(details.text()));
        List<Node> shown = new ArrayList<>();
        if (problem.studyProblems().isEmpty()) {
            Panel panel = new Panel("For a report", "").setContent(details);
            panel.setMaxHeight(VBox.USE_PREF_SIZE);
            GridPane.setValignment(panel, VPos.TOP);
            shown.add(panel);
        } else {
            shown.add(new FixPanel(problem, details, model));
            shown.add(new CodePanel(problem, model));
        }
        panels = shown;
        arrange();
        RunResult good = model.lastGood();
        goodRun.setVisible(good != null);
        goodRun.setManaged(good != null);
        openLast.setVisible(good != null);
        openLast.setManaged(good != null);
        if (good != null) {
            openLast.setText("Open run " + good.number());
            LastGoodRun.fill(goodRun, good, "Show run " + good.number(), showLastGood);
        }
    }
}
