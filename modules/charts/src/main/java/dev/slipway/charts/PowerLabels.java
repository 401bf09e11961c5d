package dev.slipway.charts;

import dev.slipway.readout.model.PlanReadout;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of power curves, each beside its own curve and off all curves and other names. Where curves lie so close that no
 * such place is left, a name gives up being off the other curves, never being off the other names.
 */
final class PowerLabels {
    private static final double HEIGHT = 15;
    private static final double ROOM = 3;
    private static final double[] ALONG = {.62, .5, .74, .4, .86, .3, .96, .25, .2, .15, .1};
    private static final double OTHER_NAME = 100;
    private static final double ON_CURVE = 6;
    private static final double STRANGER = 4;
    private static final double FAR = .5;

    private final Ink ink;
    private final LinePlot plot;
    private final Rectangle2D area;
    private final Font font;
    private final List<PlanReadout.Curve> curves = new ArrayList<>();
    private final List<Line2D> lines = new ArrayList<>();
    private final List<Rectangle2D> taken = new ArrayList<>();

    PowerLabels(Ink ink, LinePlot plot, Rectangle2D area) {
        this.ink = ink;
        this.plot = plot;
        this.area = area;
        font = ink.strong(Ink.AXIS_SIZE);
    }

    /** Names stay off this curve where they can. */
    void avoid(PlanReadout.Curve curve) {
        curves.add(curve);
        for (int day = 1; day < curve.power().size(); day++) {
            lines.add(new Line2D.Double(
                    plot.x.px(day - 1),
                    plot.y.px(curve.power().get(day - 1)),
                    plot.x.px(day),
                    plot.y.px(curve.power().get(day))));
        }
    }

    /** Names stay off this line where they can. */
    void avoid(double x1, double y1, double x2, double y2) {
        lines.add(new Line2D.Double(x1, y1, x2, y2));
    }

    /** Names never lie here where there is any other place. */
    void keepFree(Rectangle2D box) {
        taken.add(box);
    }

    /** Writes the name of a curve where it costs least, and returns its box. */
    Rectangle2D name(PlanReadout.Curve curve, String text) {
        double width = Ink.width(text, font) + 2 * ROOM;
        Rectangle2D best = new Rectangle2D.Double(area.getMaxX() - width, area.getMaxY() - HEIGHT, width, HEIGHT);
        double least = Double.POSITIVE_INFINITY;
        int last = curve.power().size() - 1;
        for (double share : ALONG) {
            int day = (int) Math.round(share * last);
            double x = plot.x.px(day);
            double y = plot.y.px(curve.power().get(day));
            for (int away = 1; away <= 24; away++) {
                for (boolean below : new boolean[] {true, false}) {
                    double left = Math.clamp(
                            below ? x + 2 : x - width - 2,
                            area.getMinX(),
                            Math.max(area.getMinX(), area.getMaxX() - width));
                    double top = below ? y + 3 * away : y - HEIGHT - 3 * away;
                    Rectangle2D box = new Rectangle2D.Double(left, top, width, HEIGHT);
                    double cost = away * FAR + cost(box) + strangers(curve, box);
                    if (area.contains(box) && cost < least) {
                        least = cost;
                        best = box;
                    }
                }
            }
        }
        taken.add(best);
        ink.text(text, best.getX() + ROOM, best.getMaxY() - 4, font, ink.theme.text(), Ink.Align.LEFT);
        return best.createIntersection(area).isEmpty() ? best : best.createIntersection(area);
    }

    /** What it costs that other curves are nearer than the one that is named. */
    private double strangers(PlanReadout.Curve own, Rectangle2D box) {
        double near = away(own, box);
        return STRANGER
                        * curves.stream()
                                .filter(other -> away(other, box) < 1.5 * near)
                                .count()
                - STRANGER;
    }

    /** How far a curve passes the middle of a box above or below. */
    private double away(PlanReadout.Curve curve, Rectangle2D box) {
        double day = (box.getCenterX() - plot.x.px(0)) / Math.max(1e-9, plot.x.px(1) - plot.x.px(0));
        int at = Math.clamp(Math.round(day), 0, curve.power().size() - 1);
        return Math.abs(plot.y.px(curve.power().get(at)) - box.getCenterY());
    }

    private double cost(Rectangle2D box) {
        double cost = 0;
        for (Rectangle2D other : taken) {
            cost += other.intersects(box) ? OTHER_NAME : 0;
        }
        for (Line2D line : lines) {
            cost += line.intersects(box) ? ON_CURVE : 0;
        }
        return cost;
    }
}
