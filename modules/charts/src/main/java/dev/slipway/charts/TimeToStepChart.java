package dev.slipway.charts;

import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How soon users reach a step: the cumulative share of those who reached it, with a ring at the median of each arm. */
public record TimeToStepChart(FunnelReadout.Step step, List<String> variants) implements Picture {
    private static final double[] SPANS = {1, 60, 3600, 86_400};
    private static final String[] UNITS = {"s", "min", "h", "days"};

    public TimeToStepChart {
        variants = List.copyOf(variants);
    }

    @Override
    public String id() {
        return "time-to-" + step.name();
    }

    @Override
    public String accessibleText() {
        List<String> medians = new ArrayList<>();
        for (String variant : variants) {
            FunnelReadout.TimeToStep time = step.seconds().get(variant);
            if (time != null) {
                medians.add(Effects.lower(variant) + " " + words(time));
            }
        }
        return medians.isEmpty()
                ? emptySentence()
                : "Median time to " + step.name() + " with 95% interval: " + String.join("; ", medians) + ".";
    }

    private String emptySentence() {
        return step.seconds().isEmpty() ? "Nobody reached " + step.name() + "." : "Reached with the exposure itself.";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (String variant : variants) {
            FunnelReadout.TimeToStep time = step.seconds().get(variant);
            if (time != null) {
                rows.add(List.of(
                        Arms.name(variant),
                        Numbers.duration(time.median()),
                        Numbers.duration(time.medianLow()),
                        Numbers.duration(time.medianHigh())));
            }
        }
        return new DataTable(List.of("Arm", "Median", "Low", "High"), rows);
    }

    /** {@code 74 s [73, 76]}, all in the unit of the median. */
    static String words(FunnelReadout.TimeToStep time) {
        String median = Numbers.duration(time.median());
        int space = median.lastIndexOf(' ');
        String unit = median.substring(space + 1);
        double span = 1;
        for (int i = 0; i < UNITS.length; i++) {
            span = UNITS[i].equals(unit) ? SPANS[i] : span;
        }
        int decimals = median.contains(".") ? 1 : 0;
        return median + " [" + Numbers.fixed(time.medianLow() / span, decimals) + ", "
                + Numbers.fixed(time.medianHigh() / span, decimals) + "]";
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        double end = end();
        if (end <= 0) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font axis = ink.regular(Ink.AXIS_SIZE);
        boolean headed = height > 96;
        double top = headed ? 17 * variants.size() + 8 : 6;
        if (headed) {
            header(ink, width);
        }
        Ticks shares = Ticks.covering(0, 1, 3);
        double left = Ink.width("100%", axis) + 6;
        Rectangle2D area =
                new Rectangle2D.Double(left, top, Math.max(4, width - left - 2), Math.max(4, height - top - 18));
        LinePlot plot = new LinePlot(ink, area, 0, end, 0, 1).grid(shares.values());
        for (int arm = 0; arm < variants.size(); arm++) {
            curve(plot, step.seconds().get(variants.get(arm)), end, Arms.color(theme, arm));
        }
        plot.draw();
        ink.line(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY(), theme.axis(), 1);
        Axes.left(ink, shares, plot.y, left - 6, axis, v -> Axes.share(v, shares));
        ink.text("0", area.getMinX(), height - 4, axis, theme.text3(), Ink.Align.CENTER);
        ink.text(Numbers.duration(end).replace(".0 ", " "), width, height - 4, axis, theme.text3(), Ink.Align.RIGHT);
        return rings(ink, plot, area);
    }

    private void header(Ink ink, double width) {
        double y = 12;
        for (int arm = 0; arm < variants.size(); arm++) {
            FunnelReadout.TimeToStep time = step.seconds().get(variants.get(arm));
            ink.bar(0, y - 8, 7, 7, 1.5, Arms.color(ink.theme, arm));
            String words = time == null ? "nobody" : words(time);
            ink.fitted(words, 12, y, ink.regular(12), ink.theme.text(), Ink.Align.LEFT, width - 12);
            y += 17;
        }
    }

    private void curve(LinePlot plot, FunnelReadout.@Nullable TimeToStep time, double end, Color color) {
        if (time == null || time.quantiles().size() < 2) {
            return;
        }
        int n = time.quantiles().size();
        double[] xs = new double[n + 1];
        double[] ys = new double[n + 1];
        for (int i = 0; i < n; i++) {
            xs[i + 1] = time.quantiles().get(i);
            ys[i + 1] = i / (n - 1.0);
        }
        xs[0] = 0;
        boolean done = xs[n] < end;
        double[] x2 = done ? Arrays.copyOf(xs, n + 2) : xs;
        double[] y2 = done ? Arrays.copyOf(ys, n + 2) : ys;
        if (done) {
            x2[n + 1] = end;
            y2[n + 1] = 1;
        }
        plot.line(x2, y2, color, 2);
    }

    private List<HotSpot> rings(Ink ink, LinePlot plot, Rectangle2D area) {
        List<String> lines = new ArrayList<>();
        for (int arm = 0; arm < variants.size(); arm++) {
            FunnelReadout.TimeToStep time = step.seconds().get(variants.get(arm));
            if (time != null) {
                ink.ring(plot.x.clamped(time.median()), plot.y.px(.5), 4, Arms.color(ink.theme, arm));
                lines.add(Effects.lower(variants.get(arm)) + " median " + words(time));
            }
        }
        return List.of(new HotSpot(area, "step:" + step.name(), "Time to " + step.name(), lines));
    }

    /** Where the curves have nearly ended: a long tail must not flatten what most people do. */
    private double end() {
        double end = 0;
        double last = 0;
        for (FunnelReadout.TimeToStep time : step.seconds().values()) {
            int n = time.quantiles().size();
            if (n > 1) {
                last = Math.max(last, time.quantiles().getLast());
                double most = time.quantiles().get((int) Math.floor((n - 1) * .9));
                end = Math.max(end, Math.max(most, 1.3 * time.median()));
            }
        }
        double span = SPANS[0];
        for (int i = 1; i < SPANS.length; i++) {
            span = end > 2 * SPANS[i] ? SPANS[i] : span;
        }
        // After the last one there is nothing to see, and an axis beyond the window would make people wonder.
        return end <= 0 ? 0 : Math.min(Ticks.covering(0, end / span, 6).high() * span, last);
    }
}
