package dev.slipway.charts;

import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import dev.slipway.readout.text.MetricFormat;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One drawing of the path of a metric. */
final class SequentialDrawing {
    private static final double STRIP_ROW = 15;
    private static final double NARROW = 430;
    /** Part of the width that names at the right end may take. */
    private static final double MOST_LABEL = .44;

    private final Ink ink;
    private final SequentialChart chart;
    private final List<PathPoint> points;
    private final MetricFormat format;
    private final double width;
    private final Font axis;
    private final Font strong;
    private final Color color;
    private final Rectangle2D area;
    private final Ticks ticks;
    private final double[] range;
    private final double labelRoom;
    private final boolean strip;
    private final double stripRow;
    private final int lastDay;

    SequentialDrawing(Ink ink, SequentialChart chart, List<PathPoint> points, double width, double height) {
        this.ink = ink;
        this.chart = chart;
        this.points = points;
        this.format = chart.format();
        this.width = width;
        this.axis = ink.regular(Ink.AXIS_SIZE);
        this.strong = ink.strong(Ink.AXIS_SIZE);
        this.color = Arms.color(ink.theme, 1);
        this.lastDay =
                Math.max(1, Math.max(chart.plannedDays(), points.getLast().day()));
        this.stripRow = width < NARROW ? 2 * STRIP_ROW : STRIP_ROW;
        double stripHeight = chart.milestones().size() * stripRow + 6;
        this.strip = !chart.milestones().isEmpty() && height - stripHeight > 110;
        double room = height - (strip ? stripHeight : 0);
        this.range = range(Math.max(40, room - 30));
        this.ticks = Ticks.within(range[0], range[1], (int) Math.clamp(room / 20, 4, 9));
        this.labelRoom = Math.min(labelWidth(), width * MOST_LABEL);
        double left = Axes.room(ticks, axis, this::tick) + 10;
        double bottom = 22 + (strip ? stripHeight : 0);
        this.area = new Rectangle2D.Double(
                left, 8, Math.max(4, width - left - labelRoom - 8), Math.max(4, height - bottom - 8));
    }

    List<HotSpot> draw() {
        LinePlot plot = new LinePlot(ink, area, 0, lastDay, range[0], range[1]).grid(ticks.values());
        double[] days = column(p -> p.day());
        Color band = Ink.alpha(color, ink.theme.bandOpacity());
        if (SequentialChart.hasAnytime(points)) {
            plot.band(days, column(SequentialChart::low), column(SequentialChart::high), band);
        }
        plot.band(days, column(p -> value(p.low())), column(p -> value(p.high())), band);
        plot.line(days, column(SequentialChart::effect), color, 2);
        plot.draw();
        references(plot);
        if (points.size() == 1) {
            PathPoint only = points.getFirst();
            double at = plot.x.px(only.day());
            ink.line(
                    at,
                    plot.y.clamped(SequentialChart.low(only)),
                    at,
                    plot.y.clamped(SequentialChart.high(only)),
                    color,
                    2.2);
        }
        crossing(plot);
        PathPoint last = points.getLast();
        ink.dot(plot.x.px(last.day()), plot.y.clamped(SequentialChart.effect(last)), 3.5, color);
        labels(plot);
        if (strip) {
            strip(plot.x);
        }
        return spots(plot.x);
    }

    private void references(LinePlot plot) {
        double left = area.getMinX();
        double right = area.getMaxX();
        ink.line(left, plot.y.px(0), right, plot.y.px(0), ink.theme.zero(), 1);
        double ship = plot.y.px(chart.line());
        ink.dashed(left, ship, right, ship, ink.theme.ship(), 1.4, 4, 3);
        if (points.getLast().day() < lastDay) {
            ink.dashed(right, area.getMinY(), right, area.getMaxY(), ink.theme.text3(), 1.2, 2, 3);
            if (area.getWidth() > 180) {
                ink.text("planned end", right - 5, area.getMinY() + 9, axis, ink.theme.text3(), Ink.Align.RIGHT);
            }
        }
        Axes.left(ink, ticks, plot.y, left - 8, axis, this::tick);
        double free = 0;
        for (int day : Days.ticks(lastDay, (int) Math.clamp(area.getWidth() / 64, 2, 6))) {
            String text = "day " + day;
            double half = Ink.width(text, axis) / 2;
            double at = plot.x.px(day);
            if (at - half >= free) {
                ink.line(at, area.getMaxY(), at, area.getMaxY() + 4, ink.theme.axis(), 1);
                ink.text(text, at, area.getMaxY() + 15, axis, ink.theme.text3(), Ink.Align.CENTER);
                free = at + half + 6;
            }
        }
    }

    private void crossing(LinePlot plot) {
        PathPoint first = chart.crossed();
        if (first == null) {
            return;
        }
        double edge = chart.lowerIsBetter() ? SequentialChart.high(first) : SequentialChart.low(first);
        double x = plot.x.px(first.day());
        double y = plot.y.clamped(edge);
        String side = chart.lowerIsBetter() ? "below " : "above ";
        String words = "day " + first.day() + ": the whole band is " + side + chart.shipLine() + ", and stays there";
        boolean down = !chart.lowerIsBetter();
        double base = down ? area.getMaxY() - 5 : area.getMinY() + 10;
        ink.line(x, y + (down ? 4 : -4), x, down ? base - 1 : base - 7, ink.theme.ship(), 1);
        ink.ring(x, y, 4.4, ink.theme.ship());
        double right = area.getMaxX() - x - 10;
        double left = x - area.getMinX() - 10;
        if (Ink.width(words, axis) > Math.max(right, left)) {
            words = "since day " + first.day();
        }
        if (right >= left || Ink.width(words, axis) <= right) {
            ink.fitted(words, x + 6, base, axis, ink.theme.ship(), Ink.Align.LEFT, right);
        } else {
            ink.fitted(words, x - 6, base, axis, ink.theme.ship(), Ink.Align.RIGHT, left);
        }
    }

