package dev.slipway.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Rows of a name, an interval on one shared axis with a line at 0, and the numbers; all in one unit. */
final class IntervalRows {
    static final double ROW = 27;
    static final double LEAST_ROW = 17;
    static final double AXIS = 24;
    private static final double LEAST_PLOT = 50;

    private final Ink ink;
    private final List<Row> rows;
    private final BiFunction<Double, Ticks, String> tick;

    IntervalRows(Ink ink, List<Row> rows) {
        this(ink, rows, Axes::level);
    }

    /** With an axis in its own words. */
    IntervalRows(Ink ink, List<Row> rows, BiFunction<Double, Ticks, String> tick) {
        this.ink = ink;
        this.rows = rows;
        this.tick = tick;
    }

    /**
     * One row.
     *
     * @param key of its hot spot
     * @param numbers shown at the right
     * @param chosen tints it
     * @param tip lines of its hot spot
     */
    record Row(
            String key,
            String label,
            double value,
            double low,
            double high,
            String numbers,
            boolean chosen,
            List<String> tip) {
        /** Whether the interval excludes 0. */
        boolean clear() {
            return low > 0 || high < 0;
        }
    }

    /** Draws from the top; gives one hot spot for each row. */
    List<HotSpot> draw(double top, double width, double height) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        double labels = rows.stream()
                .mapToDouble(r -> Ink.width(r.label(), ink.strong(Ink.AXIS_SIZE)))
                .max()
                .orElse(0);
        double numbers = rows.stream()
                .mapToDouble(r -> Ink.width(r.numbers(), font))
                .max()
                .orElse(0);
        double from = Math.min(labels, width * .4) + 20;
        double to = width - numbers - 20;
        boolean plot = to - from >= LEAST_PLOT;
        double row = Math.clamp((height - top - AXIS) / rows.size(), LEAST_ROW - 3, ROW + 4);
        double low = Math.min(0, rows.stream().mapToDouble(Row::low).min().orElse(0));
        double high = Math.max(0, rows.stream().mapToDouble(Row::high).max().orElse(0));
        double air = Math.max(1e-12, (high - low) * .05);
        Scale x = new Scale(low < 0 ? low - air : low, high + air, from, Math.max(from + 1, to));
        double bottom = top + row * rows.size();
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).chosen()) {
                ink.bar(0, top + i * row, width, row, 2, ink.theme.selected());
            }
        }
        if (plot) {
            axis(x, top, bottom, from, to);
        }
        for (int i = 0; i < rows.size(); i++) {
            Row shown = rows.get(i);
            double middle = top + (i + .5) * row;
            Font name = shown.chosen() ? ink.strong(Ink.AXIS_SIZE) : font;
            ink.fitted(shown.label(), 4, middle + 4, name, ink.theme.text(), Ink.Align.LEFT, from - 20);
            if (plot) {
                Color color = Arms.color(ink.theme, shown.clear() ? 1 : 0);
                ink.interval(
                        x.clamped(shown.low()),
                        x.clamped(shown.value()),
                        x.clamped(shown.high()),
                        middle,
                        color,
                        !shown.clear());
            }
            ink.fitted(shown.numbers(), width - 4, middle + 4, font, ink.theme.text2(), Ink.Align.RIGHT, width - from);
            Rectangle2D.Double area = new Rectangle2D.Double(0, top + i * row, width, row);
            spots.add(new HotSpot(area, shown.key(), shown.label(), shown.tip()));
        }
        return spots;
    }

    private void axis(Scale x, double top, double bottom, double from, double to) {
        Ticks ticks = Ticks.within(x.low(), x.high(), (int) Math.clamp((to - from) / 60, 2, 6));
        for (double tick : ticks.values()) {
            ink.line(x.px(tick), top, x.px(tick), bottom, ink.theme.grid(), 1);
        }
        ink.line(x.px(0), top - 4, x.px(0), bottom, ink.theme.zero(), 1);
        Axes.bottom(
                ink, ticks, x, bottom + 16, ink.regular(Ink.AXIS_SIZE), v -> tick.apply(v, ticks), from - 14, to + 14);
    }
}
