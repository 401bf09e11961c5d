package dev.slipway.charts;

import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How probable treatment was, from what was known before: the treated above the line, the others mirrored below it. Where only
 * one side has bars, units have no counterpart.
 */
public record OverlapHistogram(ObservationalReadout readout) implements Picture {
    private static final double TOP = 22;
    private static final double AXIS = 36;
    private static final double LEFT = 34;

    @Override
    public String id() {
        return "overlap";
    }

    private Overlap overlap() {
        return readout.overlap();
    }

    private static String emptySentence() {
        return "There are no propensities here; the warnings say why.";
    }

    @Override
    public String accessibleText() {
        if (overlap().treated().isEmpty()) {
            return emptySentence();
        }
        return "How probable treatment was runs from " + Numbers.rate(overlap().lowest()) + " to "
                + Numbers.rate(overlap().highest()) + ", and the groups share " + Numbers.rate(shared())
                + " of their units bin by bin" + effective() + ".";
    }

    /** Σ min of both shares: 1 when the groups are alike, 0 when no bin has both. */
    private double shared() {
        double sum = 0;
        for (int b = 0; b < overlap().treated().size(); b++) {
            sum += Math.min(overlap().treated().get(b), overlap().control().get(b));
        }
        return sum;
    }

    private String effective() {
        return overlap().effectiveControl() > 0
                ? "; after weighting they are worth " + units(overlap().effectiveTreated()) + " treated units and "
                        + units(overlap().effectiveControl()) + " others"
                : "";
    }

    private static String units(double effective) {
        return Numbers.count(Math.round(effective));
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (int b = 0; b < overlap().treated().size(); b++) {
            rows.add(List.of(
                    range(b),
                    Numbers.rate(overlap().treated().get(b)),
                    Numbers.rate(overlap().control().get(b))));
        }
        return new DataTable(List.of("Probability of treatment", "Treated", "Others"), rows);
    }

    private String range(int bin) {
        int bins = overlap().treated().size();
        return Numbers.fixed((double) bin / bins, 2) + "–" + Numbers.fixed((bin + 1.0) / bins, 2);
    }

    @Override
    public double preferredHeight(double width) {
        return 210;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (overlap().treated().isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font font = ink.regular(Ink.AXIS_SIZE);
        double most = Math.max(
                Collections.max(overlap().treated()), Collections.max(overlap().control()));
        double bottom = Math.max(TOP + 20, height - AXIS);
        double middle = (TOP + bottom) / 2;
        Ticks ticks = Ticks.within(0, most * 1.08, Math.max(3, (int) ((middle - TOP) / 26) + 1));
        Scale up = new Scale(0, most * 1.08, middle, TOP);
        Scale down = new Scale(0, most * 1.08, middle, bottom);
        Scale x = new Scale(0, 1, LEFT, Math.max(LEFT + 20, width - 10));
        for (double tick : ticks.values()) {
            Color color = tick == 0 ? theme.axis() : theme.grid();
            ink.line(x.from(), up.px(tick), x.to(), up.px(tick), color, 1);
            ink.line(x.from(), down.px(tick), x.to(), down.px(tick), color, 1);
        }
        Axes.left(ink, ticks, up, LEFT - 5, font, v -> Axes.share(v, ticks));
        Axes.left(ink, ticks, down, LEFT - 5, font, v -> v == 0 ? "" : Axes.share(v, ticks));
        legend(ink, font, width);
        List<HotSpot> spots = new ArrayList<>();
        int bins = overlap().treated().size();
        for (int b = 0; b < bins; b++) {
            double left = x.px((double) b / bins) + .5;
            double size = x.px((b + 1.0) / bins) - left - .5;
            double above = up.px(overlap().treated().get(b));
            double below = down.px(overlap().control().get(b));
            ink.bar(left, above, size, middle - above, 1, Arms.color(theme, 1));
            ink.bar(left, middle, size, below - middle, 1, Arms.color(theme, 0));
            spots.add(spot(b, new Rectangle2D.Double(left, TOP, size, bottom - TOP)));
        }
        ink.line(x.from(), middle, x.to(), middle, theme.axis(), 1);
        Ticks across = Ticks.covering(0, 1, (int) Math.clamp(width / 60, 3, 6));
        Axes.bottom(ink, across, x, bottom + 14, font, v -> Axes.share(v, across), 0, width);
        ink.within(
                "Probability of treatment from what was known before",
                (x.from() + x.to()) / 2,
                bottom + 30,
                font,
                theme.text3(),
                0,
                width);
        return spots;
    }

    private void legend(Ink ink, Font font, double width) {
        double at = LEFT;
        ink.bar(at, 4, 9, 9, 2, Arms.color(ink.theme, 1));
        at += 14 + ink.fitted("treated, above", at + 14, 12, font, ink.theme.text2(), Ink.Align.LEFT, width - at - 14);
        ink.bar(at + 14, 4, 9, 9, 2, Arms.color(ink.theme, 0));
        at += 28;
        at += ink.fitted("others, below", at, 12, font, ink.theme.text2(), Ink.Align.LEFT, width - at);
        String worth = overlap().effectiveControl() > 0
                ? "worth " + units(overlap().effectiveTreated()) + " and "
                        + units(overlap().effectiveControl()) + " units after weighting"
                : "";
        if (at + 12 + Ink.width(worth, font) <= width) {
            ink.text(worth, width, 12, font, ink.theme.text3(), Ink.Align.RIGHT);
        }
    }

    private HotSpot spot(int bin, Rectangle2D area) {
        return new HotSpot(
                area,
                "bin:" + bin,
                "Probability of treatment " + range(bin),
                List.of(
                        Numbers.rate(overlap().treated().get(bin)) + " of the treated",
                        Numbers.rate(overlap().control().get(bin)) + " of the others"));
    }
}
