package dev.slipway.memo;

import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.DataTable;
import dev.slipway.charts.HotSpot;
import dev.slipway.charts.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * The sign beside a verdict or a reading, so that its meaning does not hang on the colour: a tick, two bars, a cross.
 *
 * @param word {@code SHIP}, {@code HOLD}, {@code STOP}
 * @param ring around the sign, for verdicts
 */
record Sign(String word, boolean ring) implements Picture {
    /** The signs are drawn on a square of this size and scaled. */
    private static final double BOX = 24;

    @Override
    public String id() {
        return "sign-" + word;
    }

    @Override
    public String accessibleText() {
        return switch (word) {
            case "SHIP" -> "tick";
            case "STOP" -> "cross";
            default -> "pause";
        };
    }

    @Override
    public DataTable table() {
        return new DataTable(List.of(), List.of());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double scale = Math.min(width, height) / BOX;
        graphics.scale(scale, scale);
        graphics.setColor(color(theme));
        graphics.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        if (ring) {
            graphics.draw(new Ellipse2D.Double(2, 2, BOX - 4, BOX - 4));
        }
        graphics.draw(ring ? shape(.62) : shape(1));
        graphics.scale(1 / scale, 1 / scale);
        return List.of();
    }

    private Color color(ChartTheme theme) {
        return switch (word) {
            case "SHIP" -> theme.ship();
            case "STOP" -> theme.stop();
            default -> theme.hold();
        };
    }

    private Path2D shape(double size) {
        double[][] strokes = switch (word) {
            case "SHIP" -> new double[][] {{-8, 0.5, -2.5, 6, 8, -6}};
            case "STOP" -> new double[][] {{-6, -6, 6, 6}, {6, -6, -6, 6}};
            default -> new double[][] {{-4, -7, -4, 7}, {4, -7, 4, 7}};
        };
        Path2D.Double path = new Path2D.Double();
        double middle = BOX / 2;
        for (double[] stroke : strokes) {
            path.moveTo(middle + size * stroke[0], middle + size * stroke[1]);
            for (int i = 2; i < stroke.length; i += 2) {
                path.lineTo(middle + size * stroke[i], middle + size * stroke[i + 1]);
            }
        }
        return path;
    }
}
