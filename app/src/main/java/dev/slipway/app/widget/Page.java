package dev.slipway.app.widget;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** The place of a screen below the tab bar. */
public final class Page {
    private Page() {}

    /**
     * Fills the place; when the content's minimum height does not fit, the page scrolls. Give the content a minimum height
     * at which it is still readable.
     */
    public static ScrollPane scrolling(Region content) {
        if (!content.getStyleClass().contains("page")) {
            content.getStyleClass().add("page");
        }
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    /** A picture at the height that suits it; it scrolls by itself where its place is lower. */
    public static ScrollPane scrollingPicture(Region picture) {
        ScrollPane scroll = new ScrollPane(picture);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        return scroll;
    }

    /** A node that takes the room between others. */
    public static Node gap() {
        Region gap = new Region();
        javafx.scene.layout.HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        return gap;
    }
}
