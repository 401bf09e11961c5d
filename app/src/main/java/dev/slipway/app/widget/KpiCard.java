package dev.slipway.app.widget;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.Picture;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One metric as a card: level, control, sparkline, difference with interval and its place on a tiny axis. A button. */
public final class KpiCard extends Button {
    private static final double HALF_A_PULSE = 0.5;
    private static final double TWO_LINES = 33;
    private static final double SPARK_WIDTH = 120;
    private static final double SPARK_HEIGHT = 36;
    private static final double MINI_WIDTH = 92;
    private static final double MINI_HEIGHT = 26;

    /** What the card says. */
    public record Words(
            String label, String level, String control, String estimate, String interval, String accessible) {
        private static final int ONE_LINE = 26;

        /** Whether a name needs a second line. */
        public static boolean isLong(String label) {
            return label.length() > ONE_LINE && label.indexOf(' ') > 0;
        }

        /** A long name with a break at the blank next to its middle. */
        static String broken(String label) {
            int at = -1;
            for (int i = label.indexOf(' '); isLong(label) && i >= 0; i = label.indexOf(' ', i + 1)) {
                at = at < 0 || Math.abs(2 * i - label.length()) < Math.abs(2 * at - label.length()) ? i : at;
            }
            return at < 0 ? label : label.substring(0, at) + "\n" + label.substring(at + 1);
        }
    }

    /**
     * A card.
     *
     * @param twoLines whether the cards beside it have names of two lines, so that all are equally high
     */
    public KpiCard(
            ScreenContext context, Words words, boolean twoLines, Badge badge, Picture sparkline, Picture interval) {
        getStyleClass().setAll("card-button");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setAccessibleText(words.accessible());
        VBox card = new VBox(
                6,
                head(words, twoLines, badge),
                middle(context, words, twoLines, badge, sparkline),
                line(),
                foot(context, words, interval));
        card.getStyleClass().addAll("panel", "kpi-card");
        card.prefWidthProperty().bind(widthProperty());
        card.maxWidthProperty().bind(widthProperty());
        card.setMinWidth(0);
        Slices.later(this, HALF_A_PULSE, () -> setGraphic(card));
    }

    private static HBox head(Words words, boolean twoLines, Badge badge) {
        Label label = new Label(Words.broken(words.label()));
        label.getStyleClass().add("medium");
        label.setMinWidth(0);
        label.setMinHeight(twoLines ? TWO_LINES : USE_COMPUTED_SIZE);
        label.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox head = twoLines ? new HBox(label) : new HBox(8, label, badge);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** Names of two lines take the whole width; the role then stands above the sparkline. */
    private static HBox middle(ScreenContext context, Words words, boolean twoLines, Badge badge, Picture sparkline) {
        Label level = new Label(words.level());
        level.getStyleClass().add("kpi");
        level.setMinWidth(Region.USE_PREF_SIZE);
        Label control = new Label(words.control());
        control.getStyleClass().addAll("note", "faint");
        control.setMinWidth(Region.USE_PREF_SIZE);
        VBox values = new VBox(level, control);
        PictureView spark = small(context, sparkline, SPARK_WIDTH, SPARK_HEIGHT);
        VBox right = new VBox(2);
        right.setAlignment(Pos.TOP_RIGHT);
        right.setMinWidth(0);
        if (twoLines) {
            right.getChildren().add(badge);
        }
        if (!sparkline.table().rows().isEmpty() || !twoLines) {
            right.getChildren().add(spark);
        }
        HBox middle = new HBox(8, values, Page.gap(), right);
        middle.setAlignment(Pos.CENTER_LEFT);
        return middle;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("separator-h");
        return line;
    }

    private static HBox foot(ScreenContext context, Words words, Picture interval) {
        NumberText number = new NumberText(words.estimate(), words.interval());
        number.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(8, number, Page.gap(), small(context, interval, MINI_WIDTH, MINI_HEIGHT));
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setFillHeight(false);
        return foot;
    }

    private static PictureView small(ScreenContext context, Picture picture, double width, double height) {
        PictureView view = new PictureView(context);
        view.setPicture(picture);
        view.setPrefSize(width, height);
        view.setMaxSize(width, height);
        view.setFocusTraversable(false);
        view.setMouseTransparent(true);
        return view;
    }
}
