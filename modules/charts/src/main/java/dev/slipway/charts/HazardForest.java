package dev.slipway.charts;

import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.SurvivalReadout.Cox;
import dev.slipway.readout.model.SurvivalReadout.CoxRow;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Hazard ratios of a Cox model on a log axis, each with the test that it does not change with time. */
public record HazardForest(SurvivalReadout survival) implements Picture {
    private static final double ROW = 29;
    private static final double LEAST_ROW = 18;
    private static final double HEADER = 26;
    private static final double AXIS = 24;
    private static final double LEAST_PLOT = 60;
    private static final double CHANGES = .05;

    @Override
    public String id() {
        return "hazards-" + survival.name();
    }

    private List<CoxRow> rows() {
        Cox cox = survival.cox();
        return cox == null ? List.of() : cox.rows();
    }

    @Override
    public String accessibleText() {
        if (rows().isEmpty()) {
            return emptySentence();
        }
        List<String> clauses = new ArrayList<>();
        for (CoxRow row : rows()) {
            clauses.add(row.label() + " " + ratio(row) + (changes(row) ? ", not constant over time" : ""));
        }
        return survival.label() + ", hazard ratios with " + level() + " intervals: " + String.join("; ", clauses) + ".";
    }

    private String emptySentence() {
        return survival.label() + " has no Cox model.";
    }

    private String level() {
        return Numbers.brief(100 * survival.level(), 1).replace("+", "") + "%";
    }

    private static String ratio(CoxRow row) {
        return Ratios.ratio(row.coefficient(), row.low(), row.high()) + " "
                + Ratios.ratioInterval(row.low(), row.high());
    }

    private static double bound(CoxRow row) {
        return Math.max(Math.abs(row.low()), Math.abs(row.high()));
    }

    private boolean onAxis(CoxRow row) {
        double shown = rows().stream()
                .filter(HazardForest::variant)
                .mapToDouble(HazardForest::bound)
                .max()
                .orElse(0);
        return bound(row)
                <= Ratios.reach(rows().stream().map(HazardForest::bound).toList(), shown);
    }

    private static boolean changes(CoxRow row) {
        Double p = row.proportionalP();
        return p != null && p < CHANGES;
    }

    private static String proportional(CoxRow row) {
        Double p = row.proportionalP();
        return p == null ? "not tested" : (changes(row) ? "no, " : "yes, ") + Numbers.pEquals(p);
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (CoxRow row : rows()) {
            rows.add(List.of(
                    row.label(),
                    Ratios.ratio(row.coefficient(), row.low(), row.high()),
                    Ratios.ratioInterval(row.low(), row.high()),
                    Ratios.coefficient(row.coefficient(), row.standardError()),
                    Numbers.fixed(row.standardError(), Ratios.decimals(row.standardError())),
                    Numbers.p(row.pValue()),
                    proportional(row)));
        }
        return new DataTable(
                List.of(
                        "Term",
                        "Hazard ratio",
                        level() + " interval",
                        "Coefficient",
                        "Standard error",
                        "p",
                        "Proportional?"),
                rows);
    }

    @Override
    public double preferredHeight(double width) {
        return HEADER + AXIS + rows().size() * ROW;
    }

    /** Below this height rows can't be read any more. */
    public double leastHeight() {
        return HEADER + AXIS + rows().size() * LEAST_ROW;
    }

    /** The height in a place that is lower than that: its end is between two rows. */
    public double foldedHeight(double room) {
        return RowFold.height(HEADER, AXIS, rows().size(), LEAST_ROW, room);
    }

    private record Place(TermColumn terms, double from, double to, double numbers, double test) {}

    private Place place(Ink ink, double width) {
        Font font = ink.regular(11);
        double numbers = Ink.width("Hazard ratio", font);
        double test = Ink.width("Proportional?", font);
        for (CoxRow row : rows()) {
            String[] words = ratio(row).split(" ", 2);
            numbers = Math.max(numbers, Ink.width(words[0], ink.strong(11.5)) + 5 + Ink.width(words[1], font));
            test = Math.max(test, Ink.width(proportional(row), ink.strong(11)) + (changes(row) ? 18 : 0));
        }
        test += 18;
        double free = width - numbers - 42 - LEAST_PLOT;
        TermColumn terms = TermColumn.fit(
                rows().stream().map(CoxRow::label).toList(),
                rows().stream().map(HazardForest::variant).toList(),
                ink.strong(11.5),
                free - test,
                free,
                width * .42);
        test = terms.room() == 0 ? test : 0;
        double left = width - test - numbers;
        return new Place(terms, terms.width() + 20, left - 22, left, test);
    }

