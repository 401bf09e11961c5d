package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The deciding interval on a tiny axis with 0 and the margin, for a card or a cell of a table. From 32 px of height on
 * the margin is hatched and named.
 */
public record MiniInterval(MetricReadout metric, String treatment) implements Picture {
    @Override
    public String id() {
        return "interval-" + metric.key();
    }

    @Override
    public String accessibleText() {
        Estimate shown = Effects.headline(metric, treatment);
        return shown == null
                ? metric.label() + " has no estimate yet."
                : Effects.sentence(metric, shown) + ", " + Guardrails.reading(metric, shown) + ".";
    }

    @Override
    public DataTable table() {
        return new GuardrailRow(metric, treatment).table();
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        Estimate shown = Effects.headline(metric, treatment);
        if (shown == null) {
            ink.sentence("no estimate yet", width, height);
            return List.of();
        }
        boolean large = height >= 32;
        double middle = large ? (height - 12) / 2 : height / 2;
        double reach = large ? middle - 1 : Math.min(9, height / 2);
        Scale x = scale(shown, width);
        Double limit = Guardrails.limit(metric);
        if (large && limit != null) {
            double from = limit < 0 ? 0 : x.px(limit);
            double to = limit < 0 ? x.px(limit) : width;
            ink.hatch(new Rectangle2D.Double(from, middle - reach + 3, to - from, 2 * reach - 3));
        }
        double base = large ? middle + reach : middle;
        ink.line(0, base, width, base, large ? theme.axis() : theme.grid(), 1);
        ink.line(x.px(0), middle - reach, x.px(0), middle + reach, theme.zero(), 1);
        if (limit != null) {
            ink.dashed(x.px(limit), middle - reach, x.px(limit), middle + reach, theme.limit(), 1.4, 4, 3);
        }
        Color arm = Arms.color(theme, Effects.index(metric, treatment));
        ink.interval(
                x.px(shown.ciLow()), x.px(shown.effect()), x.px(shown.ciHigh()), middle, arm, shown.includesZero());
        if (large) {
            labels(ink, x, limit == null ? Double.NaN : limit, height - 2, width);
        }
        return List.of(new HotSpot(
                new Rectangle2D.Double(0, 0, width, height),
                "metric:" + metric.key() + "/estimate:" + shown.method(),
                metric.label(),
                Effects.tooltip(metric, shown)));
    }

    private void labels(Ink ink, Scale x, double limit, double base, double width) {
        Font font = ink.regular(9.5);
        if (Double.isFinite(limit)) {
            String words = MetricFormat.of(metric).number(limit);
            ink.within(words, x.px(limit), base, font, ink.theme.limit(), 0, width);
            double gap = Math.abs(x.px(limit) - x.px(0));
            if (gap < Ink.width(words, font) / 2 + 8) {
                return;
            }
        }
        ink.within("0", x.px(0), base, font, ink.theme.text3(), 0, width);
    }

    private Scale scale(Estimate shown, double width) {
        double low = Math.min(0, shown.ciLow());
        double high = Math.max(0, shown.ciHigh());
        Double limit = Guardrails.limit(metric);
        if (limit != null) {
            low = Math.min(low, limit * 1.3);
            high = Math.max(high, limit * 1.3);
        }
        double pad = Math.max(1e-12, (high - low) * .08);
        double edge = Math.min(5, width / 4);
        return new Scale(low - pad, high + pad, edge, Math.max(edge, width - edge));
    }
}
