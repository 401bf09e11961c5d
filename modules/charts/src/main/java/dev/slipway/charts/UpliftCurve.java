package dev.slipway.charts;

import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OfferEffect.CurvePoint;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an offer brings when the users who gain most get it first, by the share who get it, beside what it brings in random order.
 *
 * @param offer its place among the offers, for its colour
 */
public record UpliftCurve(OfferEffect effect, int offer) implements Picture {
    private static final double BOTTOM = 38;
    private static final double TOP = 10;

    @Override
    public String id() {
        return "uplift-" + effect.offer();
    }

    private List<CurvePoint> points() {
        return effect.curve();
    }

    /** The share at which most is gained; null without a curve. */
    private @Nullable CurvePoint best() {
        CurvePoint best = null;
        for (CurvePoint point : points()) {
            best = best == null || point.gain().effect() > best.gain().effect() ? point : best;
        }
        return best;
    }

    @Override
    public String accessibleText() {
        CurvePoint best = best();
        if (best == null) {
            return OfferWords.offer(effect.offer()) + " has no uplift curve.";
        }
        CurvePoint last = points().getLast();
        return OfferWords.offer(effect.offer()) + ", users who gain most first: most is gained at "
                + OfferWords.share(best.share()) + " of users, " + OfferWords.gain(best.gain())
                + " per user and week; for everybody " + OfferWords.gain(last.gain()) + ". Qini "
                + OfferWords.gain(effect.qini()) + ", " + OfferWords.measures(effect);
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Share treated", "Gain, best first", "Gain, random order"),
                points().stream()
                        .map(p -> List.of(
                                OfferWords.share(p.share()),
                                OfferWords.gain(p.gain()),
                                Amount.money(p.gain()).difference(p.random())))
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (points().isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        double low = points().stream()
                .mapToDouble(p -> Math.min(p.gain().low(), p.random()))
                .min()
                .orElse(0);
        double high = points().stream()
                .mapToDouble(p -> Math.max(p.gain().high(), p.random()))
                .max()
                .orElse(0);
        double bottom = Math.max(TOP + 4, height - BOTTOM);
        Ticks ticks = Ticks.covering(Math.min(0, low), Math.max(0, high), (int) Math.clamp((bottom - TOP) / 34, 2, 6));
        Font font = ink.regular(Ink.AXIS_SIZE);
        double left = Axes.room(ticks, font, v -> Euros.tick(v, ticks)) + 10;
        Rectangle2D.Double area =
                new Rectangle2D.Double(left, TOP, Math.max(4, width - left - 14), Math.max(4, bottom - TOP));
        LinePlot plot = new LinePlot(ink, area, 0, 1, ticks.low(), ticks.high());
        plot.grid(ticks.values());
        lines(plot, theme);
        plot.draw();
        ink.line(left, plot.y.px(0), area.getMaxX(), plot.y.px(0), theme.zero(), 1);
        Axes.left(ink, ticks, plot.y, left - 8, font, v -> Euros.tick(v, ticks));
        Ticks shares = Ticks.within(0, 1, area.getWidth() > 170 ? 5 : 3);
        Axes.bottom(ink, shares, plot.x, bottom + 16, font, v -> Axes.share(v, shares), left - 14, width);
        ink.within(
                "share of users with the offer, best first",
                area.getCenterX(),
                bottom + 32,
                font,
                theme.text3(),
                0,
                width);
        labels(ink, plot, area);
        ring(ink, plot);
        return spots(plot, area);
    }

    private Color color(ChartTheme theme) {
        return Arms.color(theme, offer);
    }

    private void lines(LinePlot plot, ChartTheme theme) {
        int n = points().size() + 1;
        double[] xs = new double[n];
        double[] gain = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double[] random = new double[n];
        for (int i = 1; i < n; i++) {
            CurvePoint point = points().get(i - 1);
            xs[i] = point.share();
            gain[i] = point.gain().effect();
            low[i] = point.gain().low();
            high[i] = point.gain().high();
            random[i] = point.random();
        }
        plot.band(xs, low, high, Ink.alpha(color(theme), theme.bandOpacity()));
        plot.line(xs, random, theme.text3(), 1.5, 4f, 3f);
        plot.line(xs, gain, color(theme), 2);
    }

    /** The names of both lines where these are apart: the offer's above its band, the other on the far side of the dashes. */
    private void labels(Ink ink, LinePlot plot, Rectangle2D area) {
        CurvePoint at = nearest(.5);
        double upper = plot.y.px(at.gain().high()) - 6;
        Font strong = ink.strong(Ink.AXIS_SIZE);
        String name = OfferWords.offer(effect.offer());
        double y = Math.clamp(upper, area.getMinY() + 10, Math.max(area.getMinY() + 10, area.getMaxY() - 4));
        ink.within(
                name,
                plot.x.px(at.share()),
                y,
                strong,
                Arms.textColor(ink.theme, offer),
                area.getMinX(),
                area.getMaxX());
        random(ink, plot, area, strong, y);
    }

    /** On the side of the dashes where the curve is not, at the end from which the dashes lead away. */
    private void random(Ink ink, LinePlot plot, Rectangle2D area, Font font, double taken) {
        CurvePoint at = nearest(.68);
        boolean under = at.random() <= at.gain().effect();
        boolean rises = points().getLast().random() >= 0;
        double line = plot.y.px(at.random());
        double base = under ? line + 15 : line - 7;
        boolean onward = under == rises;
        double px = plot.x.px(at.share());
        String words = "random order";
        double room = Ink.width(words, font);
        boolean fits = onward ? px + room < area.getMaxX() : px - room > area.getMinX();
        if (fits && Math.abs(base - taken) > 14 && base > area.getMinY() + 8 && base < area.getMaxY() - 2) {
            ink.text(words, px, base, font, ink.theme.text3(), onward ? Ink.Align.LEFT : Ink.Align.RIGHT);
        }
    }

    private CurvePoint nearest(double share) {
        CurvePoint near = points().getFirst();
        for (CurvePoint point : points()) {
            near = Math.abs(point.share() - share) < Math.abs(near.share() - share) ? point : near;
        }
        return near;
    }

    private void ring(Ink ink, LinePlot plot) {
        CurvePoint best = best();
        if (best != null && best.share() < 1 && best.gain().effect() > 0) {
            ink.ring(plot.x.px(best.share()), plot.y.px(best.gain().effect()), 4.4, color(ink.theme));
        }
    }

    private List<HotSpot> spots(LinePlot plot, Rectangle2D area) {
        List<HotSpot> spots = new ArrayList<>();
        double half = Math.clamp(area.getWidth() / points().size() / 2, 1, 8);
        for (CurvePoint point : points()) {
            double x = plot.x.px(point.share());
            double from = Math.max(0, x - half);
            spots.add(new HotSpot(
                    new Rectangle2D.Double(from, area.getMinY(), x + half - from, area.getHeight()),
                    "share:" + Numbers.fixed(point.share(), 3),
                    "The best " + OfferWords.share(point.share()) + " of users",
                    List.of(
                            OfferWords.gain(point.gain()) + " per user and week",
                            "in random order " + Amount.money(point.gain()).difference(point.random()))));
        }
        return spots;
    }
}
