package dev.slipway.charts;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A place in a picture that answers when it is pointed at or reached by keyboard.
 *
 * @param key what it stands for, for a click, for example {@code metric:kyc_7d/estimate:cuped}
 * @param title first line of the tooltip
 * @param lines further lines of the tooltip
 */
public record HotSpot(Rectangle2D area, String key, String title, List<String> lines) {
    public HotSpot {
        lines = List.copyOf(lines);
    }

    /** Left edge in px of the picture; the desktop, which knows no AWT, asks here. */
    public double x() {
        return area.getX();
    }

    /** Upper edge in px of the picture. */
    public double y() {
        return area.getY();
    }

    public double width() {
        return area.getWidth();
    }

    public double height() {
        return area.getHeight();
    }
}