    private void labels(LinePlot plot) {
        PathPoint last = points.getLast();
        EndLabels labels = new EndLabels(ink);
        labels.add(
                plot.y.clamped(SequentialChart.effect(last)),
                new EndLabels.Word(format.difference(SequentialChart.effect(last)), true, ink.theme.text()),
                new EndLabels.Word(
                        format.interval(SequentialChart.low(last), SequentialChart.high(last)),
                        false,
                        ink.theme.text()),
                new EndLabels.Word(
                        SequentialChart.hasAnytime(points) ? "any-time" : "one look", false, ink.theme.text3()));
        labels.add(plot.y.clamped(chart.line()), new EndLabels.Word(shipWords(), true, ink.theme.ship()));
        labels.draw(area.getMaxX() + 8, labelRoom, area.getMinY(), area.getMaxY());
    }

    private String shipWords() {
        return chart.lineWord()
                + (chart.lowerIsBetter() ? " below " : " above ")
                + chart.shipLine().replace(" pp", "");
    }

    private void strip(Scale x) {
        double y = area.getMaxY() + 22 + 8;
        for (Decision.Milestone milestone : chart.milestones()) {
            ink.bar(area.getMinX(), y - 2, area.getWidth(), 4, 1, ink.theme.track());
            Integer day = milestone.day();
            if (day != null) {
                double from = x.clamped(day);
                Color held = Ink.mix(ink.theme.surface(), ink.theme.ship(), .62);
                ink.bar(from, y - 2, area.getMaxX() - from, 4, 1, held);
                ink.dot(from, y, 3.5, ink.theme.ship());
            }
            if (stripRow > STRIP_ROW) {
                double room = area.getWidth() + labelRoom;
                ink.text(
                        fitted(milestone.label(), room),
                        area.getMinX(),
                        y + 15,
                        axis,
                        ink.theme.text(),
                        Ink.Align.LEFT);
            } else {
                double right = area.getMaxX() + 8;
                ink.text(fitted(milestone.label(), labelRoom), right, y + 4, axis, ink.theme.text(), Ink.Align.LEFT);
            }
            y += stripRow;
        }
    }

    /** Of a long name its end is left out, never what was shown of it and when. */
    private String fitted(String label, double room) {
        int cut = Math.max(label.lastIndexOf(" not shown"), label.lastIndexOf(" shown"));
        String end = cut < 0 ? "" : label.substring(cut);
        return Ink.fit(label.substring(0, label.length() - end.length()), axis, room - Ink.width(end, axis)) + end;
    }

    private List<HotSpot> spots(Scale x) {
        List<HotSpot> spots = new ArrayList<>();
        double half = Math.max(1, area.getWidth() / lastDay / 2);
        for (PathPoint p : points) {
            List<String> lines = new ArrayList<>();
            lines.add(format.difference(SequentialChart.effect(p)) + " "
                    + format.interval(SequentialChart.low(p), SequentialChart.high(p))
                    + (p.anytimeLow() == null ? " one look" : " any-time"));
            if (p.anytimeLow() != null) {
                lines.add("one look " + chart.oneLook(p));
            }
            lines.add(Effects.sizes(p.nControl(), p.nTreatment()));
            double left = Math.max(0, x.px(p.day()) - half);
            double right = Math.min(width, x.px(p.day()) + half);
            spots.add(new HotSpot(
                    new Rectangle2D.Double(left, area.getMinY(), right - left, area.getHeight()),
                    "day:" + p.day(),
                    chart.metric().label() + ", day " + p.day(),
                    lines));
        }
        return spots;
    }

    /** The first days are so uncertain that their ends would flatten all others; they may leave the plot. */
    private double[] range(double plotHeight) {
        PathPoint last = points.getLast();
        double reach = 4 * Math.max(1e-9, SequentialChart.high(last) - SequentialChart.low(last));
        double middle = SequentialChart.effect(last);
        double low = Math.min(0, chart.line());
        double high = Math.max(0, chart.line());
        for (PathPoint p : points) {
            low = Math.min(low, Math.max(SequentialChart.low(p), middle - reach));
            high = Math.max(high, Math.min(SequentialChart.high(p), middle + reach));
        }
        if (chart.crossed() != null) {
            double words = Math.max(.14, 24 / plotHeight) * (high - low);
            low -= chart.lowerIsBetter() ? 0 : words;
            high += chart.lowerIsBetter() ? words : 0;
        }
        double pad = .02 * (high - low);
        return new double[] {low - pad, high + pad};
    }

    private double labelWidth() {
        PathPoint last = points.getLast();
        double widest = Ink.width(shipWords(), strong);
        widest = Math.max(
                widest, Ink.width(format.interval(SequentialChart.low(last), SequentialChart.high(last)), axis));
        if (strip && stripRow == STRIP_ROW) {
            for (Decision.Milestone milestone : chart.milestones()) {
                widest = Math.max(widest, Ink.width(milestone.label(), axis));
            }
        }
        return widest + 2;
    }

    private String tick(double value) {
        MetricReadout metric = chart.metric();
        return Axes.signed(value, metric.rate() ? 100 : 1, ticks, metric.money() ? Effects.EURO : "");
    }

    private double[] column(ToDoubleFunction<PathPoint> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    private static double value(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
