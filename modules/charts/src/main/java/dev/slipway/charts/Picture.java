package dev.slipway.charts;

import java.awt.Graphics2D;
import java.util.List;

/**
 * Something drawn from a readout. Immutable; may be drawn on any thread, at any size, in any theme.
 *
 * <p>A picture draws no panel, border or title of its own: only the plot with its axes and labels on a transparent ground.
 */
public interface Picture {
    /** Stable name, used for the file name of the SVG, for example {@code forest}. */
    String id();

    /** One sentence: what, main number with interval, reading. */
    String accessibleText();

    /** The numbers behind the picture. */
    DataTable table();

    /** Height in px that suits this width; charts that simply fill their place return 0. */
    default double preferredHeight(double width) {
        return 0;
    }

    /**
     * Draws into the rectangle from (0, 0) to (width, height) in px and returns what can be pointed at, in drawing
     * order. Never throws for small sizes; below what is readable it leaves parts out.
     */
    List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme);
}
