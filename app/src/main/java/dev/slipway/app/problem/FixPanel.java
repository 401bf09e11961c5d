package dev.slipway.app.problem;

import dev.slipway.app.shell.Problem;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.TechnicalDetails;
import dev.slipway.core.study.StudyProblem;
import dev.slipway.readout.text.Numbers;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All errors of the study file at once, each with what would be right, and a button where that is known. */
final class FixPanel extends StackPane {
    FixPanel(Problem problem, TechnicalDetails details, ProblemViewModel model) {
        VBox rows = new VBox();
        problem.studyProblems().forEach(one -> rows.getChildren().add(row(one, model)));
        rows.getChildren().add(details);
        Badge count = new Badge(
                Badge.Kind.BAD, Numbers.counted(problem.studyProblems().size(), "error", "errors"));
        getChildren().add(new Panel("What to fix", "all errors of the file at once", count).setContent(rows));
        setMinWidth(0);
    }

    private static Node row(StudyProblem problem, ProblemViewModel model) {
        Label message = new Label(problem.message());
        message.getStyleClass().add("title");
        message.setWrapText(true);
        Label remedy = new Label(problem.remedy());
        remedy.getStyleClass().addAll("note", "muted");
        remedy.setWrapText(true);
        Label place = new Label((problem.line() > 0 ? "line " + problem.line() + " \u00b7 " : "") + problem.path());
        place.getStyleClass().addAll("mono", "faint", "axis");
        VBox words = new VBox(2, message, remedy, place);
        for (Node node : words.getChildren()) {
            ((Region) node).setMinHeight(Region.USE_PREF_SIZE);
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        VBox icon = new VBox(Icon.of("fth-alert-triangle", "icon-stop"));
        icon.setAlignment(Pos.TOP_CENTER);
        HBox row = new HBox(icon, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("fix-row", "line-under");
        StudyProblem.Fix fix = problem.fix();
        if (fix != null) {
            Button button = new Button(fix.label());
            button.getStyleClass().add("small");
            button.setMnemonicParsing(false);
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(fix.label() + " on line " + problem.line());
            button.setOnAction(event -> model.fix(problem));
            row.getChildren().addAll(Page.gap(), button);
        }
        return row;
    }
}
