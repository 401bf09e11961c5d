package dev.slipway.charts;

import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Power by day, or by users where all begin at once, for a few effects, the largest darkest, with a ring where each reaches the asked power.
 *
 * @param plannedDays dotted upright line
 * @param power asked for, dotted across
 * @param unit of effects
 * @param usersPerDay users of an arm that a day of a curve stands for, where all users begin at once; else 0
 */
public record PowerCurves(PlanReadout plan, int plannedDays, double power, Amount.Unit unit, double usersPerDay)
        implements Picture {
    /** By day. */
    public PowerCurves(PlanReadout plan, int plannedDays, double power, Amount.Unit unit) {
        this(plan, plannedDays, power, unit, 0);
    }

    /** What effects of a metric are told in. */
    public static Amount.Unit unit(MetricReadout metric) {
        return metric.rate() ? Amount.Unit.RATE : metric.money() ? Amount.Unit.MONEY : Amount.Unit.NUMBER;
    }

    /** An effect to plan for: {@code +1.0 pp}, {@code +€0.20}, {@code +0.25}. */
    public static String effect(Amount.Unit unit, double effect) {
        return switch (unit) {
            case RATE -> Numbers.pp(effect, Math.abs(effect) < .0095 ? 2 : 1);
            case MONEY -> Numbers.moneyDifference(effect);
            case NUMBER -> Numbers.signed(effect, Math.max(1, Numbers.meaningfulDecimals(effect) - 1));
        };
    }

    private PlanSteps steps() {
        return new PlanSteps(usersPerDay);
    }

    @Override
    public String id() {
        return "power";
    }

    private List<PlanReadout.Curve> curves() {
        return plan.curves().stream().filter(c -> c.power().size() > 1).toList();
    }

    private String effect(double effect) {
        return effect(unit, effect);
    }

    /** First day with the asked power; −1 when the curve ends below it. */
    private int reaches(PlanReadout.Curve curve) {
        for (int day = 0; day < curve.power().size(); day++) {
            if (curve.power().get(day) >= power) {
                return day;
            }
        }
        return -1;
    }

    private static String emptySentence() {
        return "There is not enough data yet to plan with.";
    }

    @Override
    public String accessibleText() {
        List<String> words = new ArrayList<>();
        for (PlanReadout.Curve curve : curves()) {
            int day = reaches(curve);
            words.add(effect(curve.effect())
                    + (day < 0
                            ? (usersPerDay > 0 ? " not with " : " not within ")
                                    + steps().span(curve.power().size() - 1)
                            : (usersPerDay > 0 ? " with " : " after ") + steps().span(day)));
        }
        return words.isEmpty()
                ? emptySentence()
                : "Power of " + Numbers.rate(power) + ", one look: " + String.join(", ", words) + ".";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (PlanReadout.Curve curve : curves()) {
            int end = Math.min(plannedDays, curve.power().size() - 1);
            int day = reaches(curve);
            rows.add(List.of(
                    effect(curve.effect()),
                    certainty(curve.power().get(end)),
                    day < 0 ? "over " + steps().tick(curve.power().size() - 1) : steps().tick(day)));
        }
        return new DataTable(
                List.of("Effect", "Power at the " + steps().end().replace("this", "size of this"), steps().needed()),
                rows);
    }

    /** Power is never certain. */
    private static String certainty(double power) {
        return power > .999 ? "> 99.9%" : Numbers.rate(power);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<PlanReadout.Curve> curves = curves();
        if (curves.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font axis = ink.regular(Ink.AXIS_SIZE);
        Ticks ticks = Ticks.covering(0, 1, height > 115 ? 6 : 3);
        double left = Ink.width("100%", axis) + 8;
        Rectangle2D area = new Rectangle2D.Double(left, 8, Math.max(4, width - left - 10), Math.max(4, height - 32));
        int last = Math.max(
                1, curves.stream().mapToInt(c -> c.power().size() - 1).max().orElse(1));
        LinePlot plot = new LinePlot(ink, area, 0, last, 0, 1).grid(ticks.values());
        double strongest =
                curves.stream().mapToDouble(c -> Math.abs(c.effect())).max().orElse(1);
        for (PlanReadout.Curve curve : curves) {
            double[] xs = new double[curve.power().size()];
            for (int i = 0; i < xs.length; i++) {
                xs[i] = i;
            }
            double[] ys =
                    curve.power().stream().mapToDouble(Double::doubleValue).toArray();
            plot.line(xs, ys, shade(theme, curve, strongest), 2);
        }
        plot.draw();
        ink.line(left, area.getMaxY(), area.getMaxX(), area.getMaxY(), theme.axis(), 1);
        ink.dashed(left, plot.y.px(power), area.getMaxX(), plot.y.px(power), theme.text2(), 1.2, 2, 3);
        if (plannedDays <= last) {
            double x = plot.x.px(plannedDays);
            ink.dashed(x, area.getMinY(), x, area.getMaxY(), theme.text2(), 1.2, 2, 3);
            boolean right = x + 70 < area.getMaxX();
            ink.text(
                    steps().end(),
                    right ? x + 4 : x - 4,
                    endWords(area) + 13,
                    axis,
                    theme.text3(),
                    right ? Ink.Align.LEFT : Ink.Align.RIGHT);
        }
        Axes.left(ink, ticks, plot.y, left - 8, axis, v -> Axes.share(v, ticks));
        days(ink, plot, area, axis, last, width);
        return labels(ink, plot, area, curves);
    }

    /** Upper edge of the words "planned end": below the curves, or above them where they lie on the floor. */
    private double endWords(Rectangle2D area) {
        double most = curves().stream()
                .mapToDouble(c -> c.power().get(Math.min(c.power().size() - 1, plannedDays)))
                .max()
                .orElse(0);
        return most < .35 ? area.getMinY() : area.getMaxY() - 18;
    }

    private void days(Ink ink, LinePlot plot, Rectangle2D area, Font axis, int last, double width) {
        double free = 0;
        int most = (int) Math.clamp(area.getWidth() / (usersPerDay > 0 ? 62 : 46), 2, 7);
        for (double step : steps(last, most)) {
            String text = steps().tick(step);
            double size = Ink.width(text, axis);
            double at = Math.clamp(plot.x.px(step) - (step == 0 ? 0 : size / 2), 0, Math.max(0, width - size));
            if (at >= free) {
                ink.text(text, at, area.getMaxY() + 16, axis, ink.theme.text3(), Ink.Align.LEFT);
                free = at + size + 6;
            }
        }
    }

    /** Where the axis has numbers: whole weeks, or round numbers of users. */
    private double[] steps(int last, int most) {
        return usersPerDay > 0
                ? Ticks.within(0, last * usersPerDay, most).values().stream()
                        .mapToDouble(users -> users / usersPerDay)
                        .toArray()
                : Days.ticks(last, most).stream()
                        .mapToDouble(Integer::doubleValue)
                        .toArray();
    }

    /** Rings where curves reach the asked power, names beside the curves, and a point to read at every day. */
    private List<HotSpot> labels(Ink ink, LinePlot plot, Rectangle2D area, List<PlanReadout.Curve> curves) {
        List<HotSpot> spots = new ArrayList<>();
        for (PlanReadout.Curve curve : curves) {
            spots.addAll(new PowerPoints(plot, area, plannedDays, power, steps()).of(curve, effect(curve.effect())));
        }
        for (PlanReadout.Curve curve : curves) {
            int crossing = reaches(curve);
            if (crossing >= 0) {
                ink.ring(
                        plot.x.px(crossing),
                        plot.y.px(power),
                        4.2,
                        Ink.mix(ink.theme.surface(), ink.theme.accent(), .9));
            }
        }
        PowerLabels names = new PowerLabels(ink, plot, area);
        for (PlanReadout.Curve curve : curves) {
            int crossing = reaches(curve);
            if (crossing >= 0) {
                names.keepFree(new Rectangle2D.Double(plot.x.px(crossing) - 9, plot.y.px(power) - 9, 18, 18));
            }
        }
        curves.forEach(names::avoid);
        names.avoid(area.getMinX(), plot.y.px(power), area.getMaxX(), plot.y.px(power));
        if (plannedDays <= plot.x.high()) {
            double end = plot.x.px(plannedDays);
            names.avoid(end, area.getMinY(), end, area.getMaxY());
            boolean right = end + 70 < area.getMaxX();
            names.keepFree(new Rectangle2D.Double(right ? end : end - 70, endWords(area), 70, 18));
        }
        for (PlanReadout.Curve curve : curves) {
            int crossing = reaches(curve);
            String text = effect(curve.effect());
            Rectangle2D box = names.name(curve, text);
            spots.add(new HotSpot(
                    box,
                    "curve:" + curve.effect(),
                    text,
                    List.of(
                            crossing < 0
                                    ? "below " + Numbers.rate(power) + " for all of "
                                            + steps().span(curve.power().size() - 1)
                                    : Numbers.rate(power) + " power after " + steps().span(crossing),
                            Numbers.rate(curve.power()
                                            .get(Math.min(curve.power().size() - 1, plannedDays)))
                                    + " at the " + steps().end().replace("this", "size of this"))));
        }
        return spots;
    }

    private static Color shade(ChartTheme theme, PlanReadout.Curve curve, double strongest) {
        double share = strongest == 0 ? 1 : Math.abs(curve.effect()) / strongest;
        return Ink.mix(theme.surface(), theme.accent(), Math.clamp(.3 + .7 * share * share, .35, 1));
    }
}
