package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PolicyReadout.Choice;
import dev.slipway.readout.text.Words;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Draws a frontier with its limit, its zone, its zero and its handle. */
final class FrontierDrawing {
    private static final double TOP = 8;
    private static final double BOTTOM = 38;
    private static final double RIGHT = 12;

    private final PolicyFrontier frontier;
    private final Amount amount;
    private final double width;
    private final List<Choice> line;
    private final Ticks gains;
    private final Rectangle2D area;
    private final Scale x;
    private final Scale y;

    FrontierDrawing(PolicyFrontier frontier, Amount amount, double width, double height, ChartTheme theme) {
        this.frontier = frontier;
        this.amount = amount;
        this.width = width;
        line = frontier.judged();
        double limit = frontier.limit().most();
        double from = Math.min(frontier.most(line.getFirst()), Math.min(limit, frontier.at()));
        double to = Math.max(frontier.most(line.getLast()), Math.max(limit, frontier.at()));
        double low = 0;
        double high = 0;
        for (Choice choice : line) {
            Interval gain = gain(choice);
            low = Math.min(low, gain.low());
            high = Math.max(high, gain.high());
        }
        Interval own = frontier.gain();
        if (!frontier.onCurve() && own != null) {
            low = Math.min(low, own.low());
            high = Math.max(high, own.high());
        }
        double bottom = Math.max(TOP + 4, height - BOTTOM);
        gains = Ticks.covering(low, high, (int) Math.clamp((bottom - TOP) / 30, 2, 6));
        Font font = theme.regular().deriveFont((float) Ink.AXIS_SIZE);
        double left = Axes.room(gains, font, v -> Euros.tick(v, gains)) + 12;
        area = new Rectangle2D.Double(left, TOP, Math.max(4, width - left - RIGHT), bottom - TOP);
        double air = Math.max(1e-12, (to - from) * .03);
        x = new Scale(from - air, to + air, area.getMinX(), area.getMaxX());
        y = new Scale(gains.low(), gains.high(), area.getMaxY(), area.getMinY());
    }

    private static Interval gain(Choice choice) {
        return Objects.requireNonNull(choice.gain());
    }

    PolicyFrontier.Frame frame() {
        double tight = frontier.most(line.getFirst());
        double loose = frontier.most(line.getLast());
        return new PolicyFrontier.Frame(x.px(tight), x.px(loose), tight, loose, handle());
    }

    private double handle() {
        return y.clamped(Objects.requireNonNull(frontier.gain()).effect());
    }

