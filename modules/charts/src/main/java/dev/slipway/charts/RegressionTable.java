package dev.slipway.charts;

import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.RegressionReadout.Row;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Every coefficient of a regression as number, interval and dot, with its odds or rate ratio and its p-value. */
public record RegressionTable(RegressionReadout regression) implements Picture {
    private static final double ROW = 28;
    private static final double LEAST_ROW = 17;
    private static final double HEADER = 26;
    private static final double AXIS = 24;
    private static final double LEAST_PLOT = 70;

    @Override
    public String id() {
        return "regression-" + regression.name();
    }

    @Override
    public String accessibleText() {
        if (regression.rows().isEmpty()) {
            return emptySentence();
        }
        List<String> clauses = new ArrayList<>();
        for (Row row : regression.rows().subList(1, regression.rows().size())) {
            clauses.add(row.label() + " " + number(row) + " " + interval(row));
        }
        String what = regression.ratio() == null ? "coefficients" : Effects.lower(regression.ratio()) + "s";
        return regression.label() + ", " + what + " with " + level() + " intervals: " + String.join("; ", clauses)
                + ".";
    }

    private String emptySentence() {
        return regression.label() + " could not be fitted.";
    }

    private String level() {
        return Numbers.brief(100 * regression.level(), 1).replace("+", "") + "%";
    }

    /** The ratio, or the coefficient of a linear model. */
    private String number(Row row) {
        return regression.ratio() == null
                ? Ratios.coefficient(row.coefficient(), row.standardError())
                : Ratios.ratio(row.coefficient(), row.low(), row.high());
    }

    private String interval(Row row) {
        return regression.ratio() == null
                ? Ratios.interval(row.low(), row.high(), row.standardError())
                : Ratios.ratioInterval(row.low(), row.high());
    }

    private static String coefficient(Row row) {
        return Ratios.coefficient(row.coefficient(), row.standardError()) + " ± "
                + Numbers.fixed((row.high() - row.low()) / 2, Ratios.decimals(row.standardError()));
    }

    private static boolean intercept(Row row) {
        return row.term().equals("(intercept)");
    }

    private static double bound(Row row) {
        return Math.max(Math.abs(row.low()), Math.abs(row.high()));
    }

    /** The largest bound that the axis shows. */
    private double reach() {
        List<Row> slopes = regression.rows().stream().filter(r -> !intercept(r)).toList();
        double shown = slopes.stream()
                .filter(RegressionTable::variant)
                .mapToDouble(RegressionTable::bound)
                .max()
                .orElse(0);
        return Ratios.reach(slopes.stream().map(RegressionTable::bound).toList(), shown);
    }

    private boolean onAxis(Row row) {
        return !intercept(row) && bound(row) <= reach();
    }

    private static boolean variant(Row row) {
        return row.term().startsWith("variant[") && !row.term().contains(":");
    }

