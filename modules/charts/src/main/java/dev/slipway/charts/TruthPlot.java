package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the simulator planted and what one look recovered, metric by metric, each on its own axis. */
public record TruthPlot(List<MetricReadout> metrics, String treatment) implements Picture {
    private static final double ROW = 94;

    public TruthPlot {
        metrics = List.copyOf(metrics);
    }

    private record Row(MetricReadout metric, Estimate estimate, double truth) {
        boolean covers() {
            return estimate.ciLow() <= truth && truth <= estimate.ciHigh();
        }

        String planted() {
            return "planted " + MetricFormat.of(metric).difference(truth);
        }
    }

    /** The interval that is meant to cover the truth 95 times in 100: one look, not Bayesian. */
    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (MetricReadout metric : metrics) {
            MetricReadout.Truth truth = Effects.truth(metric, treatment);
            Estimate estimate = oneLook(metric);
            if (truth != null && estimate != null) {
                rows.add(new Row(metric, estimate, truth.effect()));
            }
        }
        return rows;
    }

    private @Nullable Estimate oneLook(MetricReadout metric) {
        return Effects.drawable(metric, "absolute", treatment).stream()
                .filter(e -> !Methods.anytime(e) && !Methods.bayesian(e))
                .findFirst()
                .orElse(Effects.headline(metric, treatment));
    }

    @Override
    public String id() {
        return "truth";
    }

    @Override
    public String accessibleText() {
        List<Row> rows = rows();
        if (rows.isEmpty()) {
            return emptySentence();
        }
        List<String> clauses = new ArrayList<>();
        for (Row row : rows) {
            clauses.add(Effects.sentence(row.metric(), row.estimate()) + ", " + row.planted()
                    + (row.covers() ? ", covered" : ", missed"));
        }
        return "Planted and recovered effects. " + String.join("; ", clauses) + ".";
    }

    private static String emptySentence() {
        return "Nothing was planted: this study's data was not simulated.";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : rows()) {
            rows.add(List.of(
                    row.metric().label(),
                    MetricFormat.of(row.metric()).difference(row.truth()),
                    Effects.difference(row.metric(), row.estimate()),
                    Effects.interval(row.metric(), row.estimate()),
                    row.covers() ? "yes" : "no"));
        }
        return new DataTable(List.of("Metric", "Planted", "Recovered", "Interval", "Covers"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return Math.max(1, rows().size()) * ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<Row> rows = rows();
        if (rows.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        double pitch = Math.clamp(height / rows.size(), 62, ROW + 12);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            row(ink, rows.get(i), i * pitch, Math.min(pitch, ROW), width);
            List<String> lines = new ArrayList<>(List.of(rows.get(i).planted()));
            lines.addAll(Effects.tooltip(rows.get(i).metric(), rows.get(i).estimate()));
            MetricReadout metric = rows.get(i).metric();
            spots.add(new HotSpot(
                    new Rectangle2D.Double(0, i * pitch, width, pitch),
                    "metric:" + metric.key() + "/estimate:"
                            + rows.get(i).estimate().method(),
                    metric.label(),
                    lines));
        }
        return spots;
    }

    private void row(Ink ink, Row row, double top, double height, double width) {
        Font strong = ink.strong(Ink.AXIS_SIZE);
        Font regular = ink.regular(Ink.AXIS_SIZE);
        Estimate e = row.estimate();
        String number = Effects.difference(row.metric(), e) + " " + Effects.interval(row.metric(), e);
        double taken = ink.text(number, width, top + 12, regular, ink.theme.text(), Ink.Align.RIGHT);
        double room = width - taken - 10;
        String title = row.metric().label() + " · " + row.planted();
        boolean fits = Ink.width(title, strong) <= room;
        ink.fitted(fits ? title : row.metric().label(), 0, top + 12, strong, ink.theme.text(), Ink.Align.LEFT, room);
        double low = Math.min(0, Math.min(row.truth(), e.ciLow()));
        double high = Math.max(0, Math.max(row.truth(), e.ciHigh()));
        Ticks ticks = Ticks.covering(low, high, (int) Math.clamp(width / 64, 3, 7));
        Scale x = new Scale(ticks.low(), ticks.high(), 16, Math.max(17, width - 16));
        double plotTop = top + 24;
        double bottom = top + height - 32;
        for (double tick : ticks.values()) {
            ink.line(x.px(tick), plotTop, x.px(tick), bottom, tick == 0 ? ink.theme.zero() : ink.theme.grid(), 1);
        }
        ink.line(x.from(), bottom, x.to(), bottom, ink.theme.axis(), 1);
        double truth = x.px(row.truth());
        ink.dashed(truth, plotTop + 6, truth, bottom, ink.theme.text(), 1.2, 2, 2.5f);
        double middle = plotTop + (bottom - plotTop) * .62;
        ink.interval(
                x.px(e.ciLow()),
                x.px(e.effect()),
                x.px(e.ciHigh()),
                middle,
                Arms.color(ink.theme, Effects.index(row.metric(), treatment)),
                e.includesZero());
        ink.diamond(truth, plotTop + 5, 5);
        double factor = Effects.factor(row.metric(), "absolute");
        Axes.bottom(ink, ticks, x, bottom + 14, regular, v -> Axes.signed(v, factor, ticks, ""), 0, width);
    }
}
