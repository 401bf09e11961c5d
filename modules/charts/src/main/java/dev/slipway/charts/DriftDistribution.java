package dev.slipway.charts;

import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input before and after, bin by bin, with the change and its part of the PSI. Light grey is before, dark grey after.
 *
 * @param feature name of the input
 */
public record DriftDistribution(DriftReadout drift, String feature) implements Picture {
    private static final double ROW = 33;
    private static final double TOP = 22;
    private static final double AXIS = 22;

    @Override
    public String id() {
        return "drift-" + feature;
    }

    private DriftReadout.@Nullable Feature find() {
        return drift.features().stream()
                .filter(f -> f.name().equals(feature))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String accessibleText() {
        DriftReadout.Feature found = find();
        if (found == null || found.bins().isEmpty()) {
            return emptySentence();
        }
        DriftReadout.Bin most = found.bins().stream()
                .max(Comparator.comparingDouble(DriftReadout.Bin::part))
                .orElseThrow();
        return found.label() + ": " + Words.level(most.label()) + " went from " + Numbers.rate(most.before()) + " to "
                + Numbers.rate(most.after()) + ", the largest part of PSI " + Numbers.psi(found.psi()) + ", "
                + DriftBars.word(found.reading()) + ".";
    }

    private static String emptySentence() {
        return "Choose an input to see its distribution.";
    }

    @Override
    public DataTable table() {
        DriftReadout.Feature found = find();
        List<List<String>> rows = new ArrayList<>();
        if (found != null) {
            for (DriftReadout.Bin bin : found.bins()) {
                rows.add(List.of(
                        bin.label(),
                        Numbers.rate(bin.before()),
                        Numbers.rate(bin.after()),
                        Numbers.pp(bin.after() - bin.before(), 1),
                        Numbers.fixed(bin.part(), 3)));
            }
        }
        return new DataTable(List.of("Bin", drift.before(), drift.after(), "Change", "Part of PSI"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        DriftReadout.Feature found = find();
        return found == null ? 0 : TOP + AXIS + found.bins().size() * ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        DriftReadout.Feature found = find();
        if (found == null || found.bins().isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font font = ink.regular(Ink.AXIS_SIZE);
        boolean narrow = width < 420;
        double partRight = width;
        double changeRight = narrow ? width : width - 84;
        double wanted = found.bins().stream()
                .mapToDouble(bin -> Ink.width(Words.level(bin.label()), ink.medium(11)) + 12)
                .max()
                .orElse(0);
        double labels = Math.clamp(wanted, Math.clamp(width * .16, 74, 150), Math.max(150, width * .34));
        double top = 0;
        for (DriftReadout.Bin bin : found.bins()) {
            top = Math.max(top, Math.max(bin.before(), bin.after()));
        }
        Ticks ticks = Ticks.covering(0, top, (int) Math.clamp((changeRight - labels) / 70, 3, 6));
        Scale x = new Scale(0, ticks.high(), labels, Math.max(labels + 10, changeRight - 66));
        double row = Math.clamp((height - TOP - AXIS) / found.bins().size(), 14, ROW + 6);
        double bottom = TOP + row * found.bins().size();
        for (double tick : ticks.values()) {
            ink.line(x.px(tick), TOP - 4, x.px(tick), bottom, tick == 0 ? theme.axis() : theme.grid(), 1);
        }
        Axes.bottom(ink, ticks, x, bottom + 14, font, v -> Axes.share(v, ticks), labels - 16, changeRight - 40);
        ink.text("Change", changeRight, 11, font, theme.text3(), Ink.Align.RIGHT);
        if (!narrow) {
            ink.text("Part of PSI", partRight, 11, font, theme.text3(), Ink.Align.RIGHT);
        }
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < found.bins().size(); i++) {
            DriftReadout.Bin bin = found.bins().get(i);
            double middle = TOP + (i + .5) * row;
            double bar = Math.clamp((row - 8) / 2, 3, 13);
            ink.fitted(
                    Words.level(bin.label()), 0, middle + 4, ink.medium(11), theme.text(), Ink.Align.LEFT, labels - 10);
            ink.bar(labels, middle - bar - .5, x.px(bin.before()) - labels, bar, 2, theme.before());
            ink.bar(labels, middle + .5, x.px(bin.after()) - labels, bar, 2, theme.after());
            String change = Numbers.pp(bin.after() - bin.before(), 1);
            ink.text(change, changeRight, middle + 4, ink.strong(11), theme.text(), Ink.Align.RIGHT);
            if (!narrow) {
                ink.text(Numbers.fixed(bin.part(), 3), partRight, middle + 4, font, theme.text2(), Ink.Align.RIGHT);
            }
            spots.add(new HotSpot(
                    new Rectangle2D.Double(0, TOP + i * row, width, row),
                    "bin:" + bin.label(),
                    found.label() + ", " + Words.level(bin.label()),
                    List.of(
                            drift.before() + " " + Numbers.rate(bin.before()) + ", " + drift.after() + " "
                                    + Numbers.rate(bin.after()),
                            change + ", part of PSI " + Numbers.fixed(bin.part(), 3),
                            "n " + Numbers.count(drift.nBefore()) + " and " + Numbers.count(drift.nAfter()))));
        }
        return spots;
    }
}
