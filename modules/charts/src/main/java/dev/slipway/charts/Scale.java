package dev.slipway.charts;

/** A straight line from values to px. */
record Scale(double low, double high, double from, double to) {
    double px(double value) {
        double span = high - low;
        return span == 0 ? (from + to) / 2 : from + (value - low) / span * (to - from);
    }

    /** As {@link #px}, kept between the ends. */
    double clamped(double value) {
        return Math.clamp(px(value), Math.min(from, to), Math.max(from, to));
    }
}
