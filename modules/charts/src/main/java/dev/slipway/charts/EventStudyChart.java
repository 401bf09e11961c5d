package dev.slipway.charts;

import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RolloutWords;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The effect of a rollout by week since adoption: an interval for each week, a band that holds all of them together, planted
 * effects as diamonds. Weeks before adoption should lie around 0.
 */
public record EventStudyChart(RolloutReadout rollout) implements Picture {
    private static final double BOTTOM = 38;

    @Override
    public String id() {
        return "event-study";
    }

    private static String emptySentence() {
        return "There is no course by week here; the warnings say why.";
    }

    private MetricFormat format() {
        return RolloutWords.format(rollout);
    }

    @Override
    public String accessibleText() {
        if (rollout.weeks().isEmpty()) {
            return emptySentence();
        }
        RolloutReadout.Week last = rollout.weeks().getLast();
        return rollout.effects().outcomeLabel() + " by week since adoption: " + RolloutWords.since(last.since()) + " "
                + format().withInterval(last.effect(), last.ciLow(), last.ciHigh()) + ". "
                + RolloutWords.preTrend(rollout);
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (RolloutReadout.Week week : rollout.weeks()) {
            Double truth = week.truth();
            rows.add(List.of(
                    RolloutWords.since(week.since()),
                    Numbers.count(week.adopters()),
                    format().difference(week.effect()),
                    format().interval(week.ciLow(), week.ciHigh()),
                    truth == null ? "" : format().difference(truth)));
        }
        return new DataTable(List.of("Week", "Adopters", "Effect", "Interval", "Planted"), rows);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<RolloutReadout.Week> weeks = rollout.weeks();
        if (weeks.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font font = ink.regular(Ink.AXIS_SIZE);
        double low = Math.min(
                0,
                weeks.stream().mapToDouble(RolloutReadout.Week::bandLow).min().orElse(0));
        double high = Math.max(
                0,
                weeks.stream().mapToDouble(RolloutReadout.Week::bandHigh).max().orElse(0));
        double pad = Math.max(1e-12, .06 * (high - low));
        double bottom = Math.max(12, height - BOTTOM);
        Scale y = new Scale(low - pad, high + pad, bottom, 8);
        Ticks ticks = Ticks.within(low - pad, high + pad, (int) Math.clamp(height / 40, 3, 6));
        double factor = rollout.effects().rate() ? 100 : 1;
        double left = Axes.room(ticks, font, v -> Axes.signed(v, factor, ticks, "")) + 10;
        int first = Math.min(-1, weeks.getFirst().since());
        int last = Math.max(0, weeks.getLast().since());
        Scale x = new Scale(first - .5, last + .5, left, Math.max(left + 10, width - 6));
        for (double tick : ticks.values()) {
            ink.line(left, y.px(tick), width, y.px(tick), tick == 0 ? theme.zero() : theme.grid(), 1);
        }
        Axes.left(ink, ticks, y, left - 8, font, v -> Axes.signed(v, factor, ticks, ""));
        ink.dashed(x.px(-.5), 8, x.px(-.5), bottom, theme.axis(), 1, 3, 3);
        List<HotSpot> spots = new ArrayList<>();
        double pitch = x.px(1) - x.px(0);
        for (RolloutReadout.Week week : weeks) {
            double at = x.px(week.since());
            double half = Math.min(9, pitch * .3);
            Color color = week.since() < 0 ? theme.text3() : Arms.color(theme, 1);
            double top = y.px(week.bandHigh());
            ink.bar(at - half, top, 2 * half, y.px(week.bandLow()) - top, 2, Ink.alpha(color, theme.bandOpacity()));
            ink.line(at, y.px(week.ciLow()), at, y.px(week.ciHigh()), color, 2.2);
            ink.dot(at, y.px(week.effect()), 4, color);
            Double truth = week.truth();
            if (truth != null) {
                ink.diamond(at + Math.min(16, pitch * .38), y.px(truth), 4);
            }
            spots.add(spot(week, new Rectangle2D.Double(Math.max(0, at - pitch / 2), 8, pitch, bottom - 8)));
        }
        if (weeks.stream().noneMatch(w -> w.since() == -1)) {
            ink.ring(x.px(-1), y.px(0), 4, theme.text3());
        }
        int step = pitch < 22 ? 2 : 1;
        for (int since = first; since <= last; since++) {
            if (since % step == 0) {
                ink.text(
                        Integer.toString(since).replace("-", Numbers.MINUS),
                        x.px(since),
                        bottom + 15,
                        font,
                        theme.text3(),
                        Ink.Align.CENTER);
            }
        }
        String caption = "weeks since adoption; line: each week, bar: all weeks together"
                + (weeks.stream().anyMatch(w -> w.truth() != null) ? "; diamond: planted" : "");
        ink.fitted(caption, left, height - 5, font, theme.text3(), Ink.Align.LEFT, width - left);
        return spots;
    }

    private HotSpot spot(RolloutReadout.Week week, Rectangle2D area) {
        List<String> lines = new ArrayList<>();
        lines.add(format().withInterval(week.effect(), week.ciLow(), week.ciHigh()));
        lines.add("with all weeks together " + format().interval(week.bandLow(), week.bandHigh()));
        lines.add(Numbers.counted(week.adopters(), "adopter", "adopters"));
        Double truth = week.truth();
        if (truth != null) {
            lines.add("planted " + format().difference(truth));
        }
        return new HotSpot(area, "week:" + week.since(), RolloutWords.since(week.since()), lines);
    }
}
