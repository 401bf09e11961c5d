package dev.slipway.charts;

import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Coverage over time as steps, with a ring at each step.
 *
 * @param steps sorted by day
 * @param firstDay ISO date of day 0
 * @param days length of the axis
 */
public record RampChart(List<Step> steps, String firstDay, int days) implements Picture {
    /**
     * Coverage from a moment on.
     *
     * @param day from the first day, 0.5 is noon of the first day
     * @param coverage between 0 and 1
     */
    public record Step(double day, double coverage) {}

    public RampChart {
        steps = steps.stream().sorted(Comparator.comparingDouble(Step::day)).toList();
    }

    @Override
    public String id() {
        return "ramp";
    }

    /**
     * Where days and coverage lie in the picture, for handles that are put on it.
     *
     * @param left px of day 0
     * @param right px of the last day
     * @param top px of full coverage
     * @param bottom px of none
     * @param days between left and right
     */
    public record Frame(double left, double right, double top, double bottom, int days) {
        public double x(double day) {
            return Math.clamp(left + day / days * (right - left), left, right);
        }

        public double y(double coverage) {
            return bottom + coverage * (top - bottom);
        }

        public double day(double x) {
            return (x - left) / (right - left) * days;
        }

        public double coverage(double y) {
            return (bottom - y) / (bottom - top);
        }
    }

    /** The frame at a size, as {@link #draw} uses it. */
    public Frame frame(double width, double height, ChartTheme theme) {
        Font axis = theme.regular().deriveFont((float) Ink.AXIS_SIZE);
        double left = Ink.width("100%", axis) + 8;
        return new Frame(left, Math.max(left + 1, width - 6), 8, Math.max(12, height - 24), Math.max(1, days));
    }

    private String date(double day) {
        return Dates.day(LocalDate.parse(firstDay).plusDays((long) Math.floor(day)));
    }

    private static String percent(double coverage) {
        return Numbers.brief(coverage * 100, 1).replace("+", "") + "%";
    }

    @Override
    public String accessibleText() {
        List<String> words = new ArrayList<>();
        steps.forEach(s -> words.add(percent(s.coverage()) + " from " + date(s.day())));
        return words.isEmpty() ? emptySentence() : "Coverage: " + String.join(", ", words) + ".";
    }

    private static String emptySentence() {
        return "No ramp is planned: coverage is the same on all days.";
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("From", "Coverage"),
                steps.stream()
                        .map(s -> List.of(date(s.day()), percent(s.coverage())))
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (steps.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font axis = ink.regular(Ink.AXIS_SIZE);
        Ticks ticks = Ticks.covering(0, 1, height > 110 ? 5 : 3);
        Frame frame = frame(width, height, theme);
        double left = frame.left();
        double bottom = frame.bottom();
        Scale x = new Scale(0, frame.days(), left, frame.right());
        Scale y = new Scale(0, 1, bottom, frame.top());
        for (double tick : ticks.values()) {
            ink.line(left, y.px(tick), x.to(), y.px(tick), tick == 0 ? theme.axis() : theme.grid(), 1);
        }
        Axes.left(ink, ticks, y, left - 8, axis, v -> Axes.share(v, ticks));
        Path2D.Double path = path(x, y);
        Path2D.Double area = new Path2D.Double(path);
        area.lineTo(x.to(), y.px(0));
        area.lineTo(x.clamped(steps.getFirst().day()), y.px(0));
        area.closePath();
        ink.fill(area, Ink.alpha(theme.accent(), theme.bandOpacity()));
        ink.stroke(path, theme.accent(), 2);
        List<HotSpot> spots = rings(ink, x, y);
        double free = 0;
        for (int day : Days.ticks(days, (int) Math.clamp((width - left) / 70, 2, 6))) {
            String text = date(day);
            double size = Ink.width(text, axis);
            double at = Math.clamp(x.px(day) - size / 2, left - 8, Math.max(left, width - size));
            if (at >= free) {
                ink.text(text, at, bottom + 16, axis, theme.text3(), Ink.Align.LEFT);
                free = at + size + 8;
            }
        }
        return spots;
    }

    private Path2D.Double path(Scale x, Scale y) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(
                x.clamped(steps.getFirst().day()), y.clamped(steps.getFirst().coverage()));
        for (int i = 1; i < steps.size(); i++) {
            path.lineTo(
                    x.clamped(steps.get(i).day()), y.clamped(steps.get(i - 1).coverage()));
            path.lineTo(x.clamped(steps.get(i).day()), y.clamped(steps.get(i).coverage()));
        }
        path.lineTo(x.to(), y.clamped(steps.getLast().coverage()));
        return path;
    }

    private List<HotSpot> rings(Ink ink, Scale x, Scale y) {
        List<HotSpot> spots = new ArrayList<>();
        double labelled = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            double at = x.clamped(step.day());
            double level = y.clamped(step.coverage());
            ink.ring(at, level, 4.4, ink.theme.accent());
            String text = percent(step.coverage());
            double size = Ink.width(text, ink.strong(11));
            double next = i + 1 < steps.size() ? x.clamped(steps.get(i + 1).day()) : x.to() + 8;
            if (i > 0 && at - size - 12 > Math.max(x.from(), labelled)) {
                ink.text(text, at - 12, level + 4, ink.strong(11), ink.theme.text(), Ink.Align.RIGHT);
            } else if (next - at > size + 12) {
                double base = level < 18 ? level + 16 : level - 6;
                ink.text(text, at + 8, base, ink.strong(11), ink.theme.text(), Ink.Align.LEFT);
                labelled = at + size + 8;
            }
            spots.add(new HotSpot(
                    new Rectangle2D.Double(Math.max(0, at - 8), Math.max(0, level - 8), 16, 16),
                    "step:" + i,
                    text + " of users",
                    List.of("from " + date(step.day()))));
        }
        return spots;
    }
}
