package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Who was back on day 1, 7 and 30: both shares, their difference with its interval on one axis, and n. */
public record DayReturns(RetentionReadout retention, List<String> variants) implements Picture {
    private static final double ROW = 88;
    /** From here on a row has room for the numbers of its axis. */
    private static final double LABELLED = 78;

    private static final double NOTE = 22;
    private static final List<Integer> ASKED = List.of(1, 7, 30);

    public DayReturns {
        variants = List.copyOf(variants);
    }

    @Override
    public String id() {
        return "day-returns";
    }

    @Override
    public String accessibleText() {
        List<String> clauses = new ArrayList<>();
        for (RetentionReadout.DayReturn day : retention.days()) {
            clauses.add("day " + day.day() + " " + words(day));
        }
        return clauses.isEmpty()
                ? emptySentence()
                : "Back on the day, " + Effects.lower(arm(1)) + " minus " + Effects.lower(arm(0))
                        + " with 95% interval: " + String.join("; ", clauses) + ".";
    }

    private String arm(int index) {
        return index < variants.size() ? variants.get(index) : index == 0 ? "control" : "treatment";
    }

    private static String emptySentence() {
        return "No user has a full day after exposure yet.";
    }

    private static MetricFormat format(RetentionReadout.DayReturn day) {
        return MetricFormat.of(true, Math.max(day.control(), day.treatment()), 0);
    }

    private static String words(RetentionReadout.DayReturn day) {
        Interval d = day.difference();
        return format(day).withInterval(d.effect(), d.low(), d.high());
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (RetentionReadout.DayReturn day : retention.days()) {
            rows.add(List.of(
                    Integer.toString(day.day()),
                    Numbers.rate(day.control()),
                    Numbers.rate(day.treatment()),
                    words(day),
                    Numbers.count(day.nControl()),
                    Numbers.count(day.nTreatment()),
                    Numbers.count(day.immature())));
        }
        return new DataTable(
                List.of(
                        "Day",
                        Arms.name(arm(0)),
                        Arms.name(arm(1)),
                        "Difference",
                        "n " + Effects.lower(arm(0)),
                        "n " + Effects.lower(arm(1)),
                        "Not yet counted"),
                rows);
    }

    @Override
    public double preferredHeight(double width) {
        return retention.days().size() * ROW + (early().isEmpty() ? 0 : NOTE);
    }

    /** Which of the days that people ask for nobody has reached; empty when there is none. */
    private String early() {
        List<String> missing = ASKED.stream()
                .filter(day -> retention.days().stream().noneMatch(d -> d.day() == day))
                .map(day -> "Day " + day)
                .toList();
        return missing.isEmpty() ? "" : String.join(", ", missing) + ": not over yet for anybody.";
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (retention.days().isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        double reach = 0;
        for (RetentionReadout.DayReturn day : retention.days()) {
            reach = Math.max(
                    reach,
                    Math.max(
                            Math.abs(day.difference().low()),
                            Math.abs(day.difference().high())));
        }
        Ticks ticks = Ticks.covering(-reach, reach, 6);
        double far = Math.max(-ticks.low(), ticks.high());
        Scale x = new Scale(-far, far, 5, Math.max(6, width - 5));
        String early = early();
        double room = height - (early.isEmpty() ? 0 : NOTE);
        double row = Math.clamp(room / retention.days().size(), 52, ROW + 6);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < retention.days().size(); i++) {
            RetentionReadout.DayReturn day = retention.days().get(i);
            row(ink, day, i * row, row, x, ticks, width);
            if (i > 0) {
                ink.line(0, i * row - 4, width, i * row - 4, theme.grid(), 1);
            }
            spots.add(new HotSpot(
                    new Rectangle2D.Double(0, i * row, width, row),
                    "day:" + day.day(),
                    "Back on day " + day.day(),
                    List.of(
                            Effects.lower(arm(1)) + " " + Numbers.rate(day.treatment()) + ", " + Effects.lower(arm(0))
                                    + " " + Numbers.rate(day.control()),
                            words(day),
                            Effects.sizes(day.nControl(), day.nTreatment()))));
        }
        double below = retention.days().size() * row;
        ink.fitted(early, 0, below + 12, ink.regular(Ink.AXIS_SIZE), theme.text3(), Ink.Align.LEFT, width);
        return spots;
    }

    private void row(
            Ink ink, RetentionReadout.DayReturn day, double top, double row, Scale x, Ticks ticks, double width) {
        Font strong = ink.strong(12);
        Font regular = ink.regular(12);
        double base = top + 14;
        Interval d = day.difference();
        String interval = format(day).interval(d.low(), d.high());
        double taken = ink.text(interval, width, base, regular, ink.theme.text(), Ink.Align.RIGHT);
        taken += 4
                + ink.text(
                        format(day).difference(d.effect()),
                        width - taken - 4,
                        base,
                        strong,
                        ink.theme.text(),
                        Ink.Align.RIGHT);
        double at = Math.max(56, ink.text("Day " + day.day(), 0, base, strong, ink.theme.text(), Ink.Align.LEFT) + 14);
        String control = Numbers.rate(day.control()) + " → ";
        String treatment = Numbers.rate(day.treatment());
        if (at + Ink.width(control + treatment, strong) + 8 < width - taken) {
            at += ink.text(control, at, base, regular, ink.theme.text2(), Ink.Align.LEFT);
            ink.text(treatment, at, base, strong, ink.theme.text(), Ink.Align.LEFT);
        }
        double axis = top + 40;
        ink.line(x.from(), axis, x.to(), axis, ink.theme.axis(), 1);
        for (double tick : ticks.values()) {
            boolean zero = tick == 0;
            ink.line(
                    x.px(tick),
                    axis - (zero ? 16 : 3),
                    x.px(tick),
                    axis,
                    zero ? ink.theme.zero() : ink.theme.axis(),
                    1);
        }
        ink.interval(
                x.px(d.low()), x.px(d.effect()), x.px(d.high()), axis - 9, Arms.color(ink.theme, 1), !d.excludesZero());
        if (row >= LABELLED) {
            Axes.bottom(
                    ink,
                    ticks,
                    x,
                    axis + 14,
                    ink.regular(Ink.AXIS_SIZE),
                    v -> Axes.signed(v, 100, ticks, " pp"),
                    0,
                    width);
        }
        if (row > 58) {
            String counted = Numbers.count(day.nControl()) + " and " + Numbers.count(day.nTreatment()) + " users";
            String inside = day.immature() > 0
                    ? " · " + Numbers.count(day.immature()) + " still inside "
                            + Numbers.counted(day.day(), "day", "days")
                    : "";
            boolean all = Ink.width(counted + inside, ink.regular(Ink.AXIS_SIZE)) <= width;
            ink.fitted(
                    all ? counted + inside : counted,
                    0,
                    top + (row < LABELLED ? 57 : 72),
                    ink.regular(Ink.AXIS_SIZE),
                    ink.theme.text3(),
                    Ink.Align.LEFT,
                    width);
        }
    }
}