    List<HotSpot> draw(Ink ink) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        double limit = x.px(frontier.limit().most());
        for (double tick : gains.values()) {
            ink.line(area.getMinX(), y.px(tick), area.getMaxX(), y.px(tick), ink.theme.grid(), 1);
        }
        ink.hatch(new Rectangle2D.Double(limit, area.getMinY(), area.getMaxX() - limit, area.getHeight()));
        curve(ink);
        ink.line(area.getMinX(), y.px(0), area.getMaxX(), y.px(0), ink.theme.zero(), 1);
        ink.dashed(limit, area.getMinY(), limit, area.getMaxY(), ink.theme.limit(), 1.6f, 4, 3);
        Axes.left(ink, gains, y, area.getMinX() - 8, font, v -> Euros.tick(v, gains));
        axis(ink, font);
        words(ink, limit);
        cross(ink);
        List<HotSpot> spots = new ArrayList<>();
        for (Choice choice : line) {
            double at = x.px(frontier.most(choice));
            double level = y.px(gain(choice).effect());
            spots.add(new HotSpot(
                    new Rectangle2D.Double(Math.max(0, at - 6), Math.max(0, level - 6), 12, 12),
                    "choice:" + frontier.most(choice),
                    frontier.limit().label() + " at most " + amount.level(frontier.most(choice)),
                    frontier.tip(choice)));
        }
        return spots;
    }

    /** The line is dashed beyond the study's limit, and dotted and grey where it does not hold for the handle. */
    private void curve(Ink ink) {
        LinePlot plot = new LinePlot(ink, area, x.low(), x.high(), y.low(), y.high());
        double[] xs = line.stream().mapToDouble(frontier::most).toArray();
        double[] low = line.stream().mapToDouble(c -> gain(c).low()).toArray();
        double[] high = line.stream().mapToDouble(c -> gain(c).high()).toArray();
        double[] middle = line.stream().mapToDouble(c -> gain(c).effect()).toArray();
        if (!frontier.onCurve()) {
            plot.line(xs, middle, ink.theme.text3(), 1.5, 2, 3);
            plot.draw();
            return;
        }
        Color own = Arms.color(ink.theme, 1);
        plot.band(xs, low, high, Ink.alpha(own, ink.theme.bandOpacity()));
        double limit = Math.clamp(frontier.limit().most(), xs[0], xs[xs.length - 1]);
        double at = interpolated(xs, middle, limit);
        plot.line(until(xs, xs, limit, limit), until(xs, middle, limit, at), own, 2);
        plot.line(from(xs, xs, limit, limit), from(xs, middle, limit, at), own, 2, 5, 4);
        plot.draw();
    }

    private static double interpolated(double[] xs, double[] ys, double at) {
        for (int i = 1; i < xs.length; i++) {
            if (at <= xs[i] && xs[i] > xs[i - 1]) {
                return ys[i - 1] + (at - xs[i - 1]) / (xs[i] - xs[i - 1]) * (ys[i] - ys[i - 1]);
            }
        }
        return ys[ys.length - 1];
    }

    /** Values up to the limit, and then that of the limit itself. */
    private static double[] until(double[] xs, double[] values, double limit, double last) {
        double[] part = IntStream.range(0, xs.length)
                .filter(i -> xs[i] < limit)
                .mapToDouble(i -> values[i])
                .toArray();
        double[] all = Arrays.copyOf(part, part.length + 1);
        all[part.length] = last;
        return all;
    }

    /** The value of the limit, and then those beyond. */
    private static double[] from(double[] xs, double[] values, double limit, double first) {
        return DoubleStream.concat(
                        DoubleStream.of(first),
                        IntStream.range(0, xs.length).filter(i -> xs[i] > limit).mapToDouble(i -> values[i]))
                .toArray();
    }

    private void axis(Ink ink, Font font) {
        boolean rate = amount.unit() == Amount.Unit.RATE;
        Ticks ticks = Ticks.within(x.low(), x.high(), (int) Math.clamp(area.getWidth() / 72, 2, 7));
        Axes.bottom(
                ink,
                ticks,
                x,
                area.getMaxY() + 16,
                font,
                v -> rate ? Axes.share(v, ticks) : Euros.level(v, ticks),
                area.getMinX() - 16,
                width);
        boolean said = rate || frontier.limit().label().contains(" per ");
        String unit = said ? "" : ", per user and week";
        ink.within(
                "allowed " + Words.lower(frontier.limit().label()) + unit,
                area.getCenterX(),
                area.getMaxY() + 32,
                font,
                ink.theme.text3(),
                area.getMinX() - 16,
                width);
    }

    private void words(Ink ink, double limit) {
        Font strong = ink.strong(Ink.AXIS_SIZE);
        String words = "limit " + amount.limit(frontier.limit().most());
        double room = Ink.width(words, strong) + 8;
        boolean right = limit + room < width;
        double base = area.getMinY() + 12;
        if (right || limit - room > area.getMinX()) {
            ink.text(
                    words,
                    right ? limit + 6 : limit - 6,
                    base,
                    strong,
                    ink.theme.limit(),
                    right ? Ink.Align.LEFT : Ink.Align.RIGHT);
        }
        zero(ink, strong, limit, base);
        if (!frontier.onCurve()) {
            offCurve(ink);
        }
    }

    /** What the grey line is, where the handle has left it; in the left corner that the line keeps clear of. */
    private void offCurve(Ink ink) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        String words = "dotted: study's other limits";
        boolean high = y.px(gain(line.getFirst()).effect()) < area.getCenterY();
        double base = high ? area.getMaxY() - 6 : area.getMinY() + 12;
        double limit = x.px(frontier.limit().most());
        if (area.getMinX() + 6 + Ink.width(words, font) < limit - 74) {
            ink.text(words, area.getMinX() + 6, base, font, ink.theme.text2(), Ink.Align.LEFT);
        }
    }

    /** The line at 0 is the current policy; its name stands on the side where the curve is not. */
    private void zero(Ink ink, Font font, double limit, double taken) {
        String words = "current policy";
        double room = Ink.width(words, font);
        boolean inside = limit - room - 14 > area.getMinX();
        double right = Math.min(inside ? limit - 8 : area.getMaxX() - 4, area.getMaxX() - 4);
        Choice near = line.getLast();
        for (Choice choice : line) {
            if (x.px(frontier.most(choice)) <= right) {
                near = choice;
            }
        }
        boolean under = gain(near).effect() >= 0 && area.getMaxY() - y.px(0) > 18;
        double at = under ? y.px(0) + 14 : y.px(0) - 6;
        if ((at > taken + 14 || inside) && room + 8 < right - area.getMinX()) {
            ink.text(words, right, at, font, ink.theme.text2(), Ink.Align.RIGHT);
        }
    }

    private void cross(Ink ink) {
        double px = x.px(frontier.at());
        double py = handle();
        Color own = Arms.color(ink.theme, 1);
        Interval gain = Objects.requireNonNull(frontier.gain());
        if (!frontier.onCurve()) {
            ink.line(px, y.clamped(gain.low()), px, y.clamped(gain.high()), Ink.alpha(own, .45), 5);
        }
        ink.dashed(area.getMinX(), py, px, py, own, 1, 2, 3);
        ink.dashed(px, py, px, area.getMaxY(), own, 1, 2, 3);
        ink.dot(px, py, 10, Ink.alpha(own, .3));
        ink.dot(px, py, 6.6, ink.theme.surface());
        ink.dot(px, py, 5.2, own);
    }
}
