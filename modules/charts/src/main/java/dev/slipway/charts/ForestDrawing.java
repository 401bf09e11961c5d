package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** One drawing of a forest plot: labels left, intervals in the middle, numbers right. */
final class ForestDrawing {
    /** Below this width the interval goes under its words. */
    static final double NARROW = 440;

    static final double STACKED = 14;
    private static final double INDENT = 12;
    private static final double GAP = 8;
    /** Intervals need so much before labels may take more. */
    private static final double LEAST_PLOT = 190;

    private final Ink ink;
    private final List<ForestGroup> groups;
    private final String treatment;
    private final double width;
    private final ForestSpacing spacing;
    private final double row;
    private final double extra;
    private final Font label;
    private final Font bold;
    private final double effectRight;
    private final double intervalRight;
    private final double labelRoom;
    private final double plotLeft;
    private final double plotRight;
    private final PlantedMark truths;
    private final List<HotSpot> spots = new ArrayList<>();

    ForestDrawing(Ink ink, List<ForestGroup> groups, String treatment, double width, double height) {
        this.ink = ink;
        this.groups = groups;
        this.treatment = treatment;
        this.width = width;
        this.extra = width < NARROW ? STACKED : 0;
        this.spacing = ForestSpacing.of(groups, width < NARROW, height);
        this.row = spacing.row();
        this.label = ink.regular(Ink.AXIS_SIZE);
        this.bold = ink.strong(Ink.AXIS_SIZE);
        double interval = widest(false);
        this.intervalRight = width - 2;
        this.effectRight = intervalRight - interval - GAP;
        double numbersLeft = effectRight - widest(true);
        double labels =
                Math.clamp(widestLabel() + 30, 64, Math.max(64, Math.min(numbersLeft * .5, numbersLeft - LEAST_PLOT)));
        this.labelRoom = extra > 0 ? Math.max(20, numbersLeft - 8) : labels;
        this.plotLeft = extra > 0 ? 2 : labels + GAP;
        this.plotRight = extra > 0 ? width - 2 : Math.max(plotLeft + 10, numbersLeft - 18);
        this.truths = new PlantedMark(label, plotLeft, plotRight);
    }

    List<HotSpot> draw() {
        double top = 0;
        for (int i = 0; i < groups.size(); i++) {
            top = group(groups.get(i), top, i == 0);
        }
        return spots;
    }

    private double group(ForestGroup group, double top, boolean first) {
        double header = spacing.header(first);
        double bottom = top + header + group.entries().size() * spacing.metric() + group.rows() * row;
        int most = (int) Math.clamp((plotRight - plotLeft) / 52, 3, 7);
        Ticks ticks = Ticks.covering(group.low(), group.high(), most);
        Scale x = new Scale(ticks.low(), ticks.high(), plotLeft + 6, plotRight - 6);
        header(group, top, x, first);
        tintedRows(group, top + header);
        for (double tick : ticks.values()) {
            Color color = tick == 0 ? ink.theme.zero() : ink.theme.grid();
            if (extra == 0) {
                ink.line(x.px(tick), top + header - 4, x.px(tick), bottom, color, 1);
            } else {
                behindIntervals(group, x.px(tick), top + header, color);
            }
        }
        axisLabels(group, ticks, x, bottom + 15);
        double y = top + header;
        for (ForestGroup.Entry entry : group.entries()) {
            y = entry(group, entry, y, x);
        }
        return bottom + spacing.axis();
    }

    private void header(ForestGroup group, double top, Scale x, boolean first) {
        Color grey = ink.theme.text3();
        double y = top + Math.min(11, spacing.header(first) - 3);
        double end = plotRight;
        if (first && extra == 0) {
            ink.fitted("Metric and method", 0, y, label, grey, Ink.Align.LEFT, labelRoom);
            String level = Effects.level(group.entries().getFirst().estimates().getFirst());
            String words = "Difference, " + level + " interval";
            double room = width - plotRight + 20;
            end = intervalRight - 10 - ink.fitted(words, intervalRight, y, label, grey, Ink.Align.RIGHT, room);
        }
        double zero = x.px(0);
        String control = Effects.lower(Arms.key(group.example(), 0));
        String left = (group.lowerIsBetter() ? Effects.lower(treatment) : control) + " better";
        String right = (group.lowerIsBetter() ? control : Effects.lower(treatment)) + " better";
        double before = Math.max(0, zero - 6 - plotLeft + (extra > 0 ? 0 : 34));
        if (Ink.width(left, label) <= before) {
            ink.text(left, zero - 6, y, label, grey, Ink.Align.RIGHT);
        }
        if (zero + 6 + Ink.width(right, label) <= end) {
            ink.text(right, zero + 6, y, label, grey, Ink.Align.LEFT);
        }
    }

    private void tintedRows(ForestGroup group, double from) {
        double y = from;
        for (ForestGroup.Entry entry : group.entries()) {
            y += spacing.metric();
            for (Estimate e : entry.estimates()) {
                if (e.decides()) {
                    ink.bar(0, y, width, row, 2, ink.theme.selected());
                }
                y += row;
            }
        }
    }

    /** Where words stand above the intervals, lines must not run through them. */
    private void behindIntervals(ForestGroup group, double x, double from, Color color) {
        double y = from;
        for (ForestGroup.Entry entry : group.entries()) {
            y += spacing.metric();
            for (int i = 0; i < entry.estimates().size(); i++) {
                y += row;
                ink.line(x, y - STACKED - 1, x, y, color, 1);
            }
        }
    }

