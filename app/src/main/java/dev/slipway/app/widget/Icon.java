package dev.slipway.app.widget;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Stroke icons of 15 px: the Feather ones by their literal ({@code fth-check}), and the few that Feather lacks, drawn here
 * on a 16 px square ({@code sw-flask}, {@code sw-forest}, {@code sw-waves}, {@code sw-split}).
 */
public final class Icon {
    private static final Map<String, String> OWN = Map.of(
            "sw-flask", "M6 1.5h4 M7 1.5v5L2.6 13.2a1 1 0 0 0 .9 1.3h9a1 1 0 0 0 .9-1.3L9 6.5v-5 M4.8 10.5h6.4",
            "sw-forest", "M8 1.5v13 M3 4.5h7 M5.5 8h8 M2.5 11.5h6",
            "sw-waves", "M1.5 6c2.2-3 4.3-3 6.5 0s4.3 3 6.5 0 M1.5 11c2.2-3 4.3-3 6.5 0s4.3 3 6.5 0",
            "sw-split", "M1.5 8h4l4.5-4.5h4 M5.5 8l4.5 4.5h4 M12 1.5l2 2-2 2 M12 10.5l2 2-2 2");

    private Icon() {}

    /** The icon in the colour of its surroundings; further style classes change that ({@code icon-accent}). */
    public static Node of(String literal, String... styleClasses) {
        String path = OWN.get(literal);
        Node icon;
        if (path == null) {
            icon = new FontIcon(literal);
        } else {
            SVGPath drawn = new SVGPath();
            drawn.setContent(path);
            drawn.getStyleClass().add("icon");
            icon = drawn;
        }
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }
}
