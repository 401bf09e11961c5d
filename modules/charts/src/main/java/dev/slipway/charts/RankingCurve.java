package dev.slipway.charts;

import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Ranking;
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
 * Precision against recall as more users are reviewed each week, for every ranking, with a mark at one number of reviews.
 *
 * @param risk that found something
 * @param ranking key of the one that is marked
 * @param reviews where the mark stands
 */
public record RankingCurve(RiskReadout risk, String ranking, int reviews) implements Picture {
    private static final double BOTTOM = 38;
    private static final double TOP = 28;

    private Found found() {
        return Objects.requireNonNull(risk.found());
    }

    @Override
    public String id() {
        return "ranking-" + risk.name();
    }

    @Override
    public String accessibleText() {
        return risk.label() + ". " + RiskWords.verdict(found()) + " By " + title(found().ranking(ranking)) + " "
                + RiskWords.budget(found().ranking(ranking).at(reviews));
    }

    private static String title(Ranking ranking) {
        return ranking.title().toLowerCase(java.util.Locale.ROOT) + ",";
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Reviews a week", "Recall", "Precision"),
                found().ranking(ranking).budgets().stream()
                        .map(at -> List.of(
                                Numbers.count(at.reviews()),
                                RiskWords.share(at.recall()),
                                RiskWords.share(at.precision())))
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        double highest = found().rankings().stream()
                .flatMap(each -> each.budgets().stream())
                .mapToDouble(at -> at.precision().effect())
                .max()
                .orElse(1);
        AtBudget mark = found().ranking(ranking).at(reviews);
        double bottom = Math.max(TOP + 4, height - BOTTOM);
        double top = Math.min(1, Math.max(highest, mark.precision().high()));
        Ticks ticks = Ticks.covering(0, top, (int) Math.clamp((bottom - TOP) / 34, 2, 6));
        Font font = ink.regular(Ink.AXIS_SIZE);
        double left = Axes.room(ticks, font, v -> Axes.share(v, ticks)) + 10;
        Rectangle2D.Double area =
                new Rectangle2D.Double(left, TOP, Math.max(4, width - left - 14), Math.max(4, bottom - TOP));
        LinePlot plot = new LinePlot(ink, area, 0, 1, 0, ticks.high());
        plot.grid(ticks.values());
        lines(plot, theme);
        plot.draw();
        ink.line(left, plot.y.px(0), area.getMaxX(), plot.y.px(0), theme.zero(), 1);
        Axes.left(ink, ticks, plot.y, left - 8, font, v -> Axes.share(v, ticks));
        Ticks shares = Ticks.within(0, 1, area.getWidth() > 170 ? 5 : 3);
        Axes.bottom(ink, shares, plot.x, bottom + 16, font, v -> Axes.share(v, shares), left - 14, width);
        ink.within("share of all cases found (recall)", area.getCenterX(), bottom + 32, font, theme.text3(), 0, width);
        legend(ink, width);
        mark(ink, plot, mark);
        return spots(plot, area);
    }

    private static Color color(ChartTheme theme, int place) {
        return switch (place) {
            case 0 -> Arms.color(theme, 1);
            case 1 -> theme.text3();
            default -> Arms.color(theme, 2);
        };
    }

    private void lines(LinePlot plot, ChartTheme theme) {
        double rate = found().rate();
        plot.line(new double[] {0, 1}, new double[] {rate, rate}, theme.text3(), 1.2, 3f, 3f);
        for (int r = found().rankings().size() - 1; r >= 0; r--) {
            Ranking each = found().rankings().get(r);
            double[] recall = values(each, at -> at.recall().effect());
            double[] precision = values(each, at -> at.precision().effect());
            boolean chosen = each.key().equals(ranking);
            Color color = color(theme, r);
            if (chosen) {
                plot.band(
                        recall,
                        values(each, at -> at.precision().low()),
                        values(each, at -> at.precision().high()),
                        Ink.alpha(color, theme.bandOpacity()));
            }
            plot.line(recall, precision, color, chosen ? 2.2 : 1.4);
        }
    }

    private static double[] values(Ranking ranking, java.util.function.ToDoubleFunction<AtBudget> value) {
        return ranking.budgets().stream().mapToDouble(value).toArray();
    }

    /** A stroke and a name for each line, above the plot; what has no room is left out from the end. */
    private void legend(Ink ink, double width) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        double x = 2;
        List<String> names = List.of("model", "unusual rows", "both", "random order");
        for (int i = 0; i < names.size(); i++) {
            double room = 20 + Ink.width(names.get(i), font);
            if (x + room > width) {
                return;
            }
            if (i < found().rankings().size()) {
                ink.line(x, 9, x + 14, 9, color(ink.theme, i), 2.2);
            } else {
                ink.dashed(x, 9, x + 14, 9, ink.theme.text3(), 1.2, 3f, 3f);
            }
            ink.text(names.get(i), x + 19, 13, font, ink.theme.text2(), Ink.Align.LEFT);
            x += room + 12;
        }
    }

    /** The mark with the intervals of both shares. */
    private void mark(Ink ink, LinePlot plot, AtBudget at) {
        Color color = ink.theme.text();
        double x = plot.x.clamped(at.recall().effect());
        double y = plot.y.clamped(at.precision().effect());
        ink.line(
                plot.x.clamped(at.recall().low()), y, plot.x.clamped(at.recall().high()), y, color, 1.6);
        ink.line(
                x,
                plot.y.clamped(at.precision().low()),
                x,
                plot.y.clamped(at.precision().high()),
                color,
                1.6);
        ink.ring(x, y, 4.6, color);
    }

    private List<HotSpot> spots(LinePlot plot, Rectangle2D area) {
        List<HotSpot> spots = new ArrayList<>();
        for (AtBudget at : found().ranking(ranking).budgets()) {
            double x = plot.x.px(at.recall().effect());
            double y = plot.y.px(at.precision().effect());
            spots.add(new HotSpot(
                    new Rectangle2D.Double(Math.max(area.getMinX(), x - 5), Math.max(area.getMinY(), y - 7), 10, 14),
                    "reviews:" + at.reviews(),
                    Numbers.counted(at.reviews(), "review", "reviews") + " a week",
                    List.of(
                            "find " + RiskWords.share(at.recall()) + " of cases",
                            RiskWords.share(at.precision()) + " of them are right")));
        }
        return spots;
    }
}
