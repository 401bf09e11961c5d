package dev.slipway.app.widget;

import dev.slipway.core.error.SlipwayException;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** The technical part of a failure, folded away until somebody asks. */
public final class TechnicalDetails extends VBox {
    private static final int ROWS = 9;

    private final String text;

    public TechnicalDetails(SlipwayException words, Throwable failure) {
        super(8);
        text = describe(words, failure);
        String code = words.category().name().replace('_', '-');
        Button fold = new Button("Technical details  code " + code, Icon.of("fth-chevron-right", "chevron"));
        fold.setId("technical-details");
        fold.getStyleClass().addAll("link", "fold");
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setPrefRowCount(ROWS);
        area.getStyleClass().add("mono");
        area.setAccessibleText("Technical details");
        area.setVisible(false);
        area.setManaged(false);
        fold.setOnAction(event -> {
            boolean open = !area.isVisible();
            area.setVisible(open);
            area.setManaged(open);
            fold.setGraphic(Icon.of(open ? "fth-chevron-down" : "fth-chevron-right", "chevron"));
            if (getScene() != null
                    && getScene().getWindow() != null
                    && getScene().getRoot() == getParent()) {
                getScene().getWindow().sizeToScene();
            }
        });
        getChildren().addAll(fold, area);
    }

    /** Everything that a report of this failure needs. */
    public String text() {
        return text;
    }

    private static String describe(SlipwayException words, Throwable failure) {
        StringBuilder out = new StringBuilder();
        out.append(words.sentence()).append('\n').append(words.remedy()).append("\n\ncategory ");
        out.append(words.category().name().toLowerCase(Locale.ROOT)).append("\njava ");
        out.append(System.getProperty("java.version", "")).append(", ").append(System.getProperty("os.name", ""));
        out.append("\n\n");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            out.append(cause).append('\n');
            for (StackTraceElement line : cause.getStackTrace()) {
                out.append("    at ").append(line).append('\n');
            }
        }
        return out.toString();
    }
}
