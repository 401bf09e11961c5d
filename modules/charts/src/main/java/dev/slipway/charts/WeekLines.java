package dev.slipway.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Lines by week with bands around them, named at their ends. */
final class WeekLines {
    private static final double BOTTOM = 27;
    /** Height of a name with its value. */
    private static final double LABEL = 31;

    private static final double TOP = 8;

    private final Ink ink;
    private final List<Series> series;
    private final BiFunction<Double, Ticks, String> tick;
    private final DoubleFunction<String> value;
    private double least = Double.NaN;
    private double most = Double.NaN;
    private int change;

    /**
     * One line.
     *
     * @param place its colour among the arms
     * @param weeks from 1
     * @param low of the band; empty where there is none
     * @param innerLow of a narrower band; empty where there is none
     * @param dashed whether it is only compared with
     */
    record Series(
            String name,
            int place,
            double[] weeks,
            double[] values,
            double[] low,
            double[] high,
            double[] innerLow,
            double[] innerHigh,
            boolean dashed) {
        static Series line(String name, int place, double[] weeks, double[] values) {
            double[] none = {};
            return new Series(name, place, weeks, values, none, none, none, none, false);
        }

        static Series banded(String name, int place, double[] weeks, double[] values, double[] low, double[] high) {
            double[] none = {};
            return new Series(name, place, weeks, values, low, high, none, none, false);
        }
    }

    /**
     * Lines of at least one week.
     *
     * @param tick a label of the axis
     * @param value a value at the end of a line and in its tip
     */
    WeekLines(Ink ink, List<Series> series, BiFunction<Double, Ticks, String> tick, DoubleFunction<String> value) {
        this.ink = ink;
        this.series = series;
        this.tick = tick;
        this.value = value;
    }

    /** The axis shows at least these values. */
    WeekLines reaching(double low, double high) {
        least = low;
        most = high;
        return this;
    }

    /** An upright line at the beginning of a week. */
    WeekLines change(int week) {
        change = week;
        return this;
    }

