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
 * PSI of each week against the first, per arm, and between the arms over all weeks.
 *
 * @param selected name of the feature whose label is strong; null for none
 */
public record DriftWeeks(
        DriftReadout drift, List<String> variants, @Nullable String selected) implements Picture {
    /** Between the numbers of two weeks, so that they don't read as one. */
    private static final double CLEAR = 8;

    private static final double CLOSE_SIZE = 9.5;
    private static final double ROW = 23;
    private static final double TOP = 52;
    private static final double SCALE_END = .4;

    public DriftWeeks {
        variants = List.copyOf(variants);
    }

    @Override
    public String id() {
        return "drift-weeks";
    }

    private int weeks() {
        return drift.features().stream()
                .flatMap(f -> f.weeks().values().stream())
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }

    @Override
    public String accessibleText() {
        if (weeks() == 0) {
            return emptySentence();
        }
        long apart = drift.features().stream()
                .filter(f -> f.betweenArms() > f.betweenArmsLimit())
                .count();
        return "PSI of weeks 2 to " + (weeks() + 1) + " against week 1 for "
                + drift.features().size() + " inputs per arm; "
                + (apart == 0 ? "no input differs between the arms" : apart + " inputs differ between the arms")
                + " beyond chance.";
    }

    private static String emptySentence() {
        return "The data has only one week, so there is nothing to compare.";
    }

    @Override
    public DataTable table() {
        List<String> headers = new ArrayList<>(List.of("Input"));
        for (String variant : variants) {
            for (int week = 0; week < weeks(); week++) {
                headers.add(Arms.name(variant) + " week " + (week + 2));
            }
        }
        headers.add("Between arms");
        List<List<String>> rows = new ArrayList<>();
        for (DriftReadout.Feature f : drift.features()) {
            List<String> row = new ArrayList<>(List.of(f.label()));
            for (String variant : variants) {
                for (int week = 0; week < weeks(); week++) {
                    row.add(text(f, variant, week));
                }
            }
            row.add(Numbers.fixed(f.betweenArms(), 3));
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    private static double psi(DriftReadout.Feature f, String variant, int week) {
        List<Double> weeks = f.weeks().get(variant);
        Double value = weeks == null || week >= weeks.size() ? null : weeks.get(week);
        return value == null ? Double.NaN : value;
    }

    private static String text(DriftReadout.Feature f, String variant, int week) {
        double value = psi(f, variant, week);
        return Double.isFinite(value) ? Numbers.fixed(value, 2) : "";
    }

    @Override
    public double preferredHeight(double width) {
        return TOP + drift.features().size() * ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (weeks() == 0 || drift.features().isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        double named = drift.features().stream()
                .mapToDouble(f -> Ink.width(f.label(), ink.strong(11)) + 10)
                .max()
                .orElse(0);
        double labels = Math.clamp(named, 60, Math.max(60, Math.min(170, width * .24)));
        double gap = Math.clamp(width * .02, 6, 24);
        double between = Math.clamp(width * .13, 52, 216);
        double block = Math.max(6, (width - labels - between - gap * variants.size()) / variants.size());
        double row = Math.clamp((height - TOP) / drift.features().size(), 12, 30);
        Heat.legend(ink, theme.sequential(), "0", Numbers.fixed(SCALE_END, 1), width, 12, width);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < drift.features().size(); i++) {
            DriftReadout.Feature f = drift.features().get(i);
            Font face = f.name().equals(selected) ? ink.strong(11) : ink.medium(11);
            double base = TOP + i * row + row / 2 + 4;
            ink.fitted(f.label(), 0, base, face, theme.text(), Ink.Align.LEFT, labels - 6);
        }
        for (int arm = 0; arm < variants.size(); arm++) {
            double left = labels + arm * (block + gap);
            ink.bar(left, 22, 8, 8, 2, Arms.color(theme, arm));
            ink.fitted(
                    Arms.name(variants.get(arm)),
                    left + 13,
                    30,
                    ink.strong(11),
                    theme.text(),
                    Ink.Align.LEFT,
                    block - 13);
            block(ink, arm, left, block, row, spots);
        }
        arms(ink, width - between, between, row, spots);
        return spots;
    }

    private void block(Ink ink, int arm, double left, double block, double row, List<HotSpot> spots) {
        double cell = block / weeks();
        Font usual = ink.regular(Ink.AXIS_SIZE);
        Font font = Ink.width("0.00", usual) + CLEAR <= cell ? usual : ink.regular(CLOSE_SIZE);
        for (int week = 0; week < weeks(); week++) {
            double x = left + week * cell;
            String name = "Week " + (week + 2);
            String shown = Ink.width(name, font) < cell - 2 ? name : Integer.toString(week + 2);
            ink.text(shown, x + cell / 2, 45, font, ink.theme.text3(), Ink.Align.CENTER);
            for (int i = 0; i < drift.features().size(); i++) {
                DriftReadout.Feature f = drift.features().get(i);
                double psi = psi(f, variants.get(arm), week);
                if (!Double.isFinite(psi)) {
                    continue;
                }
                double y = TOP + i * row;
                Color color = Heat.sequential(ink.theme, psi, SCALE_END);
                Heat.cell(ink, x, y, cell, row, color, Numbers.fixed(psi, 2), font);
                spots.add(new HotSpot(
                        new Rectangle2D.Double(x, y, cell, row),
                        "feature:" + f.name() + "/week:" + variants.get(arm) + ":" + (week + 2),
                        f.label() + ", week " + (week + 2),
                        List.of(Arms.name(variants.get(arm)) + ", PSI " + Numbers.psi(psi) + " against week 1")));
            }
        }
    }

    private void arms(Ink ink, double left, double width, double row, List<HotSpot> spots) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        ink.fitted(
                width > 130 ? "Between arms, all weeks" : "Between arms",
                left,
                30,
                ink.strong(11),
                ink.theme.text(),
                Ink.Align.LEFT,
                width);
        for (int i = 0; i < drift.features().size(); i++) {
            DriftReadout.Feature f = drift.features().get(i);
            double y = TOP + i * row;
            boolean apart = f.betweenArms() > f.betweenArmsLimit();
            Heat.cell(
                    ink,
                    left,
                    y,
                    width,
                    row,
                    apart ? ink.theme.holdSoft() : ink.theme.sequential().getFirst(),
                    Numbers.fixed(f.betweenArms(), 3),
                    apart ? ink.strong(11) : font);
            if (apart && width > 90) {
                Icons.warning(ink, left + width - 14, y + row / 2, ink.theme.hold());
            }
            spots.add(new HotSpot(
                    new Rectangle2D.Double(left, y, width, row),
                    "feature:" + f.name(),
                    f.label() + ", between arms",
                    List.of(
                            "PSI " + Numbers.fixed(f.betweenArms(), 3) + ", chance reaches "
                                    + Numbers.fixed(f.betweenArmsLimit(), 3),
                            apart ? "the arms differ" : "the arms are alike")));
        }
    }
}
