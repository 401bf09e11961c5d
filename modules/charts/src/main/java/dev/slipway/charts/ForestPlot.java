package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Effects by metric and method: one row per estimate with its interval, the row that the decision rests on tinted, the
 * planted truth as a diamond. Metrics of one unit, direction and size share an axis.
 *
 * @param scale {@code absolute} or {@code relative}
 * @param treatment the variant that is compared with the control
 */
public record ForestPlot(List<MetricReadout> metrics, String scale, String treatment) implements Picture {
    public ForestPlot {
        metrics = List.copyOf(metrics);
    }

    @Override
    public String id() {
        return scale.equals("absolute") ? "forest" : "forest-" + scale;
    }

    @Override
    public String accessibleText() {
        List<String> clauses = new ArrayList<>();
        for (ForestGroup group : groups()) {
            for (ForestGroup.Entry entry : group.entries()) {
                Estimate shown = entry.estimates().stream()
                        .filter(Estimate::decides)
                        .findFirst()
                        .orElse(entry.estimates().getFirst());
                clauses.add(Effects.sentence(entry.metric(), shown)
                        + (shown.includesZero() ? ", 0 is inside" : ", 0 is outside"));
            }
        }
        return clauses.isEmpty()
                ? emptySentence()
                : "Effects by metric and method. " + String.join("; ", clauses) + ".";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (ForestGroup group : groups()) {
            for (ForestGroup.Entry entry : group.entries()) {
                for (Estimate e : entry.estimates()) {
                    rows.add(List.of(
                            entry.metric().label(),
                            Methods.label(e),
                            Effects.difference(entry.metric(), e),
                            Effects.interval(entry.metric(), e),
                            e.decides() ? "yes" : ""));
                }
            }
        }
        return new DataTable(List.of("Metric", "Method", "Difference", "Interval", "Decides"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return ForestSpacing.fair(groups(), width < ForestDrawing.NARROW);
    }

    /**
     * The height in a place of this size, with rows that come closer to fit. Where they can't come close enough the plot is
     * higher than the place, and the place ends between two rows.
     */
    public double closeHeight(double width, double room) {
        return ForestSpacing.folded(groups(), width < ForestDrawing.NARROW, room, false);
    }

    /** The height that suits the rows; where the place is lower it ends between two of them. */
    public double fairHeight(double width, double room) {
        return ForestSpacing.folded(groups(), width < ForestDrawing.NARROW, room, true);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<ForestGroup> groups = groups();
        if (groups.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        return new ForestDrawing(ink, groups, treatment, width, height).draw();
    }

    private List<ForestGroup> groups() {
        return ForestGroup.of(metrics, scale, treatment);
    }

    private static String emptySentence() {
        return "No metric has an estimate yet.";
    }
}
