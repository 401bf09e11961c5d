package dev.slipway.app.problem;

import dev.slipway.app.problem.ProblemViewModel.CodeLine;
import dev.slipway.app.shell.Problem;
import dev.slipway.app.widget.Panel;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The lines of the study file that the errors are about. */
final class CodePanel extends StackPane {
    CodePanel(Problem problem, ProblemViewModel model) {
        List<CodeLine> lines = ProblemViewModel.lines(problem);
        VBox code = new VBox();
        lines.forEach(line -> code.getChildren().add(row(line)));
        ScrollPane scroll = new ScrollPane(code);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("code-well");
        scroll.setAccessibleText("Lines of the study file");
        Button again = new Button("Check again");
        again.getStyleClass().add("small");
        again.setOnAction(event -> model.recheck());
        HBox foot = new HBox(8, again);
        VBox body = new VBox(10, scroll, foot);
        VBox.setVgrow(scroll, Priority.SOMETIMES);
        Button editor = new Button("Open in editor");
        editor.getStyleClass().add("small");
        editor.setOnAction(event -> model.openInEditor());
        Path file = problem.file();
        String range = lines.isEmpty()
                ? ""
                : "lines " + lines.getFirst().number() + "\u2013"
                        + lines.getLast().number();
        String name = file == null ? "Study file" : String.valueOf(file.getFileName());
        getChildren().add(new Panel(name, range, editor).setContent(body));
        setMinWidth(0);
    }

    private static Node row(CodeLine line) {
        Label number = new Label(String.valueOf(line.number()));
        number.getStyleClass().addAll("mono", "line-number");
        Label text = new Label(line.text());
        text.getStyleClass().add("mono");
        text.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(number, text);
        row.getStyleClass().add("code-line");
        if (line.bad()) {
            row.getStyleClass().add("bad");
        }
        return row;
    }
}
