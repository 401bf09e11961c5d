package dev.slipway.charts;

import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.SideBySide;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * One metric and treatment by every way of looking: a row each with its interval, its p-value or its probability of being
 * better, and what it says. The row that the verdict rests on is tinted.
 */
public record LooksComparison(SideBySide looks, MetricReadout metric) implements Picture {
    /** Start of the key of a row's hot spot; its place in the list follows. */
    public static final String KEY = "way:";

    private static final double CERTAIN = 0.999;

    @Override
    public String id() {
        return "looks-" + looks.treatment();
    }

    @Override
    public String accessibleText() {
        if (looks.rows().isEmpty()) {
            return looks.summary();
        }
        String decides = looks.rows().stream()
                .filter(SideBySide.Row::decides)
                .findFirst()
                .map(row -> row.name() + " decides: " + words(row) + ". ")
                .orElse("");
        return metric.label() + " by " + looks.rows().size() + " ways of looking. " + decides + looks.summary();
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (SideBySide.Row row : looks.rows()) {
            rows.add(List.of(
                    row.name(),
                    format().difference(row.effect()),
                    interval(row),
                    probability(row),
                    says(row),
                    row.decides() ? "yes" : ""));
        }
        return new DataTable(
                List.of("Way of looking", "Difference", "Interval", "p, or better with", "Says", "Decides"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return LooksDrawing.preferredHeight(looks.rows().size(), width);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (looks.rows().isEmpty()) {
            ink.sentence(looks.summary(), width, height);
            return List.of();
        }
        return new LooksDrawing(ink, this, width, height).draw();
    }

    MetricFormat format() {
        return MetricFormat.of(metric);
    }

    /** {@code [+3.6, +6.2]}, or that there is none. */
    String interval(SideBySide.Row row) {
        Double low = row.low();
        Double high = row.high();
        return low == null || high == null ? "no interval" : format().interval(low, high);
    }

    /** {@code +4.9 pp [+3.6, +6.2]}. */
    String words(SideBySide.Row row) {
        return format().difference(row.effect()) + " " + interval(row);
    }

    /** {@code p = 0.03} or {@code 97.8% better}; a probability is never certain. */
    public static String probability(SideBySide.Row row) {
        Double p = row.pValue();
        Double better = row.probabilityBetter();
        if (p != null) {
            return Numbers.pEquals(p);
        }
        if (better == null) {
            return "no p-value";
        }
        return (better > CERTAIN ? "> 99.9%" : better < 1 - CERTAIN ? "< 0.1%" : Numbers.rate(better)) + " better";
    }

    /** What the row says in the metric's own direction. */
    public static String says(SideBySide.Row row) {
        return row.says().equals("unclear") ? "open" : row.says();
    }
}
