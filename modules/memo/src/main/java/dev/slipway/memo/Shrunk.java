package dev.slipway.memo;

import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.DataTable;
import dev.slipway.charts.HotSpot;
import dev.slipway.charts.Picture;
import java.awt.Graphics2D;
import java.util.List;

/**
 * A picture that needs more room than the paper has, drawn at that width and made smaller as a whole.
 *
 * @param needed width in px at which the picture can be read
 */
record Shrunk(Picture picture, double needed) implements Picture {
    @Override
    public String id() {
        return picture.id();
    }

    @Override
    public String accessibleText() {
        return picture.accessibleText();
    }

    @Override
    public DataTable table() {
        return picture.table();
    }

    @Override
    public double preferredHeight(double width) {
        return picture.preferredHeight(width / scale(width)) * scale(width);
    }

    private double scale(double width) {
        return Math.min(1, width / needed);
    }

    /** Nothing can be pointed at on paper. */
    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        double scale = scale(width);
        if (scale > 0) {
            graphics.scale(scale, scale);
            picture.draw(graphics, width / scale, height / scale, theme);
            graphics.scale(1 / scale, 1 / scale);
        }
        return List.of();
    }
}
