package dev.slipway.charts;

import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.SurvivalReadout.Curve;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Kaplan–Meier curves as steps with their bands, the share at the end of each, and the units still at risk below. */
public record SurvivalCurves(SurvivalReadout survival) implements Picture {
    private static final double LINE = 16;
    private static final double AXIS = 22;
    private static final double[] STEPS = {1 / 24.0, .25, 1, 2, 7, 14, 28, 56, 140, 280, 700, 1_400, 3_500, 7_000};

    @Override
    public String id() {
        return "survival-" + survival.name();
    }

    private List<Curve> curves() {
        return survival.curves();
    }

    private String name(Curve curve) {
        return survival.by().equals("variant") ? Arms.name(curve.level()) : Words.level(curve.level());
    }

    @Override
    public String accessibleText() {
        if (curves().isEmpty()) {
            return emptySentence();
        }
        List<String> clauses = new ArrayList<>();
        for (Curve curve : curves()) {
            clauses.add(name(curve) + " " + at(curve, end()) + " after "
                    + days(curve.time().getLast()));
        }
        Double p = survival.logRankP();
        String test = p == null ? "" : "; log-rank " + Numbers.pEquals(p);
        return survival.label() + ", share without the event: " + String.join("; ", clauses) + test + ".";
    }

    private String emptySentence() {
        return "There is no curve of " + survival.label() + ".";
    }

    private static String days(double time) {
        return Numbers.brief(time, 1).replace("+", "") + (time == 1 ? " day" : " days");
    }

    /** Position of the last step not after the time. */
    private static int index(Curve curve, double time) {
        int k = 0;
        while (k + 1 < curve.time().size() && curve.time().get(k + 1) <= time + 1e-9) {
            k++;
        }
        return k;
    }

    private static String at(Curve curve, double time) {
        int k = index(curve, time);
        return Numbers.rate(curve.survival().get(k)) + " ["
                + Numbers.fixed(100 * curve.low().get(k), 1) + ", "
                + Numbers.fixed(100 * curve.high().get(k), 1) + "]";
    }

    /** Units watched until this time or longer. */
    private static long atRisk(Curve curve, double time) {
        for (int k = 0; k < curve.time().size(); k++) {
            if (curve.time().get(k) >= time - 1e-9) {
                return curve.atRisk().get(k);
            }
        }
        return 0;
    }

    private double end() {
        return curves().stream().mapToDouble(c -> c.time().getLast()).max().orElse(1);
    }

