package dev.slipway.charts;

import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Watch;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Each limit of each treatment week by week: shown to be kept, neither, shown to be broken. Read without its colour too. */
public record GuardrailStrip(MonitorReadout monitor) implements Picture {
    private static final double ROW = 24;
    private static final double HEAD = 20;
    private static final double FOOT = 24;

    @Override
    public String id() {
        return "guardrail-strip";
    }

    private List<Watch> rows() {
        List<String> order =
                monitor.arms().stream().map(MonitorReadout.Arm::variant).toList();
        return monitor.watches().stream()
                .sorted(Comparator.comparingInt(w -> order.indexOf(w.treatment())))
                .toList();
    }

    @Override
    public double preferredHeight(double width) {
        return HEAD + FOOT + ROW * Math.max(1, monitor.watches().size());
    }

    private static String word(String state) {
        return switch (state) {
            case MonitorReadout.OK -> "shown to be kept";
            case MonitorReadout.HARM -> "shown to be broken";
            default -> "neither is shown";
        };
    }

    private static String name(Watch watch) {
        return Arms.name(watch.treatment()) + " · " + watch.label();
    }

    @Override
    public String accessibleText() {
        if (monitor.watches().isEmpty()) {
            return "This study names no guardrail to watch.";
        }
        List<String> parts = new ArrayList<>();
        for (Watch watch : rows()) {
            String since = watch.harm() == null ? "" : ", harm first shown in week " + watch.harm();
            parts.add(name(watch) + " " + word(watch.now()) + since);
        }
        return "Guardrails by week, last week: " + String.join("; ", parts) + ".";
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Treatment", "Guardrail", "Limit", "Harm first shown", "Last week"),
                rows().stream()
                        .map(w -> List.of(
                                Arms.name(w.treatment()),
                                w.label(),
                                w.limit(),
                                w.harm() == null ? "never" : "week " + w.harm(),
                                word(w.now())))
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<Watch> rows = rows();
        if (rows.isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        Font font = ink.regular(Ink.AXIS_SIZE);
        double labels = Math.min(
                rows.stream().mapToDouble(w -> Ink.width(name(w), font)).max().orElse(0) + 12, width * .44);
        double limits = Math.min(
                rows.stream().mapToDouble(w -> Ink.width(w.limit(), font)).max().orElse(0) + 10, width * .2);
        double left = labels;
        double right = width - limits;
        int weeks = rows.getFirst().states().size();
        double step = Math.max(2, (right - left) / Math.max(1, weeks));
        List<HotSpot> spots = new ArrayList<>();
        head(ink, left, step, weeks, font);
        double y = HEAD;
        for (Watch watch : rows) {
            ink.fitted(name(watch), 0, y + ROW / 2 + 4, font, theme.text(), Ink.Align.LEFT, labels - 10);
            for (int w = 0; w < weeks; w++) {
                cell(ink, watch, w, left + w * step, y, step, spots);
            }
            ink.fitted(watch.limit(), right + 8, y + ROW / 2 + 4, font, theme.text3(), Ink.Align.LEFT, limits - 8);
            y += ROW;
        }
        legend(ink, left, y + 17, right - left, font);
        return spots;
    }

    private static void head(Ink ink, double left, double step, int weeks, Font font) {
        int every = step > 20 ? 1 : step > 11 ? 2 : 4;
        for (int w = 1; w <= weeks; w++) {
            if (w == 1 || w % every == 0) {
                String text = w == 1 && step > 40 ? "week 1" : Integer.toString(w);
                ink.text(text, left + (w - .5) * step, 12, font, ink.theme.text3(), Ink.Align.CENTER);
            }
        }
    }

    private void cell(Ink ink, Watch watch, int w, double x, double y, double step, List<HotSpot> spots) {
        String state = watch.states().get(w);
        double gap = step > 10 ? 1.5 : .5;
        ink.bar(x + gap, y + 3, step - 2 * gap, ROW - 6, 3, soft(ink.theme, state));
        mark(ink, state, x + step / 2, y + ROW / 2, Math.min(4.2, step / 4));
        Integer harm = watch.harm();
        if (harm != null && harm == w + 1) {
            Rectangle2D.Double first = new Rectangle2D.Double(x + gap, y + 3, step - 2 * gap, ROW - 6);
            ink.stroke(first, ink.theme.stop(), 1.8);
        }
        Double value = watch.values().get(w);
        List<String> lines = new ArrayList<>(List.of(word(state), "limit: " + watch.limit()));
        if (value != null) {
            lines.add("so far " + Numbers.brief(value, 5).replace("+", ""));
        }
        spots.add(new HotSpot(
                new Rectangle2D.Double(x, y, step, ROW),
                watch.treatment() + ":" + watch.metric() + ":" + (w + 1),
                name(watch) + ", week " + (w + 1),
                lines));
    }

    private static Color soft(ChartTheme theme, String state) {
        return switch (state) {
            case MonitorReadout.OK -> theme.shipSoft();
            case MonitorReadout.HARM -> theme.stopSoft();
            default -> theme.track();
        };
    }

    /** A tick, a cross, or a dot. */
    private static void mark(Ink ink, String state, double x, double y, double r) {
        Path2D.Double path = new Path2D.Double();
        switch (state) {
            case MonitorReadout.OK -> {
                path.moveTo(x - r, y);
                path.lineTo(x - r / 4, y + r * .75);
                path.lineTo(x + r, y - r * .75);
                ink.stroke(path, ink.theme.ship(), 1.6);
            }
            case MonitorReadout.HARM -> {
                path.moveTo(x - r, y - r);
                path.lineTo(x + r, y + r);
                path.moveTo(x + r, y - r);
                path.lineTo(x - r, y + r);
                ink.stroke(path, ink.theme.stop(), 1.8);
            }
            default -> ink.dot(x, y, Math.max(1, r / 2.6), ink.theme.text3());
        }
    }

    private static void legend(Ink ink, double left, double y, double room, Font font) {
        double x = left;
        for (String state : List.of(MonitorReadout.OK, MonitorReadout.OPEN, MonitorReadout.HARM)) {
            double needed = 18 + Ink.width(word(state), font) + 16;
            if (x + needed - 16 > left + room) {
                return;
            }
            mark(ink, state, x + 6, y - 4, 4);
            ink.text(word(state), x + 16, y, font, ink.theme.text3(), Ink.Align.LEFT);
            x += needed;
        }
    }
}
