package dev.slipway.charts;

import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.ObservationalReadout.Balance;
import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the groups are apart in what was known before, in standard deviations: a ring before weighting, a dot after it, and
 * the line of 0.1 below which groups are commonly called alike. The largest differences before weighting are shown.
 */
public record LovePlot(ObservationalReadout readout) implements Picture {
    /** Beyond this a difference is commonly called too large. */
    static final double LIMIT = .1;

    private static final int MOST = 24;
    private static final double ROW = 20;
    /** Rows closer than this have smaller names, so that they do not touch. */
    private static final double CLOSE = 12;

    private static final double TOP = 24;
    private static final double AXIS = 34;

    @Override
    public String id() {
        return "balance";
    }

    private List<Balance> rows() {
        return readout.balance().subList(0, Math.min(MOST, readout.balance().size()));
    }

    private boolean weighted() {
        return rows().stream().anyMatch(row -> row.after() != null);
    }

    private static String emptySentence() {
        return "There is nothing whose balance could be looked at.";
    }

    @Override
    public String accessibleText() {
        if (rows().isEmpty()) {
            return emptySentence();
        }
        Balance most = rows().getFirst();
        double worst = 0;
        for (Balance row : readout.balance()) {
            Double after = row.after();
            worst = after == null ? worst : Math.max(worst, Math.abs(after));
        }
        return "Before weighting the groups differ most in " + most.label() + ", by " + size(Math.abs(most.before()))
                + " standard deviations"
                + (weighted() ? "; after weighting no difference is larger than " + size(worst) + "." : ".");
    }

    private static String size(double value) {
        return Numbers.fixed(value, value < .1 ? 3 : 2);
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (Balance row : readout.balance()) {
            Double after = row.after();
            rows.add(List.of(
                    row.label(), Numbers.signed(row.before(), 3), after == null ? "" : Numbers.signed(after, 3)));
        }
        return new DataTable(List.of("Known before", "Before weighting", "After weighting"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return TOP + AXIS + rows().size() * ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<Balance> rows = rows();
        if (rows.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font font = ink.regular(Ink.AXIS_SIZE);
        double labels = 0;
        double end = 2 * LIMIT;
        for (Balance row : rows) {
            labels = Math.max(labels, Ink.width(row.label(), font));
            Double after = row.after();
            end = Math.max(end, Math.max(Math.abs(row.before()), after == null ? 0 : Math.abs(after)));
        }
        labels = Math.min(labels, width * .4) + 12;
        Ticks ticks = Ticks.within(0, end * 1.05, (int) Math.clamp((width - labels) / 60, 3, 6));
        Scale x = new Scale(0, end * 1.05, labels + 6, Math.max(labels + 20, width - 12));
        double row = Math.clamp((height - TOP - AXIS) / rows.size(), 10, ROW + 8);
        double bottom = TOP + row * rows.size();
        legend(ink, font, labels, width);
        for (double tick : ticks.values()) {
            ink.line(x.px(tick), TOP - 4, x.px(tick), bottom, tick == 0 ? theme.zero() : theme.grid(), 1);
        }
        ink.dashed(x.px(LIMIT), TOP - 4, x.px(LIMIT), bottom, theme.limit(), 1.2, 4, 3);
        Axes.bottom(ink, ticks, x, bottom + 14, font, v -> v == 0 ? "0" : Axes.level(v, ticks), labels - 10, width);
        ink.within(
                "Distance in standard deviations", (x.from() + x.to()) / 2, bottom + 29, font, theme.text3(), 0, width);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double top = TOP + i * row;
            Font name = row < CLOSE ? ink.regular(9) : font;
            row(ink, rows.get(i), x, top + row / 2, name, labels);
            spots.add(spot(rows.get(i), new Rectangle2D.Double(0, top, width, row)));
        }
        return spots;
    }

    private void legend(Ink ink, Font font, double labels, double width) {
        double at = labels + 6;
        ink.ring(at + 4, 8, 4, ink.theme.text2());
        at += 13 + ink.fitted("before", at + 13, 12, font, ink.theme.text2(), Ink.Align.LEFT, width - at - 13);
        if (weighted()) {
            ink.dot(at + 16, 8, 4, Arms.color(ink.theme, 1));
            at += 25;
            at += ink.fitted("after weighting", at, 12, font, ink.theme.text2(), Ink.Align.LEFT, width - at);
        }
        String limit = "limit 0.1";
        if (at + 44 + Ink.width(limit, font) < width) {
            ink.dashed(at + 14, 8, at + 34, 8, ink.theme.limit(), 1.2, 4, 3);
            ink.text(limit, at + 39, 12, font, ink.theme.text3(), Ink.Align.LEFT);
        }
    }

    private static void row(Ink ink, Balance row, Scale x, double middle, Font font, double labels) {
        ink.fitted(row.label(), 0, middle + 4, font, ink.theme.text(), Ink.Align.LEFT, labels - 8);
        double before = x.clamped(Math.abs(row.before()));
        Double after = row.after();
        if (after != null) {
            double to = x.clamped(Math.abs(after));
            ink.line(before, middle, to, middle, ink.theme.border(), 1.4);
            ink.ring(before, middle, 4, ink.theme.text2());
            ink.dot(to, middle, 4, Arms.color(ink.theme, 1));
        } else {
            ink.ring(before, middle, 4, ink.theme.text2());
        }
    }

    private static HotSpot spot(Balance row, Rectangle2D area) {
        List<String> lines = new ArrayList<>(List.of("before weighting " + Numbers.signed(row.before(), 3) + " SD"));
        Double after = row.after();
        if (after != null) {
            lines.add("after weighting " + Numbers.signed(after, 3) + " SD");
            lines.add(Math.abs(after) <= LIMIT ? "alike enough" : "still apart");
        }
        return new HotSpot(area, "balance:" + row.label(), row.label(), lines);
    }
}