    /** Round times of the axis, from 0, that the curves have exact counts of. */
    private List<Double> times(int most) {
        double end = end();
        double step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && end / STEPS[i] <= most; i--) {
            step = STEPS[i];
        }
        List<Double> times = new ArrayList<>();
        for (int k = 0; k * step <= end * (1 + 1e-9); k++) {
            times.add(k * step);
        }
        return times;
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> headers = new ArrayList<>(List.of("Days"));
        for (Curve curve : curves()) {
            headers.add(name(curve));
            headers.add("At risk");
        }
        for (double time : curves().isEmpty() ? List.<Double>of() : times(16)) {
            List<String> row = new ArrayList<>(List.of(Numbers.brief(time, 2).replace("+", "")));
            for (Curve curve : curves()) {
                row.add(time > curve.time().getLast() ? "" : at(curve, time));
                row.add(Numbers.count(atRisk(curve, time)));
            }
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (curves().isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font font = ink.regular(Ink.AXIS_SIZE);
        double lowest = curves().stream()
                .mapToDouble(c -> c.low().get(index(c, end())))
                .min()
                .orElse(0);
        Ticks ticks = Ticks.covering(lowest, 1, (int) Math.clamp((height - 80) / 34, 3, 6));
        double left = Axes.room(ticks, font, v -> Axes.share(v, ticks)) + 10;
        EndLabels labels = new EndLabels(ink);
        for (int i = 0; i < curves().size(); i++) {
            labels.add(0, words(ink, i));
        }
        double room = labels.room(width * .26);
        double risk = height > 120 + curves().size() * LINE ? 12 + curves().size() * LINE : 0;
        Rectangle2D area = new Rectangle2D.Double(
                left, 8, Math.max(4, width - left - room - 10), Math.max(4, height - 8 - AXIS - risk));
        LinePlot plot = new LinePlot(ink, area, 0, end(), ticks.low(), Math.max(1, ticks.high()));
        plot.grid(ticks.values());
        for (int i = 0; i < curves().size(); i++) {
            steps(plot, curves().get(i), Arms.color(theme, i), theme);
        }
        plot.draw();
        ink.line(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY(), theme.axis(), 1);
        Axes.left(ink, ticks, plot.y, left - 10, font, v -> Axes.share(v, ticks));
        EndLabels ends = new EndLabels(ink);
        for (int i = 0; i < curves().size(); i++) {
            Curve curve = curves().get(i);
            ends.add(plot.y.px(curve.survival().get(index(curve, end()))), words(ink, i));
        }
        ends.draw(area.getMaxX() + 8, room, area.getMinY(), area.getMaxY());
        List<Double> times = times((int) Math.clamp(area.getWidth() / 62, 2, 8));
        timeAxis(ink, plot, area, times);
        if (risk > 0) {
            atRisk(ink, plot, area, times, width);
        }
        return spots(plot, area, times, Math.min(height, area.getMaxY() + AXIS + risk));
    }

    private EndLabels.Word[] words(Ink ink, int i) {
        Curve curve = curves().get(i);
        int k = index(curve, end());
        String band = "[" + Numbers.fixed(100 * curve.low().get(k), 0) + ", "
                + Numbers.fixed(100 * curve.high().get(k), 0) + "]";
        return new EndLabels.Word[] {
            new EndLabels.Word(name(curve), true, Arms.textColor(ink.theme, i)),
            new EndLabels.Word(Numbers.rate(curve.survival().get(k)) + " " + band, false, ink.theme.text())
        };
    }

    private static void steps(LinePlot plot, Curve curve, Color color, ChartTheme theme) {
        int n = curve.time().size();
        double[][] points = new double[4][2 * n - 1];
        for (int k = 0; k < n; k++) {
            for (int corner = 0; corner < (k < n - 1 ? 2 : 1); corner++) {
                int to = 2 * k + corner;
                points[0][to] = curve.time().get(k + corner);
                points[1][to] = curve.survival().get(k);
                points[2][to] = curve.low().get(k);
                points[3][to] = curve.high().get(k);
            }
        }
        plot.band(points[0], points[2], points[3], Ink.alpha(color, theme.bandOpacity()));
        plot.line(points[0], points[1], color, 2);
    }

    private void timeAxis(Ink ink, LinePlot plot, Rectangle2D area, List<Double> times) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        double free = 0;
        for (double time : times) {
            String text = (time == 0 ? "day " : "") + Numbers.brief(time, 2).replace("+", "");
            double half = Ink.width(text, font) / 2;
            double x = Math.clamp(plot.x.px(time), half, Math.max(half, area.getMaxX() + 8 - half));
            if (x - half >= free) {
                ink.text(text, x, area.getMaxY() + 16, font, ink.theme.text3(), Ink.Align.CENTER);
                free = x + half + 8;
            }
        }
    }

    private void atRisk(Ink ink, LinePlot plot, Rectangle2D area, List<Double> times, double width) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        for (int i = 0; i < curves().size(); i++) {
            double base = area.getMaxY() + AXIS + 12 + i * LINE;
            ink.bar(0, base - 8, 8, 8, 2, Arms.color(ink.theme, i));
            double free = 12;
            for (double time : times) {
                String text = Numbers.count(atRisk(curves().get(i), time));
                double half = Ink.width(text, font) / 2;
                double x = Math.clamp(plot.x.px(time), 12 + half, Math.max(12 + half, width - half));
                if (x - half >= free) {
                    ink.text(text, x, base, font, ink.theme.text2(), Ink.Align.CENTER);
                    free = x + half + 6;
                }
            }
            if (i == 0) {
                double room = width - Math.max(free, area.getMaxX() + 8);
                ink.fitted("still at risk", width, base, font, ink.theme.text3(), Ink.Align.RIGHT, room - 2);
            }
        }
    }

    private List<HotSpot> spots(LinePlot plot, Rectangle2D area, List<Double> times, double bottom) {
        List<HotSpot> spots = new ArrayList<>();
        for (int t = 0; t < times.size(); t++) {
            double time = times.get(t);
            double from = t == 0 ? area.getMinX() : (plot.x.px(times.get(t - 1)) + plot.x.px(time)) / 2;
            double to = t == times.size() - 1 ? area.getMaxX() : (plot.x.px(time) + plot.x.px(times.get(t + 1))) / 2;
            List<String> lines = new ArrayList<>();
            for (Curve curve : curves()) {
                lines.add(
                        time > curve.time().getLast()
                                ? name(curve) + ": nobody is watched so long"
                                : name(curve) + " " + at(curve, time) + ", " + Numbers.count(atRisk(curve, time))
                                        + " at risk");
            }
            spots.add(new HotSpot(
                    new Rectangle2D.Double(from, area.getMinY(), Math.max(0, to - from), bottom - area.getMinY()),
                    "day:" + Numbers.brief(time, 2).replace("+", ""),
                    "After " + days(time),
                    lines));
        }
        return spots;
    }
}
