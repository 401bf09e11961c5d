package dev.slipway.charts;

import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one metric's difference stood at the end of each day: inner band valid for one look, outer band however often one
 * looks, the ship line, and from when each condition of shipping held.
 *
 * @param plannedDays end of the day axis
 * @param shipAbove the line that the outer band has to pass, on the metric's own scale, towards better: the ship line of
 *     the primary metric, minus the margin of a guardrail, 0 for others
 * @param milestones a strip below the plot; may be empty
 */
public record SequentialChart(
        MetricReadout metric, int plannedDays, double shipAbove, List<Decision.Milestone> milestones)
        implements Picture {
    public SequentialChart {
        milestones = List.copyOf(milestones);
    }

    /** A metric's path with the line that matters for its role. */
    public static SequentialChart of(MetricReadout metric, Findings readout) {
        return new SequentialChart(metric, readout.experiment().plannedDays(), line(metric, readout), List.of());
    }

    /** The same with the strip of milestones below. */
    public static SequentialChart withMilestones(MetricReadout metric, Findings readout) {
        return new SequentialChart(
                metric,
                readout.experiment().plannedDays(),
                line(metric, readout),
                readout.decision().milestones());
    }

    private static double line(MetricReadout metric, Findings readout) {
        Double margin = metric.margin();
        if (metric.role().equals("primary")) {
            return readout.experiment().shipAbove();
        }
        return margin == null ? 0 : -margin;
    }

    @Override
    public String id() {
        return "sequential-" + metric.key();
    }

    /** Days on which there was an estimate. */
    List<PathPoint> points() {
        return metric.path().stream()
                .filter(p -> p.effect() != null && p.low() != null && p.high() != null)
                .toList();
    }

    boolean lowerIsBetter() {
        return metric.better().equals("lower");
    }

    /** The ship line on the metric's own scale: a fall is asked for where lower is better. */
    double line() {
        return lowerIsBetter() && shipAbove != 0 ? -shipAbove : shipAbove;
    }

    /** What being beyond the line means for this metric. */
    String lineWord() {
        return switch (metric.role()) {
            case "primary" -> "ship";
            case "guardrail" ->
                metric.margin() == null ? "better" : "safe"; // a ceiling is on the level, not on the difference
            default -> "better";
        };
    }

    MetricFormat format() {
        return MetricFormat.of(metric, line());
    }

    static double low(PathPoint p) {
        Double anytime = p.anytimeLow();
        Double low = p.low();
        return anytime != null ? anytime : low == null ? Double.NaN : low;
    }

    static double high(PathPoint p) {
        Double anytime = p.anytimeHigh();
        Double high = p.high();
        return anytime != null ? anytime : high == null ? Double.NaN : high;
    }

    static double effect(PathPoint p) {
        Double effect = p.effect();
        return effect == null ? Double.NaN : effect;
    }

    static boolean hasAnytime(List<PathPoint> points) {
        return !points.isEmpty() && points.stream().allMatch(p -> p.anytimeLow() != null && p.anytimeHigh() != null);
    }

    /** First point from which the whole outer band stays beyond the ship line; null when there is none. */
    @Nullable
    PathPoint crossed() {
        PathPoint first = null;
        for (PathPoint p : points()) {
            boolean beyond = lowerIsBetter() ? high(p) < line() : low(p) > line();
            first = beyond ? (first == null ? p : first) : null;
        }
        return first;
    }

    @Override
    public String accessibleText() {
        List<PathPoint> points = points();
        if (points.isEmpty()) {
            return emptySentence();
        }
        PathPoint last = points.getLast();
        MetricFormat format = format();
        String line = lineWord().equals("better") && line() == 0 ? "0" : "the " + lineWord() + " line of " + shipLine();
        String reading =
                crossed() == null ? "not yet wholly beyond " + line : "beyond " + line + " since day " + since();
        String interval = format.interval(low(last), high(last))
                .replace("[", "")
                .replace("]", "")
                .replace(", ", " to ");
        return metric.label() + " by day: " + format.difference(effect(last)) + ", " + level() + " interval " + interval
                + ", " + reading + ".";
    }

    /** Several treatments share the error, so the level may be above 95 %. */
    private String level() {
        Estimate deciding = metric.deciding();
        return deciding == null ? "95%" : Effects.level(deciding);
    }

    private int since() {
        PathPoint crossed = crossed();
        return crossed == null ? 0 : crossed.day();
    }

    /** {@code +1 pp}. */
    String shipLine() {
        double shown = metric.rate() ? line() * 100 : line();
        return format().withUnit(Numbers.brief(shown, 3));
    }

    static String emptySentence() {
        return "No day has enough finished users for an estimate yet.";
    }

    @Override
    public DataTable table() {
        MetricFormat format = format();
        List<List<String>> rows = new ArrayList<>();
        for (PathPoint p : points()) {
            rows.add(List.of(
                    Integer.toString(p.day()),
                    Numbers.count(p.nControl()),
                    Numbers.count(p.nTreatment()),
                    format.difference(effect(p)),
                    oneLook(p),
                    p.anytimeLow() == null ? "" : format.interval(low(p), high(p))));
        }
        return new DataTable(
                List.of(
                        "Day",
                        "n " + Effects.lower(Arms.key(metric, 0)),
                        "n " + Effects.lower(Arms.key(metric, 1)),
                        "Difference",
                        "One look",
                        "Any time"),
                rows);
    }

    String oneLook(PathPoint p) {
        Double low = p.low();
        Double high = p.high();
        return low == null || high == null ? "" : format().interval(low, high);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<PathPoint> points = points();
        if (points.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        return new SequentialDrawing(ink, this, points, width, height).draw();
    }
}
