package dev.slipway.charts;

import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Dependence;
import dev.slipway.readout.model.PredictionReadout.Point;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Mean prediction by value of one feature, and between which predictions the middle 80 % of the users lie. */
public record DependenceCurve(PredictionReadout prediction, Dependence dependence) implements Picture {
    private static final double AXIS = 22;

    @Override
    public String id() {
        return "dependence-" + prediction.name() + "-" + dependence.feature();
    }

    @Override
    public String accessibleText() {
        if (dependence.points().isEmpty()) {
            return dependence.label() + " has no values.";
        }
        Point first = dependence.points().getFirst();
        Point last = dependence.points().getLast();
        return prediction.label() + " by " + dependence.label() + ": mean prediction " + value(first.mean()) + " at "
                + at(first) + ", " + value(last.mean()) + " at " + at(last) + ".";
    }

    private String value(double value) {
        return prediction.probability() ? Numbers.rate(value) : Numbers.plain(value);
    }

    private String at(Point point) {
        return dependence.category() ? Words.level(point.label()) : Numbers.plain(point.value());
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of(dependence.label(), "Mean prediction", "Middle 80% of users"),
                dependence.points().stream()
                        .map(p -> List.of(at(p), value(p.mean()), value(p.low()) + " to " + value(p.high())))
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<Point> points = dependence.points();
        if (points.isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        double low = points.stream().mapToDouble(Point::low).min().orElse(0);
        double high = points.stream().mapToDouble(Point::high).max().orElse(1);
        Ticks ticks = Ticks.covering(low, high, (int) Math.clamp((height - AXIS) / 34, 2, 6));
        Font font = ink.regular(Ink.AXIS_SIZE);
        double left = Axes.room(ticks, font, v -> tick(v, ticks)) + 10;
        Rectangle2D.Double area =
                new Rectangle2D.Double(left, 8, Math.max(4, width - left - 12), Math.max(4, height - 8 - AXIS));
        double first = dependence.category() ? -.5 : points.getFirst().value();
        double last =
                dependence.category() ? points.size() - .5 : points.getLast().value();
        LinePlot plot = new LinePlot(ink, area, first, last == first ? first + 1 : last, ticks.low(), ticks.high());
        plot.grid(ticks.values());
        if (!dependence.category()) {
            curve(plot, points, theme);
        }
        plot.draw();
        ink.line(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY(), theme.axis(), 1);
        Axes.left(ink, ticks, plot.y, left - 10, font, v -> tick(v, ticks));
        return dependence.category() ? levels(ink, plot, area) : values(ink, plot, area, first, last);
    }

    private String tick(double value, Ticks ticks) {
        return prediction.probability() ? Axes.share(value, ticks) : Axes.level(value, ticks);
    }

    private static void curve(LinePlot plot, List<Point> points, ChartTheme theme) {
        double[] xs = points.stream().mapToDouble(Point::value).toArray();
        double[] mean = points.stream().mapToDouble(Point::mean).toArray();
        double[] low = points.stream().mapToDouble(Point::low).toArray();
        double[] high = points.stream().mapToDouble(Point::high).toArray();
        plot.band(xs, low, high, Ink.alpha(theme.accent(), theme.bandOpacity()));
        plot.line(xs, mean, theme.accent(), 2);
    }

    private List<HotSpot> values(Ink ink, LinePlot plot, Rectangle2D area, double first, double last) {
        Ticks ticks = Ticks.within(first, last, (int) Math.clamp(area.getWidth() / 62, 2, 8));
        Axes.bottom(
                ink,
                ticks,
                plot.x,
                area.getMaxY() + 16,
                ink.regular(Ink.AXIS_SIZE),
                v -> Axes.level(v, ticks),
                area.getMinX() - 10,
                area.getMaxX() + 12);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < dependence.points().size(); i++) {
            Point point = dependence.points().get(i);
            double x = plot.x.px(point.value());
            spots.add(spot(point, i, new Rectangle2D.Double(x - 4, area.getMinY(), 8, area.getHeight())));
        }
        return spots;
    }

    private List<HotSpot> levels(Ink ink, LinePlot plot, Rectangle2D area) {
        List<HotSpot> spots = new ArrayList<>();
        double step = area.getWidth() / dependence.points().size();
        for (int i = 0; i < dependence.points().size(); i++) {
            Point point = dependence.points().get(i);
            double x = plot.x.px(i);
            ink.line(x, plot.y.clamped(point.low()), x, plot.y.clamped(point.high()), ink.theme.grid(), 9);
            ink.dot(x, plot.y.clamped(point.mean()), 4, ink.theme.accent());
            ink.fitted(
                    Words.level(point.label()),
                    x,
                    area.getMaxY() + 16,
                    ink.regular(Ink.AXIS_SIZE),
                    ink.theme.text3(),
                    Ink.Align.CENTER,
                    step - 4);
            spots.add(spot(point, i, new Rectangle2D.Double(x - step / 2, area.getMinY(), step, area.getHeight())));
        }
        return spots;
    }

    private HotSpot spot(Point point, int number, Rectangle2D area) {
        return new HotSpot(
                area,
                "value:" + number,
                dependence.label() + " " + at(point),
                List.of(
                        "mean prediction " + value(point.mean()),
                        "middle 80% of users " + value(point.low()) + " to " + value(point.high())));
    }
}
