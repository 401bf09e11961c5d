package dev.slipway.app.data;

import javafx.beans.property.StringProperty;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/**
 * A text area with line numbers whose words are coloured. The area's own words are transparent; the coloured ones lie over
 * it, letter on letter, and let the mouse through. Tab leaves it, as it leaves other fields.
 */
final class SqlEditor extends Pane {
    private static final double GUTTER = 34;
    private static final double NUMBERS = 22;
    private static final double PADDING = 8;

    private final TextArea area = new TextArea();
    private final TextFlow colours = new TextFlow();
    private final TextFlow numbers = new TextFlow();
    private final Pane over = new Pane(colours);
    private int marked;
    private double least;
    private double most = Double.MAX_VALUE;

    SqlEditor(String id, String words) {
        getStyleClass().add("sql-editor");
        area.setId(id);
        area.getStyleClass().add("sql-area");
        area.setAccessibleText(words);
        area.textProperty().addListener((property, before, after) -> colour());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        over.setMouseTransparent(true);
        numbers.setMouseTransparent(true);
        numbers.setTextAlignment(TextAlignment.RIGHT);
        over.setClip(new Rectangle());
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        area.scrollTopProperty().addListener((property, before, after) -> follow());
        area.scrollLeftProperty().addListener((property, before, after) -> follow());
        getChildren().addAll(numbers, area, over);
        setMinSize(0, 0);
        colour();
    }

    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    StringProperty textProperty() {
        return area.textProperty();
    }

    void setReadOnly() {
        area.setEditable(false);
    }

    /** Puts the cursor there and takes the focus. */
    void go(int position) {
        area.requestFocus();
        area.positionCaret(position);
    }

    /** Marks a line as the one to blame; 0 for none. */
    void mark(int line) {
        if (line != marked) {
            marked = line;
            colour();
        }
    }

    private void colour() {
        String sql = area.getText();
        colours.getChildren()
                .setAll(SqlTokens.of(sql).stream()
                        .map(token -> text(token.text(), token.kind().style()))
                        .toList());
        numbers.getChildren().clear();
        int lines = (int) sql.chars().filter(c -> c == '\n').count() + 1;
        for (int line = 1; line <= lines; line++) {
            numbers.getChildren().add(text(line + "\n", line == marked ? "sql-bad" : "sql-number-of-line"));
        }
        requestLayout();
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().addAll("mono", style);
        return text;
    }

    private void follow() {
        colours.setTranslateX(-area.getScrollLeft());
        colours.setTranslateY(-area.getScrollTop());
        numbers.setTranslateY(-area.getScrollTop());
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - GUTTER - 1);
        double height = Math.max(0, getHeight() - 2);
        area.resizeRelocate(GUTTER, 1, width, height);
        over.resizeRelocate(GUTTER, 1, width, height);
        if (over.getClip() instanceof Rectangle clip) {
            clip.setWidth(width);
            clip.setHeight(height);
        }
        colours.resizeRelocate(PADDING, PADDING, colours.prefWidth(-1) + 1, colours.prefHeight(-1));
        numbers.resizeRelocate(2, PADDING + 1, NUMBERS, numbers.prefHeight(NUMBERS));
    }

    /** As high as its lines, between these heights. */
    void grow(double leastHeight, double mostHeight) {
        least = leastHeight;
        most = mostHeight;
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.clamp(2 * PADDING + numbers.prefHeight(NUMBERS) + 2, least, most);
    }
}
