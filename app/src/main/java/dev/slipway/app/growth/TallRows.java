package dev.slipway.app.growth;

import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Picture;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A page of panels at the height of what they show, and the sentence that stands there where it shows nothing. */
final class TallRows extends StackPane {
    private static final double WIDE = 900;

    static final double CHART = 220;

    private final VBox rows = new VBox(12);
    private final Node page = Page.scrolling(rows);
    private final NotHere why;
    private final double wide;
    private Runnable fill = () -> {};
    private String arranged = "";

    TallRows(String icon) {
        this(icon, WIDE);
    }

    /** Whose panels stand beside each other from this width of the page on. */
    TallRows(String icon, double wide) {
        this.wide = wide;
        why = new NotHere(icon);
        getChildren().addAll(page, why);
        rows.widthProperty().addListener((property, before, after) -> arrange());
    }

    /** Shows a sentence alone. */
    void say(String sentence) {
        page.setVisible(false);
        why.setVisible(true);
        why.say(sentence);
    }

    /** Shows panels, which this fills in anew whenever the width changes between wide and narrow. */
    void show(Runnable filling) {
        fill = filling;
        page.setVisible(true);
        why.setVisible(false);
        arranged = "";
        arrange();
    }

    private void arrange() {
        String wanted = isWide() ? "wide" : "narrow";
        if (page.isVisible() && !wanted.equals(arranged)) {
            arranged = wanted;
            rows.getChildren().clear();
            fill.run();
        }
    }

    private boolean isWide() {
        return rows.getWidth() >= wide || rows.getWidth() == 0;
    }

    /** Panels beside each other, below each other where there is no room. */
    void row(List<? extends Region> panels, double... shares) {
        if (!isWide() || panels.size() < 2) {
            rows.getChildren().addAll(panels);
            return;
        }
        GridPane grid = Grids.of(shares, new double[] {0});
        for (int i = 0; i < panels.size(); i++) {
            grid.add(panels.get(i), i, 0);
        }
        grid.setMinHeight(Region.USE_PREF_SIZE);
        rows.getChildren().add(grid);
    }

    /** A panel at the height of what it shows. */
    static Panel panel(String title, String note, Region content) {
        content.setMinHeight(Region.USE_PREF_SIZE);
        Panel panel = new Panel(title, note).setContent(content);
        panel.setMinHeight(Region.USE_PREF_SIZE);
        return panel;
    }

    /** A panel with a picture: at the picture's own height, or at that of a chart. */
    static Panel picture(String title, String note, PictureView view, Picture picture) {
        view.setPicture(picture);
        boolean own = picture.preferredHeight(600) > 0;
        view.setMinHeight(own ? Region.USE_PREF_SIZE : CHART);
        Panel panel = new Panel(title, note).setContent(view);
        panel.setMinHeight(Region.USE_PREF_SIZE);
        return panel;
    }
}
