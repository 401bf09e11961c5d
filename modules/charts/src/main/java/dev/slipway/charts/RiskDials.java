package dev.slipway.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Risks against their limits as half circles side by side: interval, estimate, limit, what lies beyond it, and a word.
 *
 * @param small for a sheet that has to hold several rows of them
 */
public record RiskDials(List<Dial> dials, boolean small) implements Picture {
    private static final double LEAST_COLUMN = 132;
    private static final double WIDEST_COLUMN = 230;

    public RiskDials {
        dials = List.copyOf(dials);
    }

    /** At their usual size. */
    public RiskDials(List<Dial> dials) {
        this(dials, false);
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
        dials.forEach(d -> clauses.add(d.label() + " " + d.words() + ", " + d.limitWords() + ", "
                + d.reading().word() + ", " + String.join(" ", d.headroom())));
        return String.join("; ", clauses) + ".";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (Dial dial : dials) {
            rows.add(List.of(
                    dial.label(),
                    dial.words(),
                    dial.limitWords(),
                    dial.reading().word(),
                    String.join(" ", dial.headroom())));
        }
        return new DataTable(List.of("Risk", "Value and interval", "Limit", "Reads as", "Headroom"), rows);
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
        return rows * DialDrawing.height(dials, column(width), small);
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
        double tall = DialDrawing.height(dials, wide, small);
        double left = (width - wide * columns) / 2;
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < dials.size(); i++) {
            double x = left + (i % columns) * wide;
            int line = i / columns;
            double y = line * tall;
            Rectangle2D place = new Rectangle2D.Double(x, y, wide, tall);
            Dial dial = dials.get(i);
            new DialDrawing(ink, dial, small).draw(place, DialDrawing.lines(dials, wide, small));
            if (y + tall <= height + .5) {
                spots.add(new HotSpot(
                        place,
                        dial.key(),
                        dial.label(),
                        List.of(
                                dial.words(),
                                dial.limitWords() + ", " + dial.reading().word(),
                                String.join(" ", dial.headroom()))));
            }
        }
        return spots;
    }
}
