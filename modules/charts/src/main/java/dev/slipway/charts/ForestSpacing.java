package dev.slipway.charts;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Heights of the parts of a forest plot: generous where there is room, close but readable where there is not.
 *
 * @param row of one estimate
 * @param metric of a metric's name
 * @param first header with the titles of the columns
 * @param further header of the groups below, which only says which side is better
 * @param axis below a group
 */
record ForestSpacing(double row, double metric, double first, double further, double axis) {
    private static final ForestSpacing FAIR = new ForestSpacing(18, 22, 22, 22, 28);
    private static final ForestSpacing CLOSE = new ForestSpacing(13.5, 18, 20, 14, 21);
    private static final double MORE = 8;

    double header(boolean isFirst) {
        return isFirst ? first : further;
    }

    /** Between close and fair by the height that there is; beyond fair the rows alone take what is left. */
    static ForestSpacing of(List<ForestGroup> groups, boolean narrow, double height) {
        double stacked = narrow ? ForestDrawing.STACKED : 0;
        double fair = FAIR.height(groups, stacked);
        double close = CLOSE.height(groups, stacked);
        if (height >= fair) {
            int rows = Math.max(1, rows(groups));
            return FAIR.with(Math.min(FAIR.row + stacked + (height - fair) / rows, FAIR.row + stacked + MORE));
        }
        double share = Math.clamp((height - close) / Math.max(1, fair - close), 0, 1);
        return new ForestSpacing(
                stacked + between(CLOSE.row, FAIR.row, share),
                between(CLOSE.metric, FAIR.metric, share),
                between(CLOSE.first, FAIR.first, share),
                between(CLOSE.further, FAIR.further, share),
                between(CLOSE.axis, FAIR.axis, share));
    }

    private ForestSpacing with(double changedRow) {
        return new ForestSpacing(changedRow, metric, first, further, axis);
    }

    /** Height that suits the rows. */
    static double fair(List<ForestGroup> groups, boolean narrow) {
        return FAIR.height(groups, narrow ? ForestDrawing.STACKED : 0);
    }

    /**
     * Height of the whole plot in a place that is too low for it: between close and fair, with the fold of the place between
     * two rows, so that no word is cut in half there.
     *
     * @param far as near to fair as that allows, else as near to close
     */
    static double folded(List<ForestGroup> groups, boolean narrow, double room, boolean far) {
        double stacked = narrow ? ForestDrawing.STACKED : 0;
        double close = CLOSE.height(groups, stacked);
        double fair = FAIR.height(groups, stacked);
        if (room >= (far ? fair : close)) {
            return far ? fair : room;
        }
        List<Double> from = CLOSE.ends(groups, stacked);
        List<Double> to = FAIR.ends(groups, stacked);
        double best = far ? 1 : 0;
        boolean found = false;
        for (int i = 0; i < from.size(); i++) {
            double share = (room - from.get(i)) / Math.max(1, to.get(i) - from.get(i));
            if (share >= 0 && share <= 1 && (!found || (far ? share > best : share < best))) {
                best = share;
                found = true;
            }
        }
        return between(close, fair, best);
    }

    /** Where rows and axes end, from the top. */
    private List<Double> ends(List<ForestGroup> groups, double stacked) {
        List<Double> ends = new ArrayList<>();
        double y = 0;
        for (ForestGroup group : groups) {
            y += header(ends.isEmpty());
            for (ForestGroup.Entry entry : group.entries()) {
                y += metric;
                for (int i = 0; i < entry.estimates().size(); i++) {
                    y += row + stacked;
                    ends.add(y);
                }
            }
            y += axis;
            ends.add(y);
        }
        return ends;
    }

    private double height(List<ForestGroup> groups, double stacked) {
        double height = 0;
        for (int i = 0; i < groups.size(); i++) {
            ForestGroup group = groups.get(i);
            height += header(i == 0) + axis + group.entries().size() * metric + group.rows() * (row + stacked);
        }
        return height;
    }

    private static double between(double low, double high, double share) {
        return low + share * (high - low);
    }

    private static int rows(List<ForestGroup> groups) {
        return groups.stream().mapToInt(ForestGroup::rows).sum();
    }

    /** The pin beside the row that decides. */
    static void pin(Ink ink, double x, double y) {
        Path2D.Double shape = new Path2D.Double();
        shape.moveTo(x - 2.5, y - 5);
        shape.lineTo(x + 2.5, y - 5);
        shape.moveTo(x - 1.6, y - 5);
        shape.lineTo(x - 1.6, y - 1);
        shape.lineTo(x - 3.6, y + 1);
        shape.lineTo(x + 3.6, y + 1);
        shape.lineTo(x + 1.6, y - 1);
        shape.lineTo(x + 1.6, y - 5);
        shape.moveTo(x, y + 1);
        shape.lineTo(x, y + 5);
        ink.stroke(shape, ink.theme.accent(), 1.2);
    }
}
