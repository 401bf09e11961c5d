package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The posterior of a metric's difference as a density, the part on the better side of 0 shaded. Drawn as the normal
 * density with the posterior's mean and standard deviation; the interval and the probability are the readout's own.
 */
public record PosteriorChart(MetricReadout metric, String treatment) implements Picture {
    private static final int POINTS = 160;

    @Override
    public String id() {
        return "posterior-" + metric.key();
    }

    private @Nullable Estimate estimate() {
        return Effects.drawable(metric, "absolute", treatment).stream()
                .filter(Methods::bayesian)
                .findFirst()
                .orElse(null);
    }

    private static double deviation(Estimate e) {
        Double error = e.standardError();
        return error != null && error > 0 ? error : Math.max(1e-12, (e.ciHigh() - e.ciLow()) / 3.92);
    }

    /** Probability that the treatment is better, as the readout says it; empty where it does not. */
    private static String probability(Estimate e) {
        Object value = e.detail().get("probability_better");
        if (!(value instanceof Number number)) {
            return "";
        }
        double p = number.doubleValue();
        if (p > .9995) {
            return "> 99.9%";
        }
        return p < .0005 ? "< 0.1%" : Numbers.fixed(p * 100, 1) + "%";
    }

    private String emptySentence() {
        return metric.label() + " has no Bayesian estimate.";
    }

    @Override
    public String accessibleText() {
        Estimate e = estimate();
        if (e == null) {
            return emptySentence();
        }
        String probability = probability(e);
        return Effects.sentence(metric, e)
                + (probability.isEmpty()
                        ? ""
                        : ", probability that " + Effects.lower(treatment) + " is better " + probability)
                + ".";
    }

    @Override
    public DataTable table() {
        Estimate e = estimate();
        List<String> headers = List.of("Metric", "Method", "Difference", "Credible interval", "Probability better");
        return new DataTable(
                headers,
                e == null
                        ? List.of()
                        : List.of(List.of(
                                metric.label(),
                                Methods.label(e),
                                Effects.difference(metric, e),
                                Effects.interval(metric, e),
                                probability(e))));
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        Estimate e = estimate();
        if (e == null) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        double sd = deviation(e);
        double low = Math.min(0, e.effect() - 3.6 * sd);
        double high = Math.max(0, e.effect() + 3.6 * sd);
        double bottom = Math.max(20, height - 24);
        Scale x = new Scale(low, high, 4, Math.max(5, width - 4));
        Scale y = new Scale(0, 1, bottom, Math.min(bottom - 2, 30));
        Color arm = Arms.color(theme, Effects.index(metric, treatment));
        boolean lower = metric.better().equals("lower");
        Ticks ticks = Ticks.within(low, high, (int) Math.clamp(width / 56, 3, 8));
        for (double tick : ticks.values()) {
            ink.line(x.px(tick), 24, x.px(tick), bottom, theme.grid(), 1);
        }
        double better = lower ? Math.min(0, high) : Math.max(0, low);
        ink.fill(
                area(e, sd, x, y, lower ? low : better, lower ? better : high),
                Ink.alpha(arm, theme.bandOpacity() + .12));
        ink.fill(
                area(e, sd, x, y, lower ? better : low, lower ? high : better),
                Ink.alpha(theme.zero(), theme.bandOpacity()));
        ink.stroke(curve(e, sd, x, y, low, high, false), arm, 2);
        ink.line(x.from(), bottom, x.to(), bottom, theme.axis(), 1);
        ink.line(x.px(0), 20, x.px(0), bottom, theme.zero(), 1);
        ink.interval(x.px(e.ciLow()), x.px(e.effect()), x.px(e.ciHigh()), bottom - 7, arm, e.includesZero());
        double factor = Effects.factor(metric, "absolute");
        String unit = Effects.unit(metric, "absolute");
        Axes.bottom(ink, ticks, x, bottom + 15, ink.regular(11), v -> Axes.signed(v, factor, ticks, unit), 0, width);
        words(ink, e, width);
        return List.of(new HotSpot(
                new Rectangle2D.Double(0, 0, width, height),
                "metric:" + metric.key() + "/estimate:" + e.method(),
                metric.label() + ", " + Methods.label(e),
                Effects.tooltip(metric, e)));
    }

    private void words(Ink ink, Estimate e, double width) {
        Font strong = ink.strong(11);
        MetricFormat format = MetricFormat.of(metric);
        String number = format.withInterval(e.effect(), e.ciLow(), e.ciHigh());
        double taken = ink.text(number, width, 11, ink.regular(11), ink.theme.text(), Ink.Align.RIGHT);
        String probability = probability(e);
        if (!probability.isEmpty()) {
            String full = probability + " likely that " + Effects.lower(treatment) + " is better";
            double room = width - taken - 12;
            ink.fitted(
                    Ink.width(full, strong) <= room ? full : probability + " better",
                    0,
                    11,
                    strong,
                    ink.theme.text(),
                    Ink.Align.LEFT,
                    room);
        }
    }

    private static Path2D.Double area(Estimate e, double sd, Scale x, Scale y, double from, double to) {
        return curve(e, sd, x, y, from, Math.max(from, to), true);
    }

    private static Path2D.Double curve(
            Estimate e, double sd, Scale x, Scale y, double from, double to, boolean closed) {
        Path2D.Double path = new Path2D.Double();
        for (int i = 0; i <= POINTS; i++) {
            double value = from + (to - from) * i / POINTS;
            double z = (value - e.effect()) / sd;
            double at = y.px(Math.exp(-z * z / 2));
            if (i == 0) {
                path.moveTo(x.px(value), at);
            } else {
                path.lineTo(x.px(value), at);
            }
        }
        if (closed) {
            path.lineTo(x.px(to), y.px(0));
            path.lineTo(x.px(from), y.px(0));
            path.closePath();
        }
        return path;
    }
}
