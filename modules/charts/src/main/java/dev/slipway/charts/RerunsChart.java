package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.text.MetricFormat;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The same study run again with other seeds: one upright line per rerun, its interval; those that miss the planted truth
 * are amber and thicker. About one in twenty should.
 *
 * @param label of the metric
 * @param rate whether values are shares
 * @param truth planted effect, on the metric's own scale
 */
public record RerunsChart(String label, boolean rate, double truth, List<Interval> intervals) implements Picture {
    public RerunsChart {
        intervals = List.copyOf(intervals);
    }

    @Override
    public String id() {
        return "reruns";
    }

    private boolean misses(Interval interval) {
        return interval.low() > truth || interval.high() < truth;
    }

    /** How many intervals do not cover the truth. */
    public long missed() {
        return intervals.stream().filter(this::misses).count();
    }

    private MetricFormat format() {
        double half = intervals.isEmpty()
                ? 0
                : (intervals.getFirst().high() - intervals.getFirst().low()) / 2;
        return rate ? new MetricFormat(true, half < .005 ? 2 : 1) : MetricFormat.of(false, Math.abs(truth), half);
    }

    @Override
    public String accessibleText() {
        return intervals.isEmpty()
                ? emptySentence()
                : label + ", " + intervals.size() + " reruns with other seeds: " + missed() + " of " + intervals.size()
                        + " intervals miss the planted " + format().difference(truth) + ".";
    }

    private static String emptySentence() {
        return "Rerun with other seeds to see how often the interval covers the truth.";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            Interval v = intervals.get(i);
            rows.add(List.of(
                    Integer.toString(i + 1),
                    format().difference(v.effect()),
                    format().interval(v.low(), v.high()),
                    misses(v) ? "no" : "yes"));
        }
        return new DataTable(List.of("Rerun", "Difference", "95% interval", "Covers"), rows);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (intervals.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font font = ink.regular(Ink.AXIS_SIZE);
        double low = Math.min(
                truth, intervals.stream().mapToDouble(Interval::low).min().orElse(0));
        double high = Math.max(
                truth, intervals.stream().mapToDouble(Interval::high).max().orElse(0));
        double pad = Math.max(1e-12, (high - low) * .04);
        Scale y = new Scale(low - pad, high + pad, Math.max(8, height - 24), 4);
        Ticks ticks = Ticks.within(low - pad, high + pad, (int) Math.clamp(height / 36, 3, 6));
        double factor = rate ? 100 : 1;
        String planted = format().number(truth);
        double left = Math.max(
                        Axes.room(ticks, font, v -> Axes.signed(v, factor, ticks, "")),
                        Ink.width(planted, ink.strong(11)))
                + 8;
        for (double tick : ticks.values()) {
            ink.line(left, y.px(tick), width, y.px(tick), theme.grid(), 1);
            if (Math.abs(y.px(tick) - y.px(truth)) > 13) {
                ink.text(
                        Axes.signed(tick, factor, ticks, ""),
                        left - 8,
                        y.px(tick) + 4,
                        font,
                        theme.text3(),
                        Ink.Align.RIGHT);
            }
        }
        double pitch = (width - left) / intervals.size();
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            Interval v = intervals.get(i);
            double x = left + (i + .5) * pitch;
            boolean miss = misses(v);
            ink.line(
                    x,
                    y.px(v.high()),
                    x,
                    y.px(v.low()),
                    miss ? theme.hold() : Ink.alpha(theme.accent(), .55),
                    Math.clamp(pitch * (miss ? .7 : .45), 1, miss ? 3 : 2));
            spots.add(new HotSpot(
                    new Rectangle2D.Double(left + i * pitch, 0, pitch, Math.max(1, height - 24)),
                    "rerun:" + (i + 1),
                    "Rerun " + (i + 1),
                    List.of(
                            format().withInterval(v.effect(), v.low(), v.high()),
                            miss ? "misses the planted " + planted : "covers the planted " + planted)));
        }
        ink.line(left, y.px(truth), width, y.px(truth), theme.text(), 1);
        ink.text(planted, left - 8, y.px(truth) + 4, ink.strong(11), theme.text(), Ink.Align.RIGHT);
        String caption = "one upright line per rerun, its 95% interval" + (rate ? " in pp" : "") + " · " + missed()
                + " of " + intervals.size() + " miss " + planted;
        ink.fitted(caption, left, height - 5, font, theme.text3(), Ink.Align.LEFT, width - left);
        return spots;
    }
}
