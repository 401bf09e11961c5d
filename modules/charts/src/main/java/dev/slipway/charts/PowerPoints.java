package dev.slipway.charts;

import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.text.Numbers;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The days of a power curve that can be pointed at, each with its numbers. */
record PowerPoints(LinePlot plot, Rectangle2D area, int plannedDays, double power, PlanSteps steps) {
    private static final double APART = 7;
    private static final double HALF = 4;

    /** One point for each day, or for every few where days are narrower than a pointer. */
    List<HotSpot> of(PlanReadout.Curve curve, String effect) {
        List<HotSpot> points = new ArrayList<>();
        int last = curve.power().size() - 1;
        double perDay = Math.abs(plot.x.px(1) - plot.x.px(0));
        int step = perDay <= 0 ? last : (int) Math.max(1, Math.ceil(APART / perDay));
        for (int day = 0; day <= last; day += step) {
            double value = curve.power().get(day);
            Rectangle2D spot = new Rectangle2D.Double(
                            plot.x.px(day) - HALF, plot.y.px(value) - HALF, 2 * HALF, 2 * HALF)
                    .createIntersection(area);
            if (!spot.isEmpty()) {
                points.add(new HotSpot(
                        spot,
                        "curve:" + curve.effect(),
                        effect + ", " + steps.at(day),
                        List.of(Numbers.rate(value) + " power, one look", remark(day, value))));
            }
        }
        return points;
    }

    private String remark(int day, double value) {
        return (value >= power ? "enough for " : "less than ") + Numbers.rate(power) + ", "
                + steps.remark(day, plannedDays);
    }
}
