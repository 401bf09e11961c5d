package dev.slipway.charts;

import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Arm;
import dev.slipway.readout.model.MonitorReadout.Point;
import dev.slipway.readout.text.Numbers;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One arm's difference from the control week by week: inner band for one look, outer band for looking every week. */
public record MonitorEffect(MonitorReadout monitor, String treatment) implements Picture {
    private List<Point> points() {
        return monitor.arms().stream()
                .filter(arm -> arm.variant().equals(treatment))
                .findFirst()
                .map(Arm::points)
                .orElse(List.of())
                .stream()
                .filter(p -> p.effect() != null && p.anytimeLow() != null && p.anytimeHigh() != null)
                .toList();
    }

    private int place() {
        return monitor.arms().stream().map(Arm::variant).toList().indexOf(treatment);
    }

    @Override
    public String id() {
        return "monitor-" + treatment;
    }

    @Override
    public String accessibleText() {
        List<Point> points = points();
        if (points.isEmpty()) {
            return "No week has enough users yet.";
        }
        Point last = points.getLast();
        return monitor.label() + ", " + Arms.name(treatment) + " against the control by week: in week " + last.week()
                + " "
                + amount(value(last.effect())) + ", any-week interval " + amount(value(last.anytimeLow())) + " to "
                + amount(value(last.anytimeHigh())) + ".";
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Week", "Users", "Difference", "One look", "Any week"),
                points().stream()
                        .map(p -> List.of(
                                Integer.toString(p.week()),
                                Numbers.count(p.users()),
                                amount(value(p.effect())),
                                interval(p.low(), p.high()),
                                interval(p.anytimeLow(), p.anytimeHigh())))
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<Point> points = points();
        if (points.isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        WeekLines.Series series = new WeekLines.Series(
                Arms.name(treatment),
                place(),
                points.stream().mapToDouble(Point::week).toArray(),
                column(points, Point::effect),
                column(points, Point::anytimeLow),
                column(points, Point::anytimeHigh),
                column(points, Point::low),
                column(points, Point::high),
                false);
        return new WeekLines(ink, List.of(series), this::tick, this::amount).draw(width, height);
    }

    private String tick(double value, Ticks ticks) {
        return monitor.money() ? Euros.tick(value, ticks) : Axes.signed(value, 1, ticks, "");
    }

    private String amount(double value) {
        return monitor.money() ? Numbers.moneyDifference(value) : Numbers.brief(value, 3);
    }

    private String interval(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null ? "" : "[" + amount(low) + ", " + amount(high) + "]";
    }

    private static double value(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static double[] column(List<Point> points, Function<Point, @Nullable Double> of) {
        return points.stream().mapToDouble(p -> value(of.apply(p))).toArray();
    }
}
