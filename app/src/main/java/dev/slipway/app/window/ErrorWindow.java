package dev.slipway.app.window;

import dev.slipway.app.jobs.Failures;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.TechnicalDetails;
import dev.slipway.core.error.SlipwayException;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** A failure in a window of its own: what happened, what to do, and the technical part folded away. */
final class ErrorWindow {
    private static final double WIDTH = 520;

    private ErrorWindow() {}

    /** Works without an owner too, for failures before there is a main window. */
    static Stage show(
            @Nullable Window owner, Themes themes, Throwable failure, java.util.function.Consumer<String> copy) {
        Stage stage = new Stage();
        if (owner != null) {
            stage.initOwner(owner);
            stage.initModality(Modality.WINDOW_MODAL);
        }
        stage.setTitle("Slipway: something went wrong");
        Scene scene = new Scene(content(stage, Failures.explain(failure), failure, copy));
        scene.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        themes.dress(scene);
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private static VBox content(
            Stage stage, SlipwayException words, Throwable failure, java.util.function.Consumer<String> copy) {
        StackPane disc = new StackPane(Icon.of("fth-x-octagon", "icon-stop"));
        disc.getStyleClass().add("problem-disc");
        Label sentence = new Label(words.sentence());
        sentence.setId("error-sentence");
        sentence.getStyleClass().add("page-title");
        sentence.setWrapText(true);
        Label remedy = new Label(words.remedy());
        remedy.getStyleClass().add("muted");
        remedy.setWrapText(true);
        VBox text = new VBox(4, sentence, remedy);
        HBox head = new HBox(16, disc, text);
        head.setAlignment(Pos.CENTER_LEFT);
        TechnicalDetails details = new TechnicalDetails(words, failure);
        Button copyButton = new Button("Copy details", Icon.of("fth-copy"));
        copyButton.setOnAction(event -> copy.accept(details.text()));
        Button close = new Button("Close");
        close.setId("error-close");
        close.getStyleClass().add("primary");
        close.setDefaultButton(true);
        close.setOnAction(event -> stage.close());
        HBox buttons = new HBox(8, copyButton, close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(16, head, details, buttons);
        box.getStyleClass().addAll("panel", "error-window");
        box.setPrefWidth(WIDTH);
        return box;
    }
}
