package dev.slipway.charts;

import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Treatment's share of all units minus its planned share, by day, in pp, with the band that chance is allowed. The band
 * holds on all days at once with probability 0.999 when the split is right: the boundary of a normal mixture, tuned to
 * the last day (Robbins 1970; Waudby-Smith et al. 2021, "Time-uniform central limit theory", eq. 14).
 *
 * @param planned share of the treatment, between 0 and 1
 * @param variants keys of the control and of the treatment
 */
public record ShareDrift(List<Day> days, double planned, List<String> variants) implements Picture {
    private static final double ALPHA = .001;

    /** Units exposed up to the end of a day, 1 is the first. */
    public record Day(int day, long control, long treatment) {
        long n() {
            return control + treatment;
        }
    }

    public ShareDrift {
        days = days.stream().filter(d -> d.n() > 0).toList();
        variants = List.copyOf(variants);
    }

    @Override
    public String id() {
        return "share-drift";
    }

    private double off(Day day) {
        return (double) day.treatment() / day.n() - planned;
    }

    /** Half width of the allowed band. */
    private double allowed(Day day) {
        double end = days.getLast().n();
        double rho2 = (-2 * Math.log(ALPHA) + Math.log(1 - 2 * Math.log(ALPHA))) / end;
        double n = day.n();
        double spread = Math.sqrt(planned * (1 - planned));
        double grown = n * rho2 + 1;
        return spread * Math.sqrt(2 * grown / (n * n * rho2) * Math.log(Math.sqrt(grown) / ALPHA));
    }

    private static String emptySentence() {
        return "No unit has been exposed yet.";
    }

    private static String pp(double value) {
        return Numbers.pp(value, 2);
    }

    @Override
    public String accessibleText() {
        if (days.isEmpty()) {
            return emptySentence();
        }
        long outside = days.stream().filter(d -> Math.abs(off(d)) > allowed(d)).count();
        return Arms.name(variants.get(1)) + " share minus plan: " + pp(off(days.getLast())) + " on day "
                + days.getLast().day() + ", allowed up to " + pp(allowed(days.getLast())) + " either way; "
                + (outside == 0 ? "inside on every day." : "outside on " + outside + " days.");
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (Day d : days) {
            rows.add(List.of(
                    Integer.toString(d.day()),
                    Numbers.count(d.control()),
                    Numbers.count(d.treatment()),
                    pp(off(d)),
                    Numbers.fixed(allowed(d) * 100, 2) + " pp"));
        }
        return new DataTable(
                List.of(
                        "Day",
                        Arms.name(variants.get(0)),
                        Arms.name(variants.get(1)),
                        "Minus plan",
                        "Allowed either way"),
                rows);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (days.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font axis = ink.regular(Ink.AXIS_SIZE);
        double farthest = days.stream().mapToDouble(d -> Math.abs(off(d))).max().orElse(0);
        double reach = Math.max(1.6 * allowed(days.getLast()), 1.1 * farthest);
        Ticks ticks = Ticks.within(-reach, reach, (int) Math.clamp(height / 28, 3, 5));
        double left = Axes.room(ticks, axis, v -> Axes.signed(v, 100, ticks, "")) + 8;
        Rectangle2D area = new Rectangle2D.Double(left, 5, Math.max(4, width - left - 4), Math.max(4, height - 27));
        int first = days.getFirst().day();
        int last = Math.max(first + 1, days.getLast().day());
        double[] xs = column(Day::day);
        LinePlot plot = new LinePlot(ink, area, first, last, -reach, reach);
        plot.band(
                xs,
                column(d -> Math.max(-reach, -allowed(d))),
                column(d -> Math.min(reach, allowed(d))),
                Ink.alpha(Arms.color(theme, 0), theme.bandOpacity()));
        plot.line(xs, column(this::off), Arms.color(theme, 1), 2);
        plot.grid(ticks.values()).draw();
        ink.line(left, plot.y.px(0), area.getMaxX(), plot.y.px(0), theme.zero(), 1);
        Axes.left(ink, ticks, plot.y, left - 8, axis, v -> Axes.signed(v, 100, ticks, ""));
        double free = 0;
        for (int tick : Days.ticks(last, (int) Math.clamp(area.getWidth() / 64, 2, 5))) {
            int day = Math.max(first, tick);
            String text = "day " + day;
            double size = Ink.width(text, axis);
            double at = Math.clamp(plot.x.px(day) - size / 2, left, Math.max(left, width - size));
            if (at >= free) {
                ink.text(text, at, area.getMaxY() + 17, axis, theme.text3(), Ink.Align.LEFT);
                free = at + size + 8;
            }
        }
        return spots(plot, area);
    }

    private List<HotSpot> spots(LinePlot plot, Rectangle2D area) {
        List<HotSpot> spots = new ArrayList<>();
        double half = Math.abs(plot.x.px(1) - plot.x.px(0)) / 2;
        for (Day d : days) {
            double from = Math.max(area.getMinX(), plot.x.px(d.day()) - half);
            double to = Math.min(area.getMaxX(), plot.x.px(d.day()) + half);
            spots.add(new HotSpot(
                    new Rectangle2D.Double(from, area.getMinY(), Math.max(0, to - from), area.getHeight()),
                    "day:" + d.day(),
                    "Day " + d.day(),
                    List.of(
                            Numbers.count(d.control()) + " " + Effects.lower(variants.get(0)) + ", "
                                    + Numbers.count(d.treatment()) + " " + Effects.lower(variants.get(1)),
                            pp(off(d)) + " against the plan, allowed " + pp(allowed(d)) + " either way")));
        }
        return spots;
    }

    private double[] column(ToDoubleFunction<Day> value) {
        return days.stream().mapToDouble(value).toArray();
    }
}
