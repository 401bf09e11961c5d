package dev.slipway.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The marks of the chart grammar: hairlines, dots, intervals, hatches and fitted text, in one theme. */
final class Ink {
    /** Where a text sits relative to its x. */
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    static final double AXIS_SIZE = 11;
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    final Graphics2D g;
    final ChartTheme theme;

    Ink(Graphics2D graphics, ChartTheme theme) {
        this.g = graphics;
        this.theme = theme;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    }

    Font regular(double size) {
        return theme.regular().deriveFont((float) size);
    }

    Font medium(double size) {
        return theme.medium().deriveFont((float) size);
    }

    Font strong(double size) {
        return theme.semiBold().deriveFont((float) size);
    }

    /** For names of tables and code. */
    Font mono(double size) {
        return theme.mono().deriveFont((float) size);
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, METRICS).getWidth();
    }

    /** The text as it is, or as much of it as fits with an ellipsis, or nothing where not even that fits. */
    static String fit(String text, Font font, double room) {
        if (width(text, font) <= room) {
            return text;
        }
        for (int end = text.length() - 1; end > 0; end--) {
            String cut = text.substring(0, end).stripTrailing() + "…";
            if (width(cut, font) <= room) {
                return cut;
            }
        }
        return "";
    }

    /** Writes on one line with its baseline at y; returns the width that was written. */
    double text(String text, double x, double y, Font font, Color color, Align align) {
        if (text.isEmpty()) {
            return 0;
        }
        double width = width(text, font);
        double left = switch (align) {
            case LEFT -> x;
            case CENTER -> x - width / 2;
            case RIGHT -> x - width;
        };
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, (float) left, (float) y);
        return width;
    }

    /** As {@link #text}, kept inside the room by an ellipsis. */
    double fitted(String text, double x, double y, Font font, Color color, Align align, double room) {
        return text(fit(text, font, room), x, y, font, color, align);
    }

    /** Writes centred on x but never beyond low and high. */
    void within(String text, double x, double y, Font font, Color color, double low, double high) {
        String shown = fit(text, font, high - low);
        double half = width(shown, font) / 2;
        text(shown, Math.clamp(x, low + half, Math.max(low + half, high - half)), y, font, color, Align.CENTER);
    }

    void line(double x1, double y1, double x2, double y2, Color color, double width) {
        stroke(new Line2D.Double(x1, y1, x2, y2), color, width);
    }

    void dashed(double x1, double y1, double x2, double y2, Color color, double width, float... dash) {
        g.setColor(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, dash, 0f));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void stroke(Shape shape, Color color, double width) {
        g.setColor(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    void fill(Shape shape, Color color) {
        g.setColor(color);
        g.fill(shape);
    }

    void bar(double x, double y, double width, double height, double radius, Color color) {
        if (width > 0 && height > 0) {
            double arc = Math.min(2 * radius, width);
            fill(new RoundRectangle2D.Double(x, y, width, height, arc, arc), color);
        }
    }

    void dot(double x, double y, double radius, Color color) {
        fill(circle(x, y, radius), color);
    }

    /** A hollow dot: 0 is inside the interval, or a place on a line. */
    void ring(double x, double y, double radius, Color color) {
        fill(circle(x, y, radius), theme.surface());
        stroke(circle(x, y, radius - .8), color, 1.6);
    }

    /** Planted truth. */
    void diamond(double x, double y, double radius) {
        Path2D.Double shape = new Path2D.Double();
        shape.moveTo(x, y - radius);
        shape.lineTo(x + radius, y);
        shape.lineTo(x, y + radius);
        shape.lineTo(x - radius, y);
        shape.closePath();
        fill(shape, theme.surface());
        stroke(shape, theme.text(), 1.4);
    }

    /** The interval of the grammar: a 2.2 px line without caps and a dot, hollow when 0 is inside. */
    void interval(double low, double x, double high, double y, Color color, boolean hollow) {
        line(low, y, high, y, color, 2.2);
        if (hollow) {
            ring(x, y, 4.4, color);
        } else {
            dot(x, y, 4, color);
        }
    }

    /** The zone beyond a margin: tinted and hatched, so that it is read without its colour. */
    void hatch(Rectangle2D zone) {
        if (zone.getWidth() <= 0 || zone.getHeight() <= 0) {
            return;
        }
        fill(zone, theme.stopSoft());
        Path2D.Double lines = new Path2D.Double();
        double first = Math.floor((zone.getMinX() + zone.getMinY()) / 6) * 6;
        for (double sum = first; sum < zone.getMaxX() + zone.getMaxY(); sum += 6) {
            double left = Math.max(zone.getMinX(), sum - zone.getMaxY());
            double right = Math.min(zone.getMaxX(), sum - zone.getMinY());
            if (right > left) {
                lines.moveTo(left, sum - left);
                lines.lineTo(right, sum - right);
            }
        }
        stroke(lines, alpha(theme.stop(), theme.dark() ? .45 : .38), 1);
    }

    /** One sentence in the middle, for a picture without data. */
    void sentence(String sentence, double width, double height) {
        Font font = regular(12);
        fitted(sentence, width / 2, height / 2 + 4, font, theme.text3(), Align.CENTER, width - 8);
    }

    static Color alpha(Color color, double opacity) {
        int alpha = (int) Math.round(255 * opacity);
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** Two colours laid over each other, as an opaque colour. */
    static Color mix(Color below, Color above, double opacity) {
        return new Color(
                (int) Math.round(below.getRed() + (above.getRed() - below.getRed()) * opacity),
                (int) Math.round(below.getGreen() + (above.getGreen() - below.getGreen()) * opacity),
                (int) Math.round(below.getBlue() + (above.getBlue() - below.getBlue()) * opacity));
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
