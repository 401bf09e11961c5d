package dev.slipway.charts;

import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Arm;
import dev.slipway.readout.model.MonitorReadout.Point;
import dev.slipway.readout.text.Numbers;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All arms week by week: how likely each is the best, or what choosing it is expected to lose.
 *
 * @param loss whether losses are shown
 */
public record MonitorRace(MonitorReadout monitor, boolean loss) implements Picture {
    /** Half a cent. */
    private static final double LEAST = .005;

    @Override
    public String id() {
        return loss ? "monitor-loss" : "monitor-best";
    }

    private String said(double value) {
        if (!loss) {
            return value > .995 ? "above 99%" : value < .005 ? "below 1%" : Numbers.fixed(100 * value, 0) + "%";
        }
        if (monitor.money() && value < LEAST) {
            return "below €0.01";
        }
        return monitor.money() ? Numbers.money(value) : Numbers.brief(value, 3).replace("+", "");
    }

    private double of(Point point) {
        @Nullable Double value = loss ? point.loss() : point.best();
        return value == null ? Double.NaN : value;
    }

    @Override
    public String accessibleText() {
        List<String> parts = new ArrayList<>();
        for (Arm arm : monitor.arms()) {
            if (!arm.points().isEmpty()) {
                parts.add(Arms.name(arm.variant()) + " " + said(of(arm.last())));
            }
        }
        String what = loss
                ? "Expected loss of choosing each arm, last week: "
                : "Probability to be the best arm, last week: ";
        return what + String.join(", ", parts) + ".";
    }

    @Override
    public DataTable table() {
        List<String> headers = new ArrayList<>(List.of("Week"));
        monitor.arms().forEach(arm -> headers.add(Arms.name(arm.variant())));
        List<List<String>> rows = new ArrayList<>();
        List<Point> weeks = monitor.arms().getFirst().points();
        for (int w = 0; w < weeks.size(); w++) {
            List<String> row =
                    new ArrayList<>(List.of(Integer.toString(weeks.get(w).week())));
            for (Arm arm : monitor.arms()) {
                row.add(said(of(arm.points().get(w))));
            }
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<WeekLines.Series> series = new ArrayList<>();
        for (int a = 0; a < monitor.arms().size(); a++) {
            List<Point> points = monitor.arms().get(a).points();
            series.add(WeekLines.Series.line(
                    Arms.name(monitor.arms().get(a).variant()),
                    a,
                    points.stream().mapToDouble(Point::week).toArray(),
                    points.stream().mapToDouble(this::of).toArray()));
        }
        WeekLines lines = new WeekLines(ink, series, this::tick, this::said);
        return (loss ? lines : lines.reaching(0, 1)).draw(width, height);
    }

    private String tick(double value, Ticks ticks) {
        if (!loss) {
            return Axes.share(value, ticks);
        }
        return monitor.money() ? Euros.level(value, ticks) : Axes.level(value, ticks);
    }
}