    private static boolean variant(CoxRow row) {
        return row.term().startsWith("variant[");
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<CoxRow> rows = rows();
        if (rows.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Place place = place(ink, width);
        double row = Math.clamp((height - HEADER - AXIS) / rows.size(), 14, ROW + 4);
        double bottom = HEADER + row * rows.size();
        List<CoxRow> placed = rows.stream().filter(this::onAxis).toList();
        double low = Math.min(0, placed.stream().mapToDouble(CoxRow::low).min().orElse(0));
        double high =
                Math.max(0, placed.stream().mapToDouble(CoxRow::high).max().orElse(0));
        double air = Math.max(.02, (high - low) * .06);
        Scale x = new Scale(low - air, high + air, place.from(), Math.max(place.from() + 1, place.to()));
        boolean plot = place.to() - place.from() > 24;
        for (int i = 0; i < rows.size(); i++) {
            if (variant(rows.get(i))) {
                ink.bar(0, HEADER + i * row, width, row, 2, theme.selected());
            }
        }
        header(ink, place, x, plot, width);
        if (plot) {
            axis(ink, place, x, bottom);
        }
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double top = HEADER + i * row;
            row(ink, rows.get(i), place.terms().names().get(i), top + row / 2, place, x, plot, width);
            spots.add(spot(rows.get(i), new Rectangle2D.Double(0, top, width, row)));
        }
        double noteRoom = plot ? place.from() - 24 : width;
        Font small = ink.regular(Ink.AXIS_SIZE);
        ink.fitted(place.terms().note(), 4, bottom + 16, small, theme.text3(), Ink.Align.LEFT, noteRoom);
        return spots;
    }

    private void header(Ink ink, Place place, Scale x, boolean plot, double width) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        Color grey = ink.theme.text3();
        double base = HEADER - 10;
        double numbersLeft = place.numbers();
        if (plot) {
            double one = x.px(0);
            String later = "later";
            String sooner = "sooner";
            if (one - 6 - Ink.width(later, font) > 0) {
                ink.text(later, one - 6, base, font, grey, Ink.Align.RIGHT);
            }
            if (one + 6 + Ink.width(sooner, font) < numbersLeft - 6) {
                ink.text(sooner, one + 6, base, font, grey, Ink.Align.LEFT);
            }
        }
        double room = width - place.test() - numbersLeft;
        ink.fitted("Hazard ratio", numbersLeft, base, font, grey, Ink.Align.LEFT, room);
        if (place.test() > 0) {
            ink.text("Proportional?", width, base, font, grey, Ink.Align.RIGHT);
        }
    }

    private void axis(Ink ink, Place place, Scale x, double bottom) {
        int most = (int) Math.clamp((place.to() - place.from()) / 34, 3, 8);
        Ticks ticks = Ratios.ticks(x.low(), x.high(), most);
        for (double tick : ticks.values()) {
            boolean one = tick == 0;
            ink.line(
                    x.px(tick),
                    HEADER - (one ? 6 : 0),
                    x.px(tick),
                    bottom,
                    one ? ink.theme.zero() : ink.theme.grid(),
                    1);
        }
        Axes.bottom(
                ink,
                ticks,
                x,
                bottom + 16,
                ink.regular(Ink.AXIS_SIZE),
                Ratios::tick,
                Math.max(0, place.from() - 14),
                place.to() + 14);
    }

    private void row(
            Ink ink, CoxRow row, String label, double middle, Place place, Scale x, boolean plot, double width) {
        Font font = ink.regular(11);
        double base = middle + 4;
        Font name = variant(row) ? ink.strong(11.5) : ink.regular(11.5);
        ink.fitted(
                label,
                4,
                base,
                name,
                ink.theme.text(),
                Ink.Align.LEFT,
                place.terms().width());
        if (plot && !onAxis(row)) {
            double room = place.to() - place.from();
            double backing = Math.min(room, Ink.width("off this axis", font) + 6);
            ink.bar(place.from() - 1, middle - 8, backing, 16, 0, ink.theme.surface());
            ink.fitted("off this axis", place.from(), base, font, ink.theme.text3(), Ink.Align.LEFT, room);
        } else if (plot) {
            boolean open = row.low() <= 0 && row.high() >= 0;
            Color color = Arms.color(ink.theme, open ? 0 : 1);
            ink.interval(
                    x.clamped(row.low()), x.clamped(row.coefficient()), x.clamped(row.high()), middle, color, open);
        }
        String[] words = ratio(row).split(" ", 2);
        double room = width - place.test() - place.numbers();
        double taken =
                ink.fitted(words[0], place.numbers(), base, ink.strong(11.5), ink.theme.text(), Ink.Align.LEFT, room);
        double next = place.numbers() + taken + 5;
        ink.fitted(words[1], next, base, font, ink.theme.text2(), Ink.Align.LEFT, width - place.test() - next);
        if (place.test() > 0) {
            boolean changes = changes(row);
            Font face = changes ? ink.strong(11) : font;
            Color color = changes ? ink.theme.hold() : ink.theme.text2();
            double written = ink.text(proportional(row), width - 4, base, face, color, Ink.Align.RIGHT);
            if (changes) {
                Icons.warning(ink, width - 4 - written - 12, middle, color);
            }
        }
    }

    private HotSpot spot(CoxRow row, Rectangle2D area) {
        List<String> lines = new ArrayList<>(List.of(
                "hazard ratio " + ratio(row) + ", " + Numbers.pEquals(row.pValue()),
                "coefficient " + Ratios.coefficient(row.coefficient(), row.standardError()) + ", standard error "
                        + Numbers.plain(row.standardError()),
                "constant over time: " + proportional(row)));
        Cox cox = survival.cox();
        if (cox != null) {
            lines.add(Numbers.counted(cox.units(), "unit", "units") + ", "
                    + Numbers.counted(cox.events(), "event", "events"));
        }
        return new HotSpot(area, "term:" + row.term(), row.label(), lines);
    }
}
