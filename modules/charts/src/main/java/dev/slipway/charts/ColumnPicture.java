package dev.slipway.charts;

import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What a column of a table holds, small enough for its head.
 *
 * @param parts values or ranges in words, with their rows; empty for {@link Kind#DIFFERENT} and {@link Kind#EMPTY}
 * @param missing rows without a value
 * @param rows that were looked at
 * @param arms of the parts, in their order, where the column is the variant; else empty
 */
public record ColumnPicture(String column, Kind kind, List<Part> parts, long missing, long rows, List<Integer> arms)
        implements Picture {
    private static final double HEIGHT = 26;
    private static final double BAR = 12;

    /** How it is drawn. */
    public enum Kind {
        /** One bar, cut by share. */
        SHARES,
        /** Bars side by side. */
        BARS,
        /** Words: no value occurs twice. */
        DIFFERENT,
        /** Words: there are no values. */
        EMPTY
    }

    /** A value or a range, and the rows that have it. */
    public record Part(String label, long rows) {}

    public ColumnPicture {
        parts = List.copyOf(parts);
        arms = List.copyOf(arms);
    }

    @Override
    public String id() {
        return "column-" + column;
    }

    @Override
    public String accessibleText() {
        String words = switch (kind) {
            case EMPTY -> "no row has a value";
            case DIFFERENT -> "all values differ";
            case SHARES ->
                parts.getFirst().label() + " in " + share(parts.getFirst().rows()) + " of the rows";
            case BARS -> "most rows at " + most().label() + ", " + share(most().rows());
        };
        return column + ": " + words + (missing == 0 || kind == Kind.EMPTY ? "." : ", " + share(missing) + " missing.");
    }

    private Part most() {
        Part most = parts.getFirst();
        for (Part part : parts) {
            most = part.rows() > most.rows() ? part : most;
        }
        return most;
    }

    private String share(long part) {
        return Numbers.rate(rows == 0 ? 0 : part / (double) rows);
    }

    @Override
    public DataTable table() {
        List<List<String>> cells = new ArrayList<>();
        parts.forEach(part -> cells.add(List.of(part.label(), Numbers.count(part.rows()), share(part.rows()))));
        if (missing > 0) {
            cells.add(List.of("missing", Numbers.count(missing), share(missing)));
        }
        return new DataTable(List.of(column, "Rows", "Share"), cells);
    }

    @Override
    public double preferredHeight(double width) {
        return HEIGHT;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        return switch (kind) {
            case SHARES -> shares(ink, width, height);
            case BARS -> bars(ink, width, height);
            case DIFFERENT ->
                pill(ink, width, height, "all different", theme.sequential().get(2));
            case EMPTY -> pill(ink, width, height, "all missing", theme.track());
        };
    }

    private List<HotSpot> shares(Ink ink, double width, double height) {
        List<HotSpot> spots = new ArrayList<>();
        double y = (height - BAR) / 2;
        double x = 0;
        for (int i = 0; i < parts.size(); i++) {
            double size = width * parts.get(i).rows() / rows;
            ink.bar(x, y, Math.max(.6, size - 1), BAR, 1, color(ink.theme, i));
            spots.add(spot(parts.get(i), "value:" + i, x, 0, size, height));
            x += size;
        }
        if (missing > 0) {
            Rectangle2D.Double rest = new Rectangle2D.Double(x, y, Math.max(1, width - x), BAR);
            ink.fill(rest, ink.theme.track());
            spots.add(spot(new Part("missing", missing), "missing", x, 0, width - x, height));
        }
        return spots;
    }

    /** Arms have their own colours everywhere; other values go from dark to light. */
    private Color color(ChartTheme theme, int part) {
        if (part < arms.size()) {
            return Arms.color(theme, arms.get(part));
        }
        List<Color> steps = theme.sequential();
        return steps.get(Math.max(1, steps.size() - 2 - part));
    }

    private List<HotSpot> bars(Ink ink, double width, double height) {
        List<HotSpot> spots = new ArrayList<>();
        double room = missing > 0 ? width - Math.max(5, width * .06) : width;
        double step = room / parts.size();
        long most = Math.max(1, most().rows());
        for (int i = 0; i < parts.size(); i++) {
            long n = parts.get(i).rows();
            double tall = n == 0 ? 0 : Math.max(1.5, (height - 3) * n / most);
            ink.bar(
                    i * step,
                    height - tall,
                    Math.max(.8, step - 1),
                    tall,
                    .8,
                    ink.theme.sequential().get(3));
            spots.add(spot(parts.get(i), "value:" + i, i * step, 0, step, height));
        }
        if (missing > 0) {
            double tall = Math.max(1.5, Math.min((height - 3) * missing / most, height - 3));
            ink.bar(room + 2, height - tall, width - room - 2, tall, .8, ink.theme.before());
            spots.add(spot(new Part("missing", missing), "missing", room, 0, width - room, height));
        }
        return spots;
    }

    private List<HotSpot> pill(Ink ink, double width, double height, String words, Color ground) {
        double y = (height - BAR - 1) / 2;
        ink.bar(0, y, width, BAR + 1, 2, ground);
        Font font = ink.regular(10);
        ink.fitted(words, width / 2, y + 10, font, Heat.words(ground, ink.theme), Ink.Align.CENTER, width - 6);
        return List.of(new HotSpot(
                new Rectangle2D.Double(0, 0, width, height),
                "all",
                column,
                List.of(words, Numbers.count(rows) + " rows")));
    }

    private HotSpot spot(Part part, String key, double x, double y, double width, double height) {
        return new HotSpot(
                new Rectangle2D.Double(x, y, width, height),
                key,
                part.label().isBlank() ? "(blank)" : part.label(),
                List.of(Numbers.counted(part.rows(), "row", "rows") + ", " + share(part.rows())));
    }
}