    List<HotSpot> draw(double width, double height) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        double[] range = range();
        double bottom = Math.max(TOP + 4, height - BOTTOM);
        Ticks ticks = Ticks.covering(range[0], range[1], (int) Math.clamp((bottom - TOP) / 32, 2, 6));
        EndLabels labels = new EndLabels(ink);
        double left = Axes.room(ticks, font, v -> tick.apply(v, ticks)) + 10;
        double room = Math.min(names(), width * .34);
        Rectangle2D.Double area =
                new Rectangle2D.Double(left, TOP, Math.max(4, width - left - room - 10), Math.max(4, bottom - TOP));
        double last = series.stream()
                .mapToDouble(s -> s.weeks()[s.weeks().length - 1])
                .max()
                .orElse(1);
        LinePlot plot =
                new LinePlot(ink, area, Math.min(1, last - 1), last, ticks.low(), ticks.high()).grid(ticks.values());
        for (Series each : series) {
            lines(plot, each);
        }
        plot.draw();
        if (ticks.low() <= 0 && ticks.high() >= 0) {
            ink.line(left, plot.y.px(0), area.getMaxX(), plot.y.px(0), ink.theme.zero(), 1);
        }
        if (change > 0) {
            double at = plot.x.px(change - .5);
            ink.dashed(at, area.getMinY(), at, area.getMaxY(), ink.theme.text3(), 1.2, 2, 3);
            ink.fitted(
                    "the world changes",
                    at + 5,
                    area.getMinY() + 10,
                    font,
                    ink.theme.text3(),
                    Ink.Align.LEFT,
                    area.getMaxX() - at - 5);
        }
        Axes.left(ink, ticks, plot.y, left - 8, font, v -> tick.apply(v, ticks));
        weeks(plot, area, last, font);
        boolean both = series.size() * LABEL <= area.getHeight() + 8;
        for (Series each : series) {
            int end = each.values().length - 1;
            double y = plot.y.clamped(each.values()[end]);
            ink.dot(plot.x.px(each.weeks()[end]), y, 3, color(each));
            EndLabels.Word name = new EndLabels.Word(each.name(), true, Arms.textColor(ink.theme, each.place()));
            if (both) {
                String said = value.apply(each.values()[end]);
                labels.add(y, name, new EndLabels.Word(said, false, ink.theme.text2()));
            } else {
                labels.add(y, name);
            }
        }
        labels.draw(area.getMaxX() + 9, room, area.getMinY() - 4, area.getMaxY() + 6);
        return spots(plot, area, (int) last);
    }

    private double names() {
        double widest = 0;
        for (Series each : series) {
            double end = each.values()[each.values().length - 1];
            widest = Math.max(widest, Ink.width(each.name(), ink.strong(Ink.AXIS_SIZE)));
            widest = Math.max(widest, Ink.width(value.apply(end), ink.regular(Ink.AXIS_SIZE)));
        }
        return widest + 2;
    }

    private Color color(Series each) {
        return Arms.color(ink.theme, each.place());
    }

    private void lines(LinePlot plot, Series each) {
        Color band = Ink.alpha(color(each), ink.theme.bandOpacity() * (series.size() > 2 ? .6 : 1));
        if (each.low().length > 0) {
            plot.band(each.weeks(), each.low(), each.high(), band);
        }
        if (each.innerLow().length > 0) {
            plot.band(each.weeks(), each.innerLow(), each.innerHigh(), band);
        }
        if (each.dashed()) {
            plot.line(each.weeks(), each.values(), color(each), 1.6, 5f, 3f);
        } else {
            plot.line(each.weeks(), each.values(), color(each), 2);
        }
    }

    /** The first weeks are so uncertain that their ends would flatten all others; they may leave the plot. */
    private double[] range() {
        double low = Double.isNaN(least) ? 0 : least;
        double high = Double.isNaN(most) ? 0 : most;
        for (Series each : series) {
            int end = each.values().length - 1;
            boolean banded = each.low().length > 0;
            double reach = banded ? 2.2 * (each.high()[end] - each.low()[end]) : Double.POSITIVE_INFINITY;
            double middle = each.values()[end];
            double[] lows = banded ? each.low() : each.values();
            double[] highs = banded ? each.high() : each.values();
            low = Math.min(low, Math.max(finite(lows).min().orElse(0), middle - reach));
            high = Math.max(high, Math.min(finite(highs).max().orElse(0), middle + reach));
        }
        return new double[] {low, high};
    }

    private static DoubleStream finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite);
    }

    private void weeks(LinePlot plot, Rectangle2D area, double last, Font font) {
        double free = 0;
        int step = last <= 6 ? 1 : last <= 14 ? 2 : last <= 30 ? 4 : 8;
        for (int week = 1; week <= last; week = week == 1 && step > 1 ? step : week + step) {
            String text = week == 1 ? "week 1" : Integer.toString(week);
            double half = Ink.width(text, font) / 2;
            double at = plot.x.px(week);
            if (at - half >= free + 6 && at + half <= area.getMaxX() + half + 8) {
                ink.text(text, at, area.getMaxY() + 18, font, ink.theme.text3(), Ink.Align.CENTER);
                free = at + half + 8;
            }
        }
    }

    private List<HotSpot> spots(LinePlot plot, Rectangle2D area, int last) {
        List<HotSpot> spots = new ArrayList<>();
        double half = Math.max(1, area.getWidth() / Math.max(1, last) / 2);
        for (int week = 1; week <= last; week++) {
            List<String> lines = new ArrayList<>();
            for (Series each : series) {
                for (int i = 0; i < each.weeks().length; i++) {
                    if (each.weeks()[i] == week) {
                        String band = each.low().length == 0
                                ? ""
                                : " [" + value.apply(each.low()[i]) + ", " + value.apply(each.high()[i]) + "]";
                        lines.add(each.name() + " " + value.apply(each.values()[i]) + band);
                    }
                }
            }
            if (!lines.isEmpty()) {
                double from = Math.max(0, plot.x.px(week) - half);
                spots.add(new HotSpot(
                        new Rectangle2D.Double(from, area.getMinY(), 2 * half, area.getHeight()),
                        "week:" + week,
                        "Week " + week,
                        lines));
            }
        }
        return spots;
    }
}
