package dev.slipway.charts;

import dev.slipway.readout.text.Dates;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** One drawing of a trend: a line per arm from 0, weeks as vertical hairlines, labels at the ends. */
final class TrendDrawing {
    private final Ink ink;
    private final TrendChart chart;
    private final List<TrendPeriod> periods;
    private final Font axis;
    private final Ticks ticks;
    private final EndLabels labels;
    private final double room;
    private final LinePlot plot;
    private final Rectangle2D area;

    TrendDrawing(Ink ink, TrendChart chart, List<TrendPeriod> periods, double width, double height) {
        this.ink = ink;
        this.chart = chart;
        this.periods = periods;
        this.axis = ink.regular(Ink.AXIS_SIZE);
        double top = 1e-9;
        for (TrendPeriod period : periods) {
            for (int arm = 0; arm < period.values().size(); arm++) {
                top = Math.max(top, period.values().get(arm) + period.half().get(arm));
            }
        }
        this.ticks = Ticks.covering(0, top, (int) Math.clamp((height - 30) / 48, 3, 6));
        this.labels = new EndLabels(ink);
        double left = Axes.room(ticks, axis, this::tick) + 8;
        double guess = width * .3;
        double rough = height - 34;
        TrendPeriod end = periods.getLast();
        for (int arm = 0; arm < end.values().size(); arm++) {
            double y = 8 + rough * (1 - end.values().get(arm) / ticks.high());
            labels.add(
                    y,
                    new EndLabels.Word(Arms.name(chart.variants().get(arm)), true, Arms.textColor(ink.theme, arm)),
                    new EndLabels.Word(chart.words(end.values().get(arm)), false, ink.theme.text()));
        }
        this.room = labels.room(guess);
        this.area = new Rectangle2D.Double(left, 8, Math.max(4, width - left - room - 10), Math.max(4, height - 34));
        double last = periods.size() == 1 ? 1 : end.position();
        double first = periods.size() == 1 ? -1 : periods.getFirst().position();
        this.plot = new LinePlot(ink, area, first, last, 0, ticks.high()).grid(ticks.values());
    }

    List<HotSpot> draw() {
        dates();
        double[] xs = periods.stream().mapToDouble(TrendPeriod::position).toArray();
        int arms = periods.getLast().values().size();
        for (int arm = 0; arm < arms; arm++) {
            double[] ys = column(arm, 0);
            if (chart.banded()) {
                Color band = Ink.alpha(Arms.color(ink.theme, arm), ink.theme.bandOpacity());
                plot.band(xs, column(arm, -1), column(arm, 1), band);
            }
            plot.line(xs, ys, Arms.color(ink.theme, arm), 2);
        }
        plot.draw();
        ink.line(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY(), ink.theme.axis(), 1);
        if (periods.size() <= 12) {
            for (int arm = 0; arm < arms; arm++) {
                for (TrendPeriod period : periods) {
                    double y = plot.y.px(period.values().get(arm));
                    ink.dot(plot.x.px(period.position()), y, 3, Arms.color(ink.theme, arm));
                }
            }
        }
        Axes.left(ink, ticks, plot.y, area.getMinX() - 8, axis, this::tick);
        labels.draw(area.getMaxX() + 8, room, area.getMinY(), area.getMaxY());
        return spots();
    }

    private void dates() {
        int most = (int) Math.clamp(area.getWidth() / 84, 1, 6);
        int step = chart.grain() == TrendChart.Grain.DAY
                ? Days.step(periods.size(), most)
                : Math.max(1, (int) Math.ceil(periods.size() / (double) most));
        double free = 0;
        double right = area.getMaxX() + Math.min(20, room);
        for (int i = 0; i < periods.size(); i++) {
            boolean last = i == periods.size() - 1;
            if (i % step != 0 && !last) {
                continue;
            }
            double at = plot.x.px(periods.get(i).position());
            if (i % step == 0) {
                ink.line(at, area.getMinY(), at, area.getMaxY(), ink.theme.grid(), 1);
            }
            String text = Dates.day(periods.get(i).first());
            double width = Ink.width(text, axis);
            double nextLeft = Math.clamp(at - width / 2, 0, Math.max(0, right - width));
            if (nextLeft >= free) {
                ink.text(text, nextLeft, area.getMaxY() + 17, axis, ink.theme.text3(), Ink.Align.LEFT);
                free = nextLeft + width + 8;
            }
        }
    }

    private List<HotSpot> spots() {
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            TrendPeriod period = periods.get(i);
            double at = plot.x.px(period.position());
            double left =
                    i == 0 ? area.getMinX() : (at + plot.x.px(periods.get(i - 1).position())) / 2;
            double right = i == periods.size() - 1
                    ? area.getMaxX()
                    : (at + plot.x.px(periods.get(i + 1).position())) / 2;
            List<String> lines = new ArrayList<>();
            for (int arm = 0; arm < period.values().size(); arm++) {
                double value = period.values().get(arm);
                double half = period.half().get(arm);
                String band = chart.banded() && half > 0
                        ? " [" + chart.words(value - half) + ", " + chart.words(value + half) + "]"
                        : "";
                lines.add(Effects.lower(chart.variants().get(arm)) + " " + chart.words(value) + band);
            }
            String title = period.first().equals(period.last())
                    ? Dates.date(period.first())
                    : Dates.range(period.first(), period.last());
            spots.add(new HotSpot(
                    new Rectangle2D.Double(left, area.getMinY(), Math.max(0, right - left), area.getHeight()),
                    "day:" + period.first(),
                    title,
                    lines));
        }
        return spots;
    }

    private String tick(double value) {
        return (chart.measure() == TrendChart.Measure.REVENUE ? "€" : "") + Axes.level(value, ticks);
    }

    private double[] column(int arm, int side) {
        return periods.stream()
                .mapToDouble(
                        p -> Math.max(0, p.values().get(arm) + side * p.half().get(arm)))
                .toArray();
    }
}