    @Override
    public DataTable table() {
        String ratio = regression.ratio() == null ? "Estimate" : regression.ratio();
        List<List<String>> rows = new ArrayList<>();
        for (Row row : regression.rows()) {
            rows.add(List.of(
                    row.label(),
                    Ratios.coefficient(row.coefficient(), row.standardError()),
                    Numbers.fixed(row.standardError(), Ratios.decimals(row.standardError())),
                    Ratios.interval(row.low(), row.high(), row.standardError()),
                    intercept(row) ? "" : number(row),
                    intercept(row) ? "" : interval(row),
                    Numbers.p(row.pValue())));
        }
        return new DataTable(
                List.of("Term", "Coefficient", "Standard error", level() + " interval", ratio, "Interval", "p"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return HEADER + AXIS + regression.rows().size() * ROW;
    }

    /** Below this height rows can't be read any more. */
    public double leastHeight() {
        return HEADER + AXIS + regression.rows().size() * LEAST_ROW;
    }

    /** The height in a place that is lower than that: its end is between two rows. */
    public double foldedHeight(double room) {
        return RowFold.height(HEADER, AXIS, regression.rows().size(), LEAST_ROW, room);
    }

    /** The terms' column, then right edges of the others; a column without room is at 0. */
    private record Place(
            TermColumn terms, double coefficient, double plotFrom, double plotTo, double number, double p) {
        double labels() {
            return terms.width();
        }
    }

    private Place place(Ink ink, double width) {
        Font font = ink.regular(11);
        double coefficient = Ink.width("Coefficient", font);
        double numbers = Ink.width(ratioHeader(), font);
        for (Row row : regression.rows()) {
            coefficient = Math.max(coefficient, Ink.width(coefficient(row), font));
            double taken = Ink.width(number(row), ink.strong(11.5)) + 6 + Ink.width(interval(row), font);
            numbers = intercept(row) ? numbers : Math.max(numbers, taken);
        }
        double p = Ink.width("< 0.001", font) + 14;
        // A linear model's coefficient is the number beside the interval already.
        double most = regression.ratio() == null ? 0 : coefficient + 14;
        double free = width - numbers - 40 - LEAST_PLOT;
        TermColumn terms = TermColumn.fit(
                regression.rows().stream().map(Row::label).toList(),
                regression.rows().stream().map(RegressionTable::variant).toList(),
                ink.strong(11.5),
                free - p - most,
                free - p,
                free,
                width * .42);
        coefficient = terms.room() == 0 && most > 0 ? coefficient : 0;
        p = terms.room() < 2 ? p : 0;
        double labels = terms.width();
        double from = labels + (coefficient > 0 ? coefficient + 14 : 0) + 18;
        double to = width - p - numbers - 22;
        return new Place(terms, coefficient > 0 ? labels + coefficient + 8 : 0, from, to, width - p, p);
    }

    private String ratioHeader() {
        return regression.ratio() == null ? "Coefficient, " + level() + " interval" : regression.ratio();
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<Row> rows = regression.rows();
        if (rows.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Place place = place(ink, width);
        double row = Math.clamp((height - HEADER - AXIS) / rows.size(), 14, ROW + 4);
        double bottom = HEADER + row * rows.size();
        boolean plot = place.plotTo() - place.plotFrom() > 24;
        Scale x = scale(place);
        header(ink, place, plot, width);
        if (plot) {
            axis(ink, place, x, HEADER + (intercept(rows.getFirst()) ? row : 0), bottom);
        }
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double top = HEADER + i * row;
            ink.line(0, top, width, top, theme.grid(), 1);
            row(ink, rows.get(i), place.terms().names().get(i), top + row / 2, place, x, plot, width);
            spots.add(spot(rows.get(i), new Rectangle2D.Double(0, top, width, row)));
        }
        ink.line(0, bottom, width, bottom, theme.grid(), 1);
        double noteRoom = plot ? place.plotFrom() - 24 : width;
        Font small = ink.regular(Ink.AXIS_SIZE);
        ink.fitted(place.terms().note(), 0, bottom + 16, small, theme.text3(), Ink.Align.LEFT, noteRoom);
        return spots;
    }

    private Ticks ticks(Place place) {
        double low = 0;
        double high = 0;
        for (Row row : regression.rows()) {
            low = onAxis(row) ? Math.min(low, row.low()) : low;
            high = onAxis(row) ? Math.max(high, row.high()) : high;
        }
        int most = (int) Math.clamp((place.plotTo() - place.plotFrom()) / 46, 3, 6);
        return low == high ? Ticks.covering(-1, 1, 3) : Ticks.covering(low, high, most);
    }

    private Scale scale(Place place) {
        Ticks ticks = ticks(place);
        return new Scale(ticks.low(), ticks.high(), place.plotFrom(), Math.max(place.plotFrom() + 1, place.plotTo()));
    }

    private void header(Ink ink, Place place, boolean plot, double width) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        Color grey = ink.theme.text3();
        double base = HEADER - 12;
        ink.fitted("Term", 0, base, font, grey, Ink.Align.LEFT, place.labels());
        if (place.coefficient() > 0) {
            ink.text("Coefficient", place.coefficient(), base, font, grey, Ink.Align.RIGHT);
        }
        if (plot && regression.ratio() != null) {
            double room = place.plotTo() - place.plotFrom();
            ink.fitted(level() + " interval", place.plotFrom(), base, font, grey, Ink.Align.LEFT, room);
        }
        double room = place.number() - place.labels() - 4;
        ink.fitted(ratioHeader(), place.number(), base, font, grey, Ink.Align.RIGHT, room);
        if (place.p() > 0) {
            ink.text("p", width, base, font, grey, Ink.Align.RIGHT);
        }
    }

    private void axis(Ink ink, Place place, Scale x, double top, double bottom) {
        Ticks ticks = ticks(place);
        for (double tick : ticks.values()) {
            ink.line(x.px(tick), top, x.px(tick), bottom, tick == 0 ? ink.theme.zero() : ink.theme.grid(), 1);
        }
        Axes.bottom(
                ink,
                ticks,
                x,
                bottom + 16,
                ink.regular(Ink.AXIS_SIZE),
                v -> Axes.signed(v, 1, ticks, ""),
                Math.max(0, place.plotFrom() - 18),
                place.plotTo() + 18);
    }

    private void row(Ink ink, Row row, String label, double middle, Place place, Scale x, boolean plot, double width) {
        Font font = ink.regular(11);
        double base = middle + 4;
        Font name = variant(row) ? ink.strong(11.5) : ink.regular(11.5);
        ink.fitted(label, 0, base, name, ink.theme.text(), Ink.Align.LEFT, place.labels());
        if (place.coefficient() > 0) {
            ink.text(coefficient(row), place.coefficient(), base, font, ink.theme.text(), Ink.Align.RIGHT);
        }
        if (place.p() > 0) {
            ink.text(Numbers.p(row.pValue()), width, base, font, ink.theme.text(), Ink.Align.RIGHT);
        }
        if (plot && !onAxis(row)) {
            double room = place.plotTo() - place.plotFrom();
            double backing = Math.min(room, Ink.width("off this axis", font) + 6);
            ink.bar(place.plotFrom() - 1, middle - 8, backing, 16, 0, ink.theme.surface());
            ink.fitted("off this axis", place.plotFrom(), base, font, ink.theme.text3(), Ink.Align.LEFT, room);
        }
        if (intercept(row)) {
            return;
        }
        if (plot && onAxis(row)) {
            boolean open = row.low() <= 0 && row.high() >= 0;
            Color color = Arms.color(ink.theme, open ? 0 : 1);
            ink.interval(
                    x.clamped(row.low()), x.clamped(row.coefficient()), x.clamped(row.high()), middle, color, open);
        }
        double taken = ink.text(interval(row), place.number(), base, font, ink.theme.text2(), Ink.Align.RIGHT);
        double right = place.number() - taken - 6;
        ink.fitted(
                number(row), right, base, ink.strong(11.5), ink.theme.text(), Ink.Align.RIGHT, right - place.labels());
    }

    private HotSpot spot(Row row, Rectangle2D area) {
        List<String> lines = new ArrayList<>();
        if (regression.ratio() != null && !intercept(row)) {
            lines.add(Effects.lower(regression.ratio()) + " " + number(row) + " " + interval(row));
        }
        lines.add("coefficient " + Ratios.coefficient(row.coefficient(), row.standardError()) + " "
                + Ratios.interval(row.low(), row.high(), row.standardError()));
        lines.add("standard error " + Numbers.plain(row.standardError()) + ", " + regression.errors());
        lines.add(Numbers.pEquals(row.pValue()) + ", " + Numbers.counted(regression.units(), "unit", "units"));
        return new HotSpot(area, "term:" + row.term(), row.label(), lines);
    }
}
