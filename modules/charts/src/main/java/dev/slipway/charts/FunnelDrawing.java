package dev.slipway.charts;

import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** One drawing of a funnel. Columns go when there is no room: first the conversion, then the tiny axis. */
final class FunnelDrawing {
    private static final double HEADER = 18;
    private static final double NAME_LINE = 14;
    private static final double AXIS = 22;
    private static final int NAME_LINES = 3;

    private final Ink ink;
    private final FunnelChart chart;
    private final double width;
    private final double rowHeight;
    private final Font regular;
    private final Font strong;
    private final boolean narrow;
    private final double barsLeft;
    private final double barsRight;
    private final double fromPrevious;
    private final double axisLeft;
    private final double axisRight;
    private final List<HotSpot> spots = new ArrayList<>();

    FunnelDrawing(Ink ink, FunnelChart chart, double width, double height) {
        this.ink = ink;
        this.chart = chart;
        this.width = width;
        this.regular = ink.regular(Ink.AXIS_SIZE);
        this.strong = ink.strong(Ink.AXIS_SIZE);
        this.narrow = width < 520;
        int steps = chart.funnel().steps().size();
        double wanted = rowHeight(chart, width);
        this.rowHeight = Math.clamp((height - HEADER - AXIS) / steps, wanted * .5, wanted * 1.2);
        this.barsLeft = narrow ? 0 : Math.clamp(width * .16, 90, 170);
        double numbers = narrow ? 96 : 112;
        this.axisRight = narrow ? width : width - numbers;
        this.axisLeft = narrow ? width : axisRight - Math.clamp(width * .17, 80, 190);
        double previous = narrow ? 0 : 72;
        this.fromPrevious = axisLeft - previous - 12;
        this.barsRight = narrow ? width - numbers - 8 : Math.max(barsLeft + 20, fromPrevious - 16);
    }

    static double height(FunnelChart chart, double width) {
        return HEADER + AXIS + chart.funnel().steps().size() * rowHeight(chart, width);
    }

    private static double rowHeight(FunnelChart chart, double width) {
        return chart.variants().size() * 24 + 18 + (width < 520 ? 16 : 0);
    }

    List<HotSpot> draw() {
        List<FunnelReadout.Step> steps = chart.funnel().steps();
        Color grey = ink.theme.text3();
        double bottom = HEADER + steps.size() * rowHeight;
        String whole = "Share of exposed users who reached the step";
        String shares = Ink.width(whole, regular) <= barsRight - barsLeft ? whole : "Share of the exposed";
        ink.fitted(shares, barsLeft, 11, regular, grey, Ink.Align.LEFT, barsRight - barsLeft);
        Ticks ticks = ticks();
        Scale x = new Scale(ticks.low(), ticks.high(), axisLeft + 6, axisRight - 6);
        ink.text("95% interval", width, 11, regular, grey, Ink.Align.RIGHT);
        if (!narrow) {
            ink.text("from previous", fromPrevious, 11, regular, grey, Ink.Align.LEFT);
            double room = axisRight - axisLeft + 20;
            ink.fitted(
                    Arms.name(chart.variants().get(1 % chart.variants().size())) + " − control, pp",
                    axisLeft,
                    11,
                    regular,
                    grey,
                    Ink.Align.LEFT,
                    room);
            axis(ticks, x, bottom);
        }
        for (int i = 0; i < steps.size(); i++) {
            step(steps.get(i), i, HEADER + i * rowHeight, x);
        }
        return spots;
    }

    private void axis(Ticks ticks, Scale x, double bottom) {
        for (double tick : ticks.values()) {
            Color color = tick == 0 ? ink.theme.zero() : ink.theme.grid();
            ink.line(x.px(tick), HEADER + 4, x.px(tick), bottom - 4, color, 1);
        }
        Axes.bottom(
                ink,
                ticks,
                x,
                bottom + 12,
                regular,
                v -> Axes.signed(v, 100, ticks, ""),
                axisLeft - 10,
                axisRight + 10);
    }

    private void step(FunnelReadout.Step step, int index, double top, Scale x) {
        if (index > 0) {
            ink.line(0, top, width, top, ink.theme.grid(), 1);
        }
        double middle = top + rowHeight / 2;
        double barsTop = top;
        if (narrow) {
            ink.fitted(step.name(), 0, top + 14, strong, ink.theme.text(), Ink.Align.LEFT, barsRight);
            barsTop += 12;
        } else {
            name(step, middle, barsLeft - 10);
        }
        double pitch = (rowHeight - 18 - (narrow ? 16 : 0)) / chart.variants().size();
        for (int arm = 0; arm < chart.variants().size(); arm++) {
            bar(step, index, arm, barsTop + 9 + arm * pitch, pitch - 4);
        }
        difference(step, index, middle, x);
        spots.add(new HotSpot(
                new Rectangle2D.Double(0, top, width, rowHeight),
                "step:" + step.name(),
                step.name(),
                lines(step, index)));
    }