    private double entry(ForestGroup group, ForestGroup.Entry entry, double from, Scale x) {
        MetricReadout metric = entry.metric();
        double written = name(group, entry, from, x);
        String role = Arms.name(metric.role());
        if (written + 16 + Ink.width(role, label) < labelRoom) {
            ink.text(role, written + 14, from + spacing.metric() - 6, label, ink.theme.text3(), Ink.Align.LEFT);
        }
        if (group.hasTruth(entry)) {
            truth(metric, group.truth(entry, 0), from, entry.estimates().size(), x);
        }
        double y = from + spacing.metric();
        for (Estimate e : entry.estimates()) {
            estimate(metric, e, y, x);
            y += row;
        }
        return y;
    }

    /** The name has the row to itself up to the planted effect; where it leaves its column, lines of the axis stay behind it. */
    private double name(ForestGroup group, ForestGroup.Entry entry, double from, Scale x) {
        MetricReadout metric = entry.metric();
        double base = from + spacing.metric() - 6;
        double room = labelRoom;
        if (extra == 0) {
            double end = group.hasTruth(entry) ? truths.left(metric, group.truth(entry, 0), x) - 8 : plotRight;
            room = Math.max(labelRoom, end);
            double wide = Math.min(room, Ink.width(metric.label(), bold));
            if (wide > labelRoom) {
                ink.bar(labelRoom, base - 10, wide + 3 - labelRoom, 13, 0, ink.theme.surface());
            }
        }
        return ink.fitted(metric.label(), 0, base, bold, ink.theme.text(), Ink.Align.LEFT, room);
    }

    private void truth(MetricReadout metric, double effect, double from, int rows, Scale x) {
        double at = x.px(effect);
        String words = PlantedMark.words(metric, effect);
        double base = from + spacing.metric() - 6;
        if (extra > 0) {
            double taken = ink.text(words, intervalRight, base, label, ink.theme.text3(), Ink.Align.RIGHT);
            ink.diamond(intervalRight - taken - 9, base - 4, 4.6);
            for (int i = 1; i <= rows; i++) {
                double y = from + spacing.metric() + i * row;
                ink.dashed(at, y - STACKED - 1, at, y, ink.theme.text(), 1, 1.5f, 2.5f);
            }
            return;
        }
        ink.dashed(at, base - 4, at, from + spacing.metric() + rows * row, ink.theme.text(), 1, 1.5f, 2.5f);
        ink.diamond(at, base - 4, 4.6);
        double size = Ink.width(words, label) + 9;
        boolean left = truths.leads(at, size, x);
        double backing = left ? at - size : at + 7;
        ink.bar(backing, base - 10, size - 5, 13, 0, ink.theme.surface());
        ink.text(
                words, left ? at - 9 : at + 9, base, label, ink.theme.text3(), left ? Ink.Align.RIGHT : Ink.Align.LEFT);
    }

    private void estimate(MetricReadout metric, Estimate e, double y, Scale x) {
        double middle = y + (row - extra) / 2;
        double base = middle + 4;
        double line = extra > 0 ? y + row - STACKED / 2 - 1 : middle;
        double pin = e.decides() ? 18 : 0;
        ink.fitted(
                Methods.label(e),
                INDENT,
                base,
                e.decides() ? bold : label,
                e.decides() ? ink.theme.text() : ink.theme.text2(),
                Ink.Align.LEFT,
                labelRoom - INDENT - pin);
        if (e.decides()) {
            ForestSpacing.pin(ink, labelRoom - 10, middle);
        }
        Color color = Arms.color(ink.theme, Effects.index(metric, treatment));
        ink.interval(x.clamped(e.ciLow()), x.clamped(e.effect()), x.clamped(e.ciHigh()), line, color, e.includesZero());
        ink.text(Effects.difference(metric, e), effectRight, base, bold, ink.theme.text(), Ink.Align.RIGHT);
        ink.text(Effects.interval(metric, e), intervalRight, base, label, ink.theme.text2(), Ink.Align.RIGHT);
        spots.add(new HotSpot(
                new Rectangle2D.Double(0, y, width, row),
                "metric:" + metric.key() + "/estimate:" + e.method(),
                metric.label() + ", " + Methods.label(e),
                Effects.tooltip(metric, e)));
    }

    private void axisLabels(ForestGroup group, Ticks ticks, Scale x, double y) {
        double factor = Effects.factor(group.example(), group.scale());
        String unit = Effects.unit(group.example(), group.scale());
        Axes.bottom(
                ink,
                ticks,
                x,
                y,
                label,
                value -> Axes.signed(value, factor, ticks, unit),
                Math.max(0, plotLeft - 16),
                Math.min(width, plotRight + 16));
    }

    private double widest(boolean effect) {
        double widest = 0;
        for (ForestGroup group : groups) {
            for (ForestGroup.Entry entry : group.entries()) {
                for (Estimate e : entry.estimates()) {
                    String text = effect ? Effects.difference(entry.metric(), e) : Effects.interval(entry.metric(), e);
                    widest = Math.max(widest, Ink.width(text, effect ? bold : label));
                }
            }
        }
        return widest;
    }

    private double widestLabel() {
        double widest = 0;
        for (ForestGroup group : groups) {
            for (ForestGroup.Entry entry : group.entries()) {
                widest = Math.max(widest, Ink.width(entry.metric().label(), bold) - 20);
                for (Estimate e : entry.estimates()) {
                    widest = Math.max(widest, INDENT + Ink.width(Methods.label(e), bold));
                }
            }
        }
        return widest;
    }
}
