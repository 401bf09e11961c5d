package dev.slipway.charts;

import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Share of users active by day after exposure, control and first treatment, with 95 % bands.
 *
 * @param rolling active on that day or later, instead of on that day
 */
public record ReturnCurves(RetentionReadout retention, boolean rolling, List<String> variants) implements Picture {
    public ReturnCurves {
        variants = List.copyOf(variants);
    }

    @Override
    public String id() {
        return rolling ? "return-curves-rolling" : "return-curves";
    }

    private List<RetentionReadout.CurvePoint> points() {
        return rolling ? retention.rolling() : retention.curve();
    }

    @Override
    public String accessibleText() {
        if (points().isEmpty()) {
            return emptySentence();
        }
        RetentionReadout.CurvePoint last = points().getLast();
        return "Share active " + (rolling ? "on the day or later" : "on the day") + ": on day " + last.day()
                + " " + Effects.lower(variants.get(1)) + " "
                + band(last.treatment(), last.treatmentLow(), last.treatmentHigh()) + ", "
                + Effects.lower(variants.get(0)) + " "
                + band(last.control(), last.controlLow(), last.controlHigh()) + ", 95% intervals.";
    }

    private static String emptySentence() {
        return "No user has a full day after exposure yet.";
    }

    private static String band(double share, double low, double high) {
        return Numbers.rate(share) + " [" + Numbers.fixed(low * 100, 1) + ", " + Numbers.fixed(high * 100, 1) + "]";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (RetentionReadout.CurvePoint p : points()) {
            rows.add(List.of(
                    Integer.toString(p.day()),
                    band(p.control(), p.controlLow(), p.controlHigh()),
                    band(p.treatment(), p.treatmentLow(), p.treatmentHigh())));
        }
        return new DataTable(List.of("Day", name(0), name(1)), rows);
    }

    private String name(int arm) {
        return arm < variants.size() ? Arms.name(variants.get(arm)) : "";
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<RetentionReadout.CurvePoint> points = points();
        if (points.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font axis = ink.regular(Ink.AXIS_SIZE);
        double top = points.stream()
                .mapToDouble(p -> Math.max(p.controlHigh(), p.treatmentHigh()))
                .max()
                .orElse(1);
        Ticks ticks = Ticks.covering(0, top, (int) Math.clamp((height - 34) / 30, 3, 6));
        double left = Axes.room(ticks, axis, v -> Axes.share(v, ticks)) + 8;
        double room = Math.min(
                width * .3, Math.max(Ink.width(name(0), ink.strong(11)), Ink.width(name(1), ink.strong(11))) + 2);
        Rectangle2D area =
                new Rectangle2D.Double(left, 8, Math.max(4, width - left - room - 10), Math.max(4, height - 34));
        int first = points.getFirst().day();
        int last = Math.max(points.getLast().day(), first + 1);
        LinePlot plot = new LinePlot(ink, area, Math.min(first, 1) - .6, last, 0, ticks.high()).grid(ticks.values());
        days(ink, plot, area, axis, last);
        double[] xs = column(RetentionReadout.CurvePoint::day);
        Color control = Arms.color(theme, 0);
        Color treatment = Arms.color(theme, 1);
        plot.band(
                xs, column(p -> p.controlLow()), column(p -> p.controlHigh()), Ink.alpha(control, theme.bandOpacity()));
        plot.band(
                xs,
                column(p -> p.treatmentLow()),
                column(p -> p.treatmentHigh()),
                Ink.alpha(treatment, theme.bandOpacity()));
        plot.line(xs, column(RetentionReadout.CurvePoint::control), control, 2);
        plot.line(xs, column(RetentionReadout.CurvePoint::treatment), treatment, 2);
        plot.draw();
        ink.line(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY(), theme.axis(), 1);
        Axes.left(ink, ticks, plot.y, left - 8, axis, v -> Axes.share(v, ticks));
        RetentionReadout.CurvePoint end = points.getLast();
        new EndLabels(ink)
                .add(
                        plot.y.px(end.treatment()),
                        new EndLabels.Word(name(1), true, treatment),
                        new EndLabels.Word(Numbers.rate(end.treatment()), false, theme.text()))
                .add(
                        plot.y.px(end.control()),
                        new EndLabels.Word(name(0), true, control),
                        new EndLabels.Word(Numbers.rate(end.control()), false, theme.text()))
                .draw(area.getMaxX() + 8, room, area.getMinY(), area.getMaxY());
        return spots(plot, area);
    }

    private void days(Ink ink, LinePlot plot, Rectangle2D area, Font axis, int last) {
        List<Integer> shown = new ArrayList<>(List.of(1));
        for (int day = 7; day < last; day += 7) {
            shown.add(day);
        }
        shown.add(last);
        double free = 0;
        for (int day : shown) {
            double x = plot.x.px(day);
            if (day == 1 || day == 7 || day == 30) {
                ink.dashed(x, area.getMinY(), x, area.getMaxY(), ink.theme.zero(), 1.2, 2, 3);
            } else if (day % 7 == 0) {
                ink.line(x, area.getMinY(), x, area.getMaxY(), ink.theme.grid(), 1);
            }
            String text = "day " + day;
            double half = Ink.width(text, axis) / 2;
            boolean crowded = day != last && x + half + 22 > plot.x.px(last) - half;
            if (x - half >= free && !crowded) {
                ink.text(text, x, area.getMaxY() + 16, axis, ink.theme.text3(), Ink.Align.CENTER);
                free = x + half + 8;
            }
        }
    }

    private List<HotSpot> spots(LinePlot plot, Rectangle2D area) {
        List<HotSpot> spots = new ArrayList<>();
        double half = Math.abs(plot.x.px(1) - plot.x.px(0)) / 2;
        for (RetentionReadout.CurvePoint p : points()) {
            double from = Math.max(0, plot.x.px(p.day()) - half);
            spots.add(new HotSpot(
                    new Rectangle2D.Double(
                            from, area.getMinY(), Math.min(2 * half, area.getMaxX() - from), area.getHeight()),
                    "day:" + p.day(),
                    "Day " + p.day(),
                    List.of(
                            name(1) + " " + band(p.treatment(), p.treatmentLow(), p.treatmentHigh()),
                            name(0) + " " + band(p.control(), p.controlLow(), p.controlHigh()))));
        }
        return spots;
    }

    private double[] column(ToDoubleFunction<RetentionReadout.CurvePoint> value) {
        return points().stream().mapToDouble(value).toArray();
    }
}