    /** A step's name, on up to three lines where it is long. Its events' keys are in the tooltip, for those who know them. */
    private void name(FunnelReadout.Step step, double middle, double room) {
        List<String> lines = Lines.of(step.name(), strong, room, NAME_LINES);
        double base = middle + 4 - (lines.size() - 1) * NAME_LINE / 2;
        for (String line : lines) {
            ink.text(line, 0, base, strong, ink.theme.text(), Ink.Align.LEFT);
            base += NAME_LINE;
        }
    }

    private void bar(FunnelReadout.Step step, int index, int arm, double y, double height) {
        String variant = chart.variants().get(arm);
        double share = FunnelChart.share(step.share(), variant);
        double full = barsRight - barsLeft;
        ink.bar(barsLeft, y, full, height, 2, ink.theme.track());
        double length = Double.isFinite(share) ? Math.clamp(share, 0, 1) * full : 0;
        Color color = Arms.color(ink.theme, arm);
        ink.bar(barsLeft, y, length, height, 2, color);
        String rate = Numbers.rate(share);
        String count = Numbers.count(step.reached().getOrDefault(variant, 0L));
        double base = y + height / 2 + 4;
        double rateWidth = Ink.width(rate, strong);
        double size = rateWidth + 10 + Ink.width(count, regular);
        boolean inside = length > size + 18;
        double at = barsLeft + (inside ? 9 : length + 8);
        Color words = inside ? Contrast.on(color, ink.theme) : ink.theme.text();
        ink.text(rate, at, base, strong, words, Ink.Align.LEFT);
        ink.text(count, at + rateWidth + 10, base, regular, words, Ink.Align.LEFT);
        if (!narrow && index > 0) {
            double previous = FunnelChart.share(step.fromPrevious(), variant);
            ink.text(Numbers.rate(previous), fromPrevious, base, regular, ink.theme.text(), Ink.Align.LEFT);
        }
    }

    private void difference(FunnelReadout.Step step, int index, double middle, Scale x) {
        Interval difference = step.difference();
        if (difference == null) {
            if (index == 0 && !narrow) {
                ink.fitted(
                        "not a step to compare",
                        x.px(0) + 5,
                        middle,
                        regular,
                        ink.theme.text3(),
                        Ink.Align.LEFT,
                        width - x.px(0) - 5);
            }
            return;
        }
        MetricFormat format = FunnelChart.format(step);
        ink.text(format.difference(difference.effect()), width, middle - 3, strong, ink.theme.text(), Ink.Align.RIGHT);
        ink.text(
                format.interval(difference.low(), difference.high()),
                width,
                middle + 12,
                regular,
                ink.theme.text2(),
                Ink.Align.RIGHT);
        if (!narrow) {
            ink.interval(
                    x.clamped(difference.low()),
                    x.clamped(difference.effect()),
                    x.clamped(difference.high()),
                    middle,
                    Arms.color(ink.theme, 1),
                    !difference.excludesZero());
        }
    }

    private List<String> lines(FunnelReadout.Step step, int index) {
        List<String> lines = new ArrayList<>();
        for (String variant : chart.variants()) {
            String previous = index == 0
                    ? ""
                    : ", from previous " + Numbers.rate(FunnelChart.share(step.fromPrevious(), variant));
            lines.add(Effects.lower(variant) + " " + Numbers.rate(FunnelChart.share(step.share(), variant)) + ", "
                    + Numbers.count(step.reached().getOrDefault(variant, 0L)) + previous);
        }
        Interval difference = step.difference();
        if (difference != null) {
            lines.add(FunnelChart.words(step, difference));
        }
        lines.add((step.events().size() == 1 ? "event " : "events ") + String.join(" or ", step.events()));
        return lines;
    }

    private Ticks ticks() {
        double low = 0;
        double high = 0;
        for (FunnelReadout.Step step : chart.funnel().steps()) {
            Interval difference = step.difference();
            if (difference != null) {
                low = Math.min(low, difference.low());
                high = Math.max(high, difference.high());
            }
        }
        return Ticks.covering(low, Math.max(high, low + 1e-4), (int) Math.clamp((axisRight - axisLeft) / 28, 3, 7));
    }
}
