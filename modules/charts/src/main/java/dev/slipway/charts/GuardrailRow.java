package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One guardrail: its difference against the margin that was agreed. The zone beyond the margin is hatched; the thin line
 * is the one-look interval and the pale bar the any-time interval, whichever of them the readout has.
 */
public record GuardrailRow(MetricReadout metric, String treatment) implements Picture {
    private static final double HEIGHT = 94;

    @Override
    public String id() {
        return "guardrail-" + metric.key();
    }

    @Override
    public String accessibleText() {
        Estimate shown = Effects.headline(metric, treatment);
        if (shown == null) {
            return emptySentence();
        }
        return Effects.sentence(metric, shown) + ", " + Guardrails.reading(metric, shown) + ".";
    }

    @Override
    public DataTable table() {
        Estimate shown = Effects.headline(metric, treatment);
        List<String> headers = List.of("Guardrail", "Method", "Difference", "Interval", "Margin", "Room");
        if (shown == null) {
            return new DataTable(headers, List.of());
        }
        Double limit = Guardrails.limit(metric);
        return new DataTable(
                headers,
                List.of(List.of(
                        metric.label(),
                        Methods.label(shown),
                        Effects.difference(metric, shown),
                        Effects.interval(metric, shown),
                        limit == null ? "" : MetricFormat.of(metric).difference(limit),
                        Guardrails.room(metric, shown))));
    }

    @Override
    public double preferredHeight(double width) {
        return HEIGHT;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        Estimate shown = Effects.headline(metric, treatment);
        if (shown == null) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        header(ink, shown, width);
        double bottom = Math.min(height, HEIGHT) - 18;
        double top = Math.min(42, bottom - 8);
        Rectangle2D plot = new Rectangle2D.Double(4, top, Math.max(4, width - 8), Math.max(4, bottom - top));
        plot(ink, shown, plot, width);
        return List.of(new HotSpot(
                new Rectangle2D.Double(0, 0, width, Math.min(height, HEIGHT)),
                "metric:" + metric.key() + "/estimate:" + shown.method(),
                metric.label() + ", " + Methods.label(shown),
                Effects.tooltip(metric, shown)));
    }

    private void header(Ink ink, Estimate shown, double width) {
        Font strong = ink.strong(Ink.AXIS_SIZE);
        Font regular = ink.regular(Ink.AXIS_SIZE);
        String number = Effects.difference(metric, shown) + " " + Effects.interval(metric, shown);
        double written = ink.text(number, width, 11, strong, ink.theme.text(), Ink.Align.RIGHT);
        ink.fitted(metric.label(), 0, 11, strong, ink.theme.text(), Ink.Align.LEFT, width - written - 10);
        String direction = metric.better() + " is better";
        Dial ceiling = Dial.ceiling(metric, treatment);
        String room = ceiling == null ? Guardrails.room(metric, shown) : ceiling.upTo();
        String caption = Methods.name(shown) + " · " + direction + (room.isEmpty() ? "" : " · " + room);
        ink.fitted(caption, 0, 26, regular, ink.theme.text2(), Ink.Align.LEFT, width);
    }

