package dev.slipway.charts;

import dev.slipway.readout.model.DailyRate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A metric by day of first exposure, control and first treatment: two lines with end dots, no axis. */
public record Sparkline(MetricReadout metric) implements Picture {
    @Override
    public String id() {
        return "sparkline-" + metric.key();
    }

    @Override
    public String accessibleText() {
        long days = metric.daily().stream().filter(d -> d.control() != null).count();
        return days == 0
                ? metric.label() + " has no finished day yet."
                : metric.label() + " by day of first exposure, " + days + " days, " + Effects.lower(Arms.key(metric, 0))
                        + " and " + Effects.lower(Arms.key(metric, 1)) + ".";
    }

    @Override
    public DataTable table() {
        MetricFormat format = MetricFormat.of(metric);
        List<List<String>> rows = new ArrayList<>();
        for (DailyRate day : metric.daily()) {
            rows.add(
                    List.of(Integer.toString(day.day()), words(format, day.control()), words(format, day.treatment())));
        }
        return new DataTable(List.of("Day", Arms.name(Arms.key(metric, 0)), Arms.name(Arms.key(metric, 1))), rows);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int last = 1;
        int days = 0;
        for (DailyRate day : metric.daily()) {
            days += day.control() != null || day.treatment() != null ? 1 : 0;
            for (Double value : new @Nullable Double[] {day.control(), day.treatment()}) {
                if (value != null && Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                    last = Math.max(last, day.day());
                }
            }
        }
        // Where all were exposed on one day there is no line to draw.
        if (low > high || days < 2) {
            return List.of();
        }
        int first = metric.daily().getFirst().day();
        Scale x = new Scale(first, Math.max(last, first + 1), 2, Math.max(3, width - 4));
        Scale y = new Scale(low, high, Math.max(4, height - 4), Math.min(4, height / 2));
        curve(ink, x, y, DailyRate::control, Arms.color(theme, 0));
        curve(ink, x, y, DailyRate::treatment, Arms.color(theme, 1));
        return List.of();
    }

    private void curve(Ink ink, Scale x, Scale y, Function<DailyRate, @Nullable Double> value, Color color) {
        Path2D.Double path = new Path2D.Double();
        boolean pen = false;
        double[] end = null;
        for (DailyRate day : metric.daily()) {
            Double at = value.apply(day);
            if (at == null || !Double.isFinite(at)) {
                pen = false;
                continue;
            }
            end = new double[] {x.px(day.day()), y.px(at)};
            if (pen) {
                path.lineTo(end[0], end[1]);
            } else {
                path.moveTo(end[0], end[1]);
                pen = true;
            }
        }
        if (end != null) {
            ink.stroke(path, color, 1.5);
            ink.dot(end[0], end[1], 2.2, color);
        }
    }

    private static String words(MetricFormat format, @Nullable Double value) {
        return value == null ? "" : format.level(value);
    }
}
