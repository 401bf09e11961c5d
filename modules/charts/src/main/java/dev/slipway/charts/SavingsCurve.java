package dev.slipway.charts;

import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RiskWords;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What reviews save in a week, after what they cost, by how many are made.
 *
 * @param risk that found something
 * @param ranking key of the one that orders
 * @param reviews where the mark stands
 */
public record SavingsCurve(RiskReadout risk, String ranking, int reviews) implements Picture {
    private static final double BOTTOM = 38;
    private static final double TOP = 10;
    private static final int FAR = 6;

    /** How far the axis goes below 0 at most, as a part of how far it goes above: what is saved is what people look for. */
    private static final double FALL = .5;

    private static final double MARGIN = .04;

    private Found found() {
        return Objects.requireNonNull(risk.found());
    }

    @Override
    public String id() {
        return "savings-" + risk.name();
    }

    /** Up to a few times the study's reviews, or the mark; beyond that every line falls. */
    private List<AtBudget> points() {
        int most = Math.max(reviews, FAR * risk.reviews());
        return found().ranking(ranking).budgets().stream()
                .filter(at -> at.reviews() <= most)
                .toList();
    }

    @Override
    public String accessibleText() {
        AtBudget at = found().ranking(ranking).at(reviews);
        return risk.label() + ": " + Numbers.counted(at.reviews(), "review", "reviews") + " a week. "
                + RiskWords.saved(at);
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Reviews a week", "Saved a week"),
                points().stream()
                        .map(at -> List.of(Numbers.count(at.reviews()), RiskWords.money(at.saved())))
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<AtBudget> points = points();
        double bottom = Math.max(TOP + 4, height - BOTTOM);
        AtBudget mark = found().ranking(ranking).at(reviews);
        double[] range = range(points, mark);
        Ticks ticks = Ticks.within(range[0], range[1], (int) Math.clamp((bottom - TOP) / 34, 3, 6));
        Font font = ink.regular(Ink.AXIS_SIZE);
        double left = Axes.room(ticks, font, v -> Euros.tick(v, ticks)) + 10;
        Rectangle2D.Double area =
                new Rectangle2D.Double(left, TOP, Math.max(4, width - left - 14), Math.max(4, bottom - TOP));
        int most = points.getLast().reviews();
        LinePlot plot = new LinePlot(ink, area, 0, most, range[0], range[1]);
        plot.grid(ticks.values());
        double[] xs = values(points, AtBudget::reviews);
        Color color = Arms.color(theme, 1);
        plot.band(
                xs,
                values(points, at -> at.saved().low()),
                values(points, at -> at.saved().high()),
                Ink.alpha(color, theme.bandOpacity()));
        plot.line(xs, values(points, at -> at.saved().effect()), color, 2);
        plot.draw();
        ink.line(left, plot.y.px(0), area.getMaxX(), plot.y.px(0), theme.zero(), 1);
        Axes.left(ink, ticks, plot.y, left - 8, font, v -> Euros.tick(v, ticks));
        Ticks counts = Ticks.within(0, most, area.getWidth() > 170 ? 6 : 3);
        Axes.bottom(ink, counts, plot.x, bottom + 16, font, v -> Axes.level(v, counts), left - 14, width);
        ink.within("reviews a week", area.getCenterX(), bottom + 32, font, theme.text3(), 0, width);
        double x = plot.x.px(mark.reviews());
        ink.dashed(x, area.getMinY(), x, area.getMaxY(), theme.text3(), 1, 3f, 3f);
        ink.line(
                x,
                plot.y.clamped(mark.saved().low()),
                x,
                plot.y.clamped(mark.saved().high()),
                theme.text(),
                1.6);
        ink.ring(x, plot.y.clamped(mark.saved().effect()), 4.6, theme.text());
        return spots(points, plot, area);
    }

    /** From 0, or as deep as the line and the mark go, up to the highest end; the band may leave it below. */
    private static double[] range(List<AtBudget> points, AtBudget mark) {
        double high = Math.max(
                0, points.stream().mapToDouble(at -> at.saved().high()).max().orElse(0));
        double line =
                points.stream().mapToDouble(at -> at.saved().effect()).min().orElse(0);
        double low = Math.min(0, Math.min(mark.saved().low(), Math.max(line, -FALL * high)));
        double margin = MARGIN * (high - low);
        return new double[] {low < 0 ? low - margin : 0, high + margin};
    }

    private static double[] values(List<AtBudget> points, ToDoubleFunction<AtBudget> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    private static List<HotSpot> spots(List<AtBudget> points, LinePlot plot, Rectangle2D area) {
        List<HotSpot> spots = new ArrayList<>();
        double from = area.getMinX();
        for (int i = 0; i < points.size(); i++) {
            AtBudget at = points.get(i);
            double x = plot.x.px(at.reviews());
            double to = i == points.size() - 1
                    ? area.getMaxX()
                    : (x + plot.x.px(points.get(i + 1).reviews())) / 2;
            spots.add(new HotSpot(
                    new Rectangle2D.Double(from, area.getMinY(), Math.max(1, to - from), area.getHeight()),
                    "reviews:" + at.reviews(),
                    Numbers.counted(at.reviews(), "review", "reviews") + " a week",
                    List.of(RiskWords.money(at.saved()) + " saved a week")));
            from = to;
        }
        return spots;
    }
}