    private void plot(Ink ink, Estimate shown, Rectangle2D plot, double width) {
        Estimate anytime = Guardrails.anytime(metric, treatment);
        Estimate oneLook = Guardrails.oneLook(metric, treatment, shown);
        Scale x = range(anytime, oneLook, plot);
        Ticks ticks = Ticks.within(x.low(), x.high(), (int) Math.clamp(width / 48, 4, 9));
        Double limit = Guardrails.limit(metric);
        if (limit != null) {
            margin(ink, limit, x, plot);
        }
        Color arm = Arms.color(ink.theme, Effects.index(metric, treatment));
        double middle = plot.getCenterY();
        if (anytime != null) {
            double low = x.clamped(anytime.ciLow());
            Color pale = Ink.alpha(arm, ink.theme.bandOpacity() + .06);
            ink.bar(low, middle - 4, x.clamped(anytime.ciHigh()) - low, 8, 0, pale);
        }
        ink.line(plot.getMinX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY(), ink.theme.axis(), 1);
        ink.line(x.px(0), plot.getMinY(), x.px(0), plot.getMaxY(), ink.theme.zero(), 1);
        Estimate line = oneLook == null ? shown : oneLook;
        ink.interval(
                x.clamped(line.ciLow()),
                x.clamped(shown.effect()),
                x.clamped(line.ciHigh()),
                middle,
                arm,
                shown.includesZero());
        double factor = Effects.factor(metric, "absolute");
        double base = plot.getMaxY() + 14;
        Rectangle2D words = limit == null ? new Rectangle2D.Double() : marginWords(ink, limit, x, base, width);
        for (double tick : ticks.values()) {
            ink.line(x.px(tick), plot.getMaxY(), x.px(tick), plot.getMaxY() + 3, ink.theme.axis(), 1);
        }
        axis(ink, ticks, x, base, words, value -> Axes.signed(value, factor, ticks, ""), width);
    }

    /** Labels of the axis left and right of the margin's. */
    private static void axis(
            Ink ink, Ticks ticks, Scale x, double base, Rectangle2D taken, DoubleFunction<String> words, double width) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        List<Double> free = ticks.values().stream()
                .filter(tick -> {
                    double half = Ink.width(words.apply(tick), font) / 2 + 6;
                    return x.px(tick) + half < taken.getMinX() || x.px(tick) - half > taken.getMaxX();
                })
                .toList();
        Axes.bottom(ink, new Ticks(ticks.step(), free), x, base, font, words, 0, width);
    }

    private static void margin(Ink ink, double limit, Scale x, Rectangle2D plot) {
        double at = x.px(limit);
        boolean below = limit < 0;
        double from = below ? plot.getMinX() : at;
        double to = below ? at : plot.getMaxX();
        ink.hatch(new Rectangle2D.Double(from, plot.getMinY(), to - from, plot.getHeight()));
        ink.dashed(at, plot.getMinY() - 5, at, plot.getMaxY(), ink.theme.limit(), 1.6, 4, 3);
    }

    /** The margin's label among those of the axis, where it keeps clear of the number above; gives the place that it takes. */
    private Rectangle2D marginWords(Ink ink, double limit, Scale x, double base, double width) {
        Font font = ink.strong(Ink.AXIS_SIZE);
        String words = "margin " + MetricFormat.of(metric).number(limit);
        ink.within(words, x.px(limit), base, font, ink.theme.limit(), 0, width);
        double wide = Ink.width(words, font);
        double left = Math.clamp(x.px(limit) - wide / 2, 0, Math.max(0, width - wide));
        return new Rectangle2D.Double(left, base, wide, 1);
    }

    private Scale range(@Nullable Estimate anytime, @Nullable Estimate oneLook, Rectangle2D plot) {
        double low = 0;
        double high = 0;
        for (Estimate e : Effects.drawable(metric, "absolute", treatment)) {
            if (e.decides() || e.equals(anytime) || e.equals(oneLook)) {
                low = Math.min(low, e.ciLow());
                high = Math.max(high, e.ciHigh());
            }
        }
        Double limit = Guardrails.limit(metric);
        if (limit != null) {
            low = Math.min(low, limit * 1.35);
            high = Math.max(high, limit * 1.35);
        }
        double pad = Math.max(1e-12, (high - low) * .07);
        return new Scale(low - pad, high + pad, plot.getMinX(), plot.getMaxX());
    }

    private String emptySentence() {
        return metric.label() + " has no estimate yet: " + Numbers.count(immature())
                + " users are still inside their window.";
    }

    private long immature() {
        return metric.arms().stream().mapToLong(a -> a.immature()).sum();
    }
}
