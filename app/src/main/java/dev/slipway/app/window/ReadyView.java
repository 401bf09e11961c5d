package dev.slipway.app.window;

import dev.slipway.app.shell.RunState;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Page;
import dev.slipway.core.study.StudyFile;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A study is open and was not run: says what a run will give, and offers it. */
final class ReadyView {
    private static final double TEXT_WIDTH = 560;

    private ReadyView() {}

    static Node create(ScreenContext context) {
        Workbench workbench = context.workbench();
        Label title = new Label();
        title.getStyleClass().add("display");
        title.setWrapText(true);
        Label sentence = new Label();
        sentence.getStyleClass().add("muted");
        sentence.setWrapText(true);
        sentence.setMaxWidth(TEXT_WIDTH);
        Button run = new Button("Run the study", Icon.of("fth-play"));
        run.setId("ready-run");
        run.getStyleClass().add("primary");
        run.setOnAction(event -> workbench.run());
        VBox box = new VBox(14, title, sentence, run);
        box.setAlignment(Pos.CENTER);
        Runnable update = () -> {
            StudyFile study = workbench.studyProperty().get();
            boolean cancelled = workbench.stateProperty().get() == RunState.CANCELLED;
            title.setText(cancelled ? "The run was cancelled" : "This study was not run yet");
            String asks = study == null ? "" : "It asks: " + study.study().title() + ". ";
            sentence.setText(asks + "A run loads the data, builds the models, estimates every metric and decides. "
                    + "Nothing is kept of a run that is cancelled or fails.");
        };
        workbench.stateProperty().addListener((property, before, after) -> update.run());
        workbench.studyProperty().addListener((property, before, after) -> update.run());
        update.run();
        return Page.scrolling(box);
    }
}
