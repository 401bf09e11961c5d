package dev.slipway.charts;

import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.Case;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Reason;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RiskWords;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Whom to review next, one row each: the probability as a bar, what is expected to be lost, why, and what is planted. Where reasons
 * have no room beside the numbers, they stand on a line below them.
 *
 * @param risk that found something
 * @param reviews so many rows at most
 */
public record QueueTable(RiskReadout risk, int reviews) implements Picture {
    private static final double ROW = 26;
    private static final double REASONS = 20;
    private static final double HEADER = 24;
    private static final double RANK = 26;
    private static final double USER = 104;
    private static final double CHANCE = 118;
    private static final double LOSS = 88;
    private static final double UNUSUAL = 70;
    private static final double PLANTED = 112;
    private static final double LEAST = 360;
    private static final double NARROW = 520;

    /** From here on three reasons fit beside the numbers. */
    private static final double WIDE = 1100;

    private static final double BAR = 62;

    private Found found() {
        return Objects.requireNonNull(risk.found());
    }

    private List<Case> cases() {
        return found().queue().cases().stream().limit(reviews).toList();
    }

    private boolean planted() {
        return found().planted() != null;
    }

    @Override
    public String id() {
        return "queue-" + risk.name();
    }

    @Override
    public String accessibleText() {
        if (cases().isEmpty()) {
            return "Nobody is here to be reviewed.";
        }
        Case first = cases().getFirst();
        return Numbers.counted(cases().size(), "user", "users") + " to review in week "
                + found().queue().week()
                + ", first " + first.unit() + " with " + Numbers.rate(first.probability()) + ", because of "
                + String.join(
                        ", ", first.reasons().stream().map(RiskWords::reason).toList()) + ".";
    }

