package dev.slipway.charts;

import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A funnel, arm below arm: bars are shares of the exposed on one scale for all steps, then the share of those who
 * reached the step before, then treatment − control of the share with its 95 % interval.
 */
public record FunnelChart(FunnelReadout funnel, List<String> variants) implements Picture {
    public FunnelChart {
        variants = List.copyOf(variants);
    }

    @Override
    public String id() {
        return "funnel";
    }

    @Override
    public String accessibleText() {
        if (empty()) {
            return emptySentence();
        }
        FunnelReadout.Step last = funnel.steps().getLast();
        List<String> arms = new ArrayList<>();
        for (String variant : variants) {
            arms.add(Effects.lower(variant) + " " + Numbers.rate(share(last.share(), variant)));
        }
        Interval difference = last.difference();
        String end = difference == null ? "" : ", difference " + words(last, difference);
        return "Funnel of " + funnel.steps().size() + " steps; " + last.name() + " is reached by "
                + String.join(", ", arms) + end + ".";
    }

    boolean empty() {
        return funnel.steps().isEmpty() || funnel.mature().values().stream().allMatch(n -> n == 0);
    }

    static String emptySentence() {
        return "Nobody's window has passed yet, so there is no funnel to show.";
    }

    @Override
    public DataTable table() {
        List<String> headers = new ArrayList<>(List.of("Step"));
        for (String variant : variants) {
            headers.addAll(
                    List.of(Arms.name(variant), Arms.name(variant) + " share", Arms.name(variant) + " from previous"));
        }
        headers.add("Difference");
        List<List<String>> rows = new ArrayList<>();
        for (FunnelReadout.Step step : funnel.steps()) {
            List<String> row = new ArrayList<>(List.of(step.name()));
            for (String variant : variants) {
                row.add(Numbers.count(step.reached().getOrDefault(variant, 0L)));
                row.add(Numbers.rate(share(step.share(), variant)));
                row.add(Numbers.rate(share(step.fromPrevious(), variant)));
            }
            Interval difference = step.difference();
            row.add(difference == null ? "" : words(step, difference));
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    /** The share of an arm; NaN where there is none. */
    static double share(Map<String, Double> shares, String variant) {
        Double share = shares.get(variant);
        return share == null ? Double.NaN : share;
    }

    static String words(FunnelReadout.Step step, Interval difference) {
        return format(step).withInterval(difference.effect(), difference.low(), difference.high());
    }

    static MetricFormat format(FunnelReadout.Step step) {
        double level = 0;
        for (Double share : step.share().values()) {
            level = share == null ? level : Math.max(level, share);
        }
        return MetricFormat.of(true, level, 0);
    }

    @Override
    public double preferredHeight(double width) {
        return FunnelDrawing.height(this, width);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (empty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        return new FunnelDrawing(ink, this, width, height).draw();
    }
}
