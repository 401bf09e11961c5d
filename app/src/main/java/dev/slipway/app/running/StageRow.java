package dev.slipway.app.running;

import dev.slipway.app.jobs.JobProgress;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Spinner;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** One stage of a run; updated in place, so that nothing jumps while numbers change. */
final class StageRow extends HBox {
    private static final double RADIUS = 7;

    private final StackPane mark = new StackPane();
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label seconds = new Label();
    private final ProgressBar bar = new ProgressBar();
    private JobProgress.@Nullable Status shown;

    StageRow() {
        getStyleClass().addAll("stage-row", "line-under");
        name.getStyleClass().add("medium");
        detail.getStyleClass().addAll("note", "muted");
        detail.setMinWidth(0);
        seconds.getStyleClass().addAll("note", "muted");
        mark.setMinWidth(18);
        HBox words = new HBox(8, name, detail, Page.gap(), seconds);
        words.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox body = new VBox(5, words, bar);
        HBox.setHgrow(body, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(mark, body);
    }

    void show(JobProgress.Stage stage) {
        name.setText(stage.name());
        detail.setText(stage.detail());
        boolean waiting = stage.status() == JobProgress.Status.WAITING;
        seconds.setText(waiting ? "" : String.format(Locale.ROOT, "%.1f s", stage.seconds()));
        boolean running = stage.status() == JobProgress.Status.RUNNING;
        bar.setVisible(running && stage.fraction() >= 0);
        bar.setManaged(running && stage.fraction() >= 0);
        bar.setProgress(Math.max(0, stage.fraction()));
        if (shown != stage.status()) {
            shown = stage.status();
            mark.getChildren().setAll(icon(stage.status()));
            name.getStyleClass().setAll("label", waiting ? "muted" : "medium");
            setAccessibleText(stage.name() + ", " + stage.status().name().toLowerCase(Locale.ROOT));
        }
    }

    private static Node icon(JobProgress.Status status) {
        return switch (status) {
            case DONE -> Icon.of("fth-check-circle", "icon-ship");
            case RUNNING -> new Spinner(RADIUS);
            case FAILED -> Icon.of("fth-x-octagon", "icon-stop");
            case CANCELLED -> Icon.of("fth-slash", "icon-faint");
            case WAITING -> ring();
        };
    }

    private static Node ring() {
        Circle ring = new Circle(RADIUS);
        ring.getStyleClass().add("ring");
        return ring;
    }
}