    @Override
    public DataTable table() {
        List<String> headers =
                new ArrayList<>(List.of("#", "User", "Probability", "Expected loss", "Reasons", "As unusual"));
        if (planted()) {
            headers.add("Planted, mean week");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Case each : cases()) {
            List<String> row = new ArrayList<>(List.of(
                    Numbers.count(rows.size() + 1L),
                    each.unit(),
                    Numbers.rate(each.probability()),
                    Numbers.money(each.expectedLoss()),
                    reasons(each),
                    Numbers.rate(each.unusual())));
            if (each.planted() != null) {
                row.add(Numbers.money(each.planted()));
            }
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    private static String reasons(Case each) {
        return String.join(
                " · ",
                each.reasons().stream()
                        .map(reason -> RiskWords.reason(reason) + (reason.contribution() < 0 ? " (lowers)" : ""))
                        .toList());
    }

    @Override
    public double preferredHeight(double width) {
        return HEADER + Math.max(1, cases().size()) * row(width) + 4;
    }

    private static double row(double width) {
        return width < WIDE ? ROW + REASONS : ROW;
    }

    /** Right or left ends of the columns; 0 for one that has no room. Reasons go up to {@code end}. */
    private record Place(
            double user,
            double chance,
            double loss,
            boolean beside,
            double reasons,
            double end,
            double unusual,
            double planted) {}

    private Place place(double width) {
        double loss = width < LEAST ? 0 : RANK + USER + CHANCE + LOSS;
        double planted = planted() && width >= NARROW ? width - 2 : 0;
        double right = planted > 0 ? planted - PLANTED : width - 2;
        double unusual = width < NARROW ? 0 : right;
        boolean beside = width >= WIDE;
        return new Place(
                RANK,
                RANK + USER,
                loss,
                beside,
                beside ? loss + 18 : RANK,
                beside ? unusual - UNUSUAL : width,
                unusual,
                planted);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (cases().isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        Place place = place(width);
        head(ink, place, width);
        List<HotSpot> spots = new ArrayList<>();
        double top = HEADER;
        double row = row(width);
        for (int i = 0; i < cases().size(); i++) {
            Case each = cases().get(i);
            row(ink, each, i + 1, place, top);
            ink.line(0, top + row, width, top + row, theme.grid(), 1);
            if (top + row <= height + .5) {
                spots.add(spot(each, new Rectangle2D.Double(0, top, width, row)));
            }
            top += row;
        }
        return spots;
    }

    private static void head(Ink ink, Place place, double width) {
        Font font = ink.medium(Ink.AXIS_SIZE);
        Color color = ink.theme.text2();
        ink.text("User", place.user(), 14, font, color, Ink.Align.LEFT);
        ink.text("Probability", place.chance(), 14, font, color, Ink.Align.LEFT);
        if (place.loss() > 0) {
            ink.text("Expected loss", place.loss(), 14, font, color, Ink.Align.RIGHT);
        }
        if (place.beside()) {
            ink.text("Why", place.reasons(), 14, font, color, Ink.Align.LEFT);
        }
        if (place.unusual() > 0) {
            ink.text("Unusual", place.unusual(), 14, font, color, Ink.Align.RIGHT);
        }
        if (place.planted() > 0) {
            ink.text("Planted, mean week", place.planted(), 14, font, color, Ink.Align.RIGHT);
        }
        ink.line(0, HEADER - 1, width, HEADER - 1, ink.theme.border(), 1);
    }

    private static void row(Ink ink, Case each, int rank, Place place, double top) {
        ChartTheme theme = ink.theme;
        Font font = ink.regular(12);
        double base = top + ROW / 2 + 4;
        ink.text(Numbers.count(rank), RANK - 8, base, ink.regular(Ink.AXIS_SIZE), theme.text3(), Ink.Align.RIGHT);
        ink.fitted(each.unit(), place.user(), base, ink.medium(12), theme.text(), Ink.Align.LEFT, USER - 10);
        double bar = top + ROW / 2 - 4;
        ink.bar(place.chance(), bar, BAR, 8, 2, theme.grid());
        ink.bar(place.chance(), bar, Math.max(1.5, BAR * each.probability()), 8, 2, Arms.color(theme, 1));
        ink.text(Numbers.rate(each.probability()), place.chance() + BAR + 7, base, font, theme.text(), Ink.Align.LEFT);
        if (place.loss() > 0) {
            ink.text(Numbers.money(each.expectedLoss()), place.loss(), base, font, theme.text(), Ink.Align.RIGHT);
        }
        reasons(ink, each, place.reasons(), place.end() - 8, place.beside() ? base : base + REASONS);
        if (place.unusual() > 0) {
            String share = "top " + Numbers.rate(each.unusual());
            ink.text(share, place.unusual(), base, font, theme.text2(), Ink.Align.RIGHT);
        }
        Double planted = each.planted();
        if (planted != null && place.planted() > 0) {
            String words = planted == 0 ? "nothing" : Numbers.money(planted);
            ink.text(words, place.planted(), base, font, planted == 0 ? theme.text3() : theme.text(), Ink.Align.RIGHT);
        }
    }

    /** An arrow up where a reason raises the risk, down where it lowers it, then its words. */
    private static void reasons(Ink ink, Case each, double from, double end, double base) {
        Font font = ink.regular(12);
        double x = from;
        if (each.reasons().isEmpty()) {
            ink.fitted("this learner tells no reasons", x, base, font, ink.theme.text3(), Ink.Align.LEFT, end - x);
            return;
        }
        for (Reason reason : each.reasons()) {
            String words = RiskWords.reason(reason);
            if (x + 40 > end) {
                return;
            }
            boolean raises = reason.contribution() > 0;
            arrow(ink, x + 4, base - 4, raises);
            Color color = raises ? ink.theme.text() : ink.theme.text3();
            x += 12 + ink.fitted(words, x + 12, base, font, color, Ink.Align.LEFT, end - x - 12) + 14;
        }
    }

    private static void arrow(Ink ink, double x, double y, boolean up) {
        double sign = up ? -1 : 1;
        java.awt.geom.Path2D path = new java.awt.geom.Path2D.Double();
        path.moveTo(x - 3.5, y - sign * 2.5);
        path.lineTo(x + 3.5, y - sign * 2.5);
        path.lineTo(x, y + sign * 3);
        path.closePath();
        ink.fill(path, up ? Arms.color(ink.theme, 1) : ink.theme.text3());
    }

    private HotSpot spot(Case each, Rectangle2D area) {
        List<String> lines = new ArrayList<>();
        lines.add(Numbers.rate(each.probability()) + " probability, " + Numbers.money(each.expectedLoss())
                + " expected loss");
        for (Reason reason : each.reasons()) {
            lines.add((reason.contribution() < 0 ? "lowers: " : "raises: ") + RiskWords.reason(reason));
        }
        if (each.reasons().isEmpty()) {
            lines.add("this learner tells no reasons");
        }
        lines.add(Numbers.rate(each.combined()) + " by both together; " + Numbers.rate(each.unusual())
                + " of users are as unusual");
        return new HotSpot(area, "user:" + each.unit(), each.unit(), lines);
    }
}
