package dev.slipway.charts;

import static dev.slipway.charts.ObservationalForest.AXIS;
import static dev.slipway.charts.ObservationalForest.NARROW;
import static dev.slipway.charts.ObservationalForest.RANDOMISED;

import dev.slipway.charts.ObservationalForest.Row;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.ObservationalWords;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an {@link ObservationalForest} on one surface. */
final class ObservationalDrawing {
    private final Ink ink;
    private final ObservationalReadout readout;
    private final @Nullable String selected;
    private final List<Row> rows;
    private final double width;
    private final MetricFormat format;
    private final Font font;
    private final Font bold;
    private final boolean narrow;
    private final double top;
    private final double row;
    private final double labels;
    private final double about;
    private final double numbers;
    private final double bottom;
    private final Ticks ticks;
    private final Scale x;

    ObservationalDrawing(Ink ink, ObservationalForest forest, List<Row> rows, double width, double height) {
        this.ink = ink;
        readout = forest.readout();
        selected = forest.selected();
        format = ObservationalWords.format(readout);
        this.rows = rows;
        this.width = width;
        font = ink.regular(Ink.AXIS_SIZE);
        bold = ink.strong(Ink.AXIS_SIZE);
        narrow = width < NARROW;
        top = forest.top();
        double widest = 0;
        double widestAbout = 0;
        double widestNumber = 0;
        double low = 0;
        double high = 0;
        for (Row each : rows) {
            Estimate e = each.estimate();
            widest = Math.max(widest, Ink.width(each.label(), bold));
            widestAbout = Math.max(widestAbout, Ink.width(each.about(), font));
            widestNumber = Math.max(widestNumber, Ink.width(number(e), bold) + Ink.width(interval(e), font) + 6);
            low = Math.min(low, e.ciLow());
            high = Math.max(high, e.ciHigh());
        }
        Double truth = readout.truth();
        low = truth == null ? low : Math.min(low, truth);
        high = truth == null ? high : Math.max(high, truth);
        labels = widest + 16;
        about = narrow || width < 620 ? 0 : Math.min(widestAbout, 196) + 14;
        numbers = widestNumber;
        row = Math.clamp((height - top - AXIS - 6) / rows.size(), narrow ? 28 : 16, narrow ? 46 : 40);
        bottom = top + row * rows.size() + 6;
        double left = narrow ? 4 : labels + about + 6;
        double right = narrow ? width - 4 : Math.max(left + 20, width - numbers - 20);
        double pad = .05 * (high - low);
        ticks = Ticks.within(low - pad, high + pad, (int) Math.clamp((right - left) / 56, 3, 7));
        x = new Scale(low - pad, high + pad, left + 6, right - 6);
    }

    private String number(Estimate e) {
        return format.difference(e.effect());
    }

    private String interval(Estimate e) {
        return format.interval(e.ciLow(), e.ciHigh());
    }

    List<HotSpot> draw() {
        band();
        if (!narrow) {
            ink.text("Method", 0, 11, font, ink.theme.text3(), Ink.Align.LEFT);
            if (about > 0) {
                ink.text("About", labels, 11, font, ink.theme.text3(), Ink.Align.LEFT);
            }
            String level = Effects.level(rows.getFirst().estimate());
            ink.text("Difference, " + level + " interval", width, 11, font, ink.theme.text3(), Ink.Align.RIGHT);
        }
        for (double tick : ticks.values()) {
            behind(x.px(tick), tick == 0 ? ink.theme.zero() : ink.theme.grid(), false);
        }
        truth();
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double at = place(i);
            row(rows.get(i), at);
            spots.add(spot(rows.get(i), new Rectangle2D.Double(0, at, width, row)));
        }
        double factor = readout.rate() ? 100 : 1;
        String unit = readout.rate() ? " pp" : "";
        Axes.bottom(ink, ticks, x, bottom + 15, font, v -> Axes.signed(v, factor, ticks, unit), 0, width);
        return spots;
    }

    /** A vertical line; where words stand above the intervals it does not run through them. */
    private void behind(double at, Color color, boolean dashed) {
        for (int i = 0; i < (narrow ? rows.size() : 1); i++) {
            double from = narrow ? place(i) + 19 : top - 4;
            double to = narrow ? place(i) + row : bottom;
            if (dashed) {
                ink.dashed(at, from, at, to, color, 1, 1.5f, 2.5f);
            } else {
                ink.line(at, from, at, to, color, 1);
            }
        }
    }

    /** The randomised row stands a little apart. */
    private double place(int i) {
        return top + i * row + (rows.get(i).key().equals(RANDOMISED) ? 5 : 0);
    }

    private void band() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(selected)) {
                ink.bar(0, place(i), width, row, 2, ink.theme.selected());
            }
        }
        Row last = rows.getLast();
        if (!last.key().equals(RANDOMISED)) {
            return;
        }
        double from = x.clamped(last.estimate().ciLow());
        double to = x.clamped(last.estimate().ciHigh());
        Color accent = ink.theme.accent();
        ink.bar(from, top - 4, to - from, bottom - top + 4, 0, Ink.alpha(accent, ink.theme.dark() ? .22 : .12));
        if (!narrow) {
            double line = top + (rows.size() - 1) * row + 2;
            ink.line(0, line, width, line, ink.theme.border(), 1);
        }
    }

    private void truth() {
        Double planted = readout.truth();
        if (planted == null) {
            return;
        }
        double at = x.px(planted);
        behind(at, ink.theme.text(), true);
        ink.diamond(at, top - 10, 4.6);
        String words = "planted " + format.number(planted);
        boolean left = at + 9 + Ink.width(words, font) > x.to() + 6;
        Ink.Align align = left ? Ink.Align.RIGHT : Ink.Align.LEFT;
        ink.text(words, left ? at - 9 : at + 9, top - 6, font, ink.theme.text3(), align);
    }

    private void row(Row each, double from) {
        Estimate e = each.estimate();
        boolean strong = each.key().equals(RANDOMISED);
        boolean plain = each.key().equals("naive_difference");
        double base = (narrow ? from + 11 : from + row / 2) + 4;
        double middle = narrow ? from + row - 10 : from + row / 2;
        double room = narrow ? width - numbers - 8 : labels - 10;
        Color words = strong ? ink.theme.text() : ink.theme.text2();
        ink.fitted(each.label(), 0, base, strong ? bold : font, words, Ink.Align.LEFT, room);
        if (about > 0) {
            ink.fitted(each.about(), labels, base, font, ink.theme.text3(), Ink.Align.LEFT, about - 8);
        }
        Color color = strong ? ink.theme.accent() : plain ? ink.theme.hold() : Arms.color(ink.theme, 1);
        ink.interval(
                x.clamped(e.ciLow()), x.clamped(e.effect()), x.clamped(e.ciHigh()), middle, color, e.includesZero());
        double taken = ink.text(interval(e), width, base, font, ink.theme.text2(), Ink.Align.RIGHT);
        ink.text(number(e), width - taken - 6, base, bold, ink.theme.text(), Ink.Align.RIGHT);
    }

    private HotSpot spot(Row each, Rectangle2D area) {
        Estimate e = each.estimate();
        List<String> lines = new ArrayList<>();
        lines.add(number(e) + " " + interval(e));
        if (!each.about().isEmpty()) {
            lines.add((each.key().equals(RANDOMISED) ? "" : "about: ") + each.about());
        }
        Double p = e.pValue();
        if (p != null) {
            lines.add(Numbers.pEquals(p));
        }
        lines.addAll(e.warnings());
        return new HotSpot(area, "estimate:" + each.key(), each.label(), lines);
    }
}
