package dev.slipway.charts;

import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far each input moved: length is the population stability index, the tick is what chance can reach at these sample
 * sizes, dashed lines are the thresholds 0.10 and 0.25, and a word with a sign reads it.
 *
 * @param selected name of the feature whose row is tinted; null for none
 */
public record DriftBars(DriftReadout drift, @Nullable String selected) implements Picture {
    private static final double WATCH = .10;
    private static final double MOVED = .25;
    private static final double ROW = 33;
    private static final double TOP = 24;

    @Override
    public String id() {
        return "drift";
    }

    @Override
    public String accessibleText() {
        if (drift.features().isEmpty()) {
            return emptySentence();
        }
        DriftReadout.Feature most = drift.features().getFirst();
        return "How far each input moved, " + drift.before() + " against " + drift.after() + ": " + most.label()
                + " moved most, PSI " + Numbers.psi(most.psi()) + " where chance reaches " + Numbers.psi(most.limit())
                + ", " + word(most.reading()) + ".";
    }

    private static String emptySentence() {
        return "This study has no inputs whose drift could be measured.";
    }

    static String word(String reading) {
        return reading.equals("small") ? "real, small" : reading;
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (DriftReadout.Feature f : drift.features()) {
            rows.add(List.of(
                    f.label(),
                    Numbers.psi(f.psi()),
                    Numbers.fixed(f.limit(), 3),
                    word(f.reading()),
                    Numbers.fixed(f.betweenArms(), 3)));
        }
        return new DataTable(List.of("Input", "PSI", "Limit", "Reading", "Between arms"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return TOP + drift.features().size() * ROW + 4;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (drift.features().isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font font = ink.regular(Ink.AXIS_SIZE);
        boolean narrow = width < 420;
        double wordWidth = 78;
        double limitRight = width - wordWidth - 10;
        double psiRight = narrow ? limitRight : limitRight - 44;
        double wanted = drift.features().stream()
                .mapToDouble(feature -> Ink.width(feature.label(), ink.strong(11)) + 16)
                .max()
                .orElse(0);
        double labels = Math.clamp(wanted, Math.clamp(width * .25, 70, 170), Math.max(170, width * .38));
        double highest = drift.features().stream()
                .mapToDouble(DriftReadout.Feature::psi)
                .max()
                .orElse(0);
        double end = Math.max(.4, Math.ceil(highest * 10) / 10);
        Scale x = new Scale(0, end, labels, Math.max(labels + 10, psiRight - 44));
        double bottom = Math.min(height, preferredHeight(width));
        double row = (bottom - TOP - 4) / drift.features().size();
        for (int i = 0; i < drift.features().size(); i++) {
            if (drift.features().get(i).name().equals(selected)) {
                ink.bar(0, TOP + i * row, width, row, 2, theme.selected());
            }
        }
        frame(ink, x, end, bottom, font);
        ink.text("PSI", psiRight, 12, font, theme.text3(), Ink.Align.RIGHT);
        if (!narrow) {
            ink.text("limit", limitRight, 12, font, theme.text3(), Ink.Align.RIGHT);
        }
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < drift.features().size(); i++) {
            DriftReadout.Feature f = drift.features().get(i);
            double middle = TOP + (i + .5) * row;
            boolean chosen = f.name().equals(selected);
            ink.fitted(
                    f.label(),
                    chosen ? 4 : 0,
                    middle + 4,
                    chosen ? ink.strong(11) : ink.medium(11),
                    theme.text(),
                    Ink.Align.LEFT,
                    labels - 10);
            bar(ink, f, x, middle, Math.clamp(row - 19, 6, 14));
            ink.text(Numbers.psi(f.psi()), psiRight, middle + 4, ink.strong(11), theme.text(), Ink.Align.RIGHT);
            if (!narrow) {
                ink.text(Numbers.fixed(f.limit(), 3), limitRight, middle + 4, font, theme.text2(), Ink.Align.RIGHT);
            }
            word(ink, f.reading(), limitRight + 18, middle, wordWidth - 16);
            spots.add(new HotSpot(
                    new Rectangle2D.Double(0, TOP + i * row, width, row),
                    "feature:" + f.name(),
                    f.label(),
                    List.of(
                            "PSI " + Numbers.psi(f.psi()) + ", chance reaches " + Numbers.fixed(f.limit(), 3),
                            word(f.reading()),
                            "between arms " + Numbers.fixed(f.betweenArms(), 3) + ", chance reaches "
                                    + Numbers.fixed(f.betweenArmsLimit(), 3),
                            "n " + Numbers.count(drift.nBefore()) + " and " + Numbers.count(drift.nAfter()))));
        }
        return spots;
    }

    private static void frame(Ink ink, Scale x, double end, double bottom, Font font) {
        ink.line(x.px(0), TOP - 2, x.px(0), bottom, ink.theme.axis(), 1);
        ink.dashed(x.px(WATCH), TOP - 2, x.px(WATCH), bottom, ink.theme.hold(), 1.3, 4, 3);
        ink.dashed(x.px(MOVED), TOP - 2, x.px(MOVED), bottom, ink.theme.stop(), 1.3, 4, 3);
        double free = 0;
        for (double tick : new double[] {0, WATCH, MOVED, end}) {
            String text = tick == 0 ? "0" : Numbers.brief(tick, 2).replace("+", "");
            double half = Ink.width(text, font) / 2;
            if (x.px(tick) - half >= free) {
                ink.text(text, x.px(tick), 12, font, ink.theme.text3(), Ink.Align.CENTER);
                free = x.px(tick) + half + 5;
            }
        }
    }

    private static void bar(Ink ink, DriftReadout.Feature f, Scale x, double middle, double height) {
        Color color = switch (f.reading()) {
            case "moved" -> ink.theme.stop();
            case "watch" -> ink.theme.hold();
            case "small" -> ink.theme.after();
            default -> ink.theme.before();
        };
        double length = Math.max(1, x.clamped(f.psi()) - x.px(0));
        ink.bar(x.px(0), middle - height / 2, length, height, 2, color);
        double tick = x.clamped(f.limit());
        ink.line(tick, middle - height / 2 - 4, tick, middle + height / 2 + 4, ink.theme.text(), 1.8);
    }

    static void word(Ink ink, String reading, double x, double middle, double room) {
        Color color = switch (reading) {
            case "moved" -> ink.theme.stop();
            case "watch" -> ink.theme.hold();
            default -> ink.theme.text2();
        };
        switch (reading) {
            case "moved", "watch" -> Icons.warning(ink, x, middle, color);
            case "small" -> Icons.info(ink, x, middle, color);
            default -> Icons.check(ink, x, middle, color);
        }
        ink.fitted(word(reading), x + 10, middle + 4, ink.strong(11), color, Ink.Align.LEFT, room);
    }
}
