package dev.slipway.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Risks against their limits as half circles side by side: interval, estimate, limit, what lies beyond it, and a word. */
public record RiskDials(List<Dial> dials) implements Picture {
    private static final double LEAST_COLUMN = 132;
    private static final double WIDEST_COLUMN = 230;

    public RiskDials {
        dials = List.copyOf(dials);
    }

    @Override
    public String id() {
        return "risk-dials";
    }

    @Override
    public String accessibleText() {
        if (dials.isEmpty()) {
            return "There is no risk with a limit here.";
        }
        List<String> clauses = new ArrayList<>();
        dials.forEach(d -> clauses.add(d.label() + " " + words(d) + ", limit "
                + d.amount().limit(d.limit()) + ", " + d.reading().word() + ", " + String.join(" ", d.headroom())));
        return String.join("; ", clauses) + ".";
    }

    private static String words(Dial dial) {
        return dial.value() == null ? "is not known" : dial.amount().levelWithInterval(dial.value());
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (Dial dial : dials) {
            rows.add(List.of(
                    dial.label(),
                    words(dial),
                    dial.amount().limit(dial.limit()),
                    dial.reading().word(),
                    String.join(" ", dial.headroom())));
        }
        return new DataTable(List.of("Risk", "Level and interval", "Limit", "Reads as", "Headroom"), rows);
    }

    private int columns(double width) {
        int room = (int) Math.max(1, Math.floor(width / LEAST_COLUMN));
        return Math.clamp(dials.size(), 1, room);
    }

    private double column(double width) {
        return Math.min(WIDEST_COLUMN, width / columns(width));
    }

    @Override
    public double preferredHeight(double width) {
        int columns = columns(width);
        int rows = Math.max(1, (dials.size() + columns - 1) / columns);
        return rows * DialDrawing.height(dials, column(width));
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (dials.isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        int columns = columns(width);
        double wide = column(width);
        double tall = DialDrawing.height(dials, wide);
        double left = (width - wide * columns) / 2;
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < dials.size(); i++) {
            double x = left + (i % columns) * wide;
            int line = i / columns;
            double y = line * tall;
            Rectangle2D place = new Rectangle2D.Double(x, y, wide, tall);
            Dial dial = dials.get(i);
            new DialDrawing(ink, dial).draw(place, DialDrawing.lines(dials, wide));
            if (y + tall <= height + .5) {
                spots.add(new HotSpot(
                        place,
                        dial.key(),
                        dial.label(),
                        List.of(
                                words(dial),
                                "limit " + dial.amount().limit(dial.limit()) + ", "
                                        + dial.reading().word(),
                                String.join(" ", dial.headroom()))));
            }
        }
        return spots;
    }
}
