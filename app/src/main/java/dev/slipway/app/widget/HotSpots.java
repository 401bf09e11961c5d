package dev.slipway.app.widget;

import dev.slipway.charts.HotSpot;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import org.jspecify.annotations.Nullable;

/** Finds marks of a picture by point and by direction. */
final class HotSpots {
    private static final double REACH = 6;

    private HotSpots() {}

    /** The mark under the point, the topmost first; else the nearest within a few px; else null. */
    static @Nullable HotSpot at(List<HotSpot> spots, double x, double y) {
        for (int i = spots.size() - 1; i >= 0; i--) {
            if (bounds(spots.get(i)).contains(x, y)) {
                return spots.get(i);
            }
        }
        HotSpot nearest = null;
        double least = REACH;
        for (HotSpot spot : spots) {
            double away = distance(bounds(spot), x, y);
            if (away <= least) {
                least = away;
                nearest = spot;
            }
        }
        return nearest;
    }

    /**
     * The next mark in a direction: the one with the least distance, where a step aside counts double.
     *
     * @param dx −1, 0 or 1
     * @param dy −1, 0 or 1
     */
    static @Nullable HotSpot next(List<HotSpot> spots, @Nullable HotSpot from, int dx, int dy) {
        if (from == null) {
            return spots.isEmpty() ? null : spots.getFirst();
        }
        HotSpot best = null;
        double least = Double.MAX_VALUE;
        for (HotSpot spot : spots) {
            double along = dx * (centreX(spot) - centreX(from)) + dy * (centreY(spot) - centreY(from));
            double aside = Math.abs(dy * (centreX(spot) - centreX(from)) + dx * (centreY(spot) - centreY(from)));
            double cost = along + 2 * aside;
            if (along > 0.5 && cost < least) {
                least = cost;
                best = spot;
            }
        }
        return best == null ? from : best;
    }

    static Bounds bounds(HotSpot spot) {
        return new BoundingBox(spot.x(), spot.y(), spot.width(), spot.height());
    }

    private static double distance(Bounds area, double x, double y) {
        double dx = Math.max(0, Math.max(area.getMinX() - x, x - area.getMaxX()));
        double dy = Math.max(0, Math.max(area.getMinY() - y, y - area.getMaxY()));
        return Math.hypot(dx, dy);
    }

    private static double centreX(HotSpot spot) {
        return spot.x() + spot.width() / 2;
    }

    private static double centreY(HotSpot spot) {
        return spot.y() + spot.height() / 2;
    }
}
