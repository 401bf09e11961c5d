package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Moments;

/** Running sums of an arm about given centres, against cancellation. */
final class Sums {
    private final double centreY;
    private final double centreX;
    private long n;
    private double y;
    private double x;
    private double yy;
    private double xx;
    private double xy;

    Sums(double centreY, double centreX) {
        this.centreY = centreY;
        this.centreX = centreX;
    }

    void add(double valueY, double valueX) {
        double dy = valueY - centreY;
        double dx = valueX - centreX;
        n++;
        y += dy;
        x += dx;
        yy += dy * dy;
        xx += dx * dx;
        xy += dy * dx;
    }

    Moments moments() {
        return new Moments(n, centreY + y / n, Math.max(0, yy - y * y / n) / (n - 1));
    }

    BivariateMoments pair() {
        return new BivariateMoments(
                n,
                centreY + y / n,
                centreX + x / n,
                Math.max(0, yy - y * y / n) / (n - 1),
                Math.max(0, xx - x * x / n) / (n - 1),
                (xy - x * y / n) / (n - 1));
    }

    /** For outcomes of 0 and 1: how many are 1. */
    long successes() {
        return Math.round(y + n * centreY);
    }

    long units() {
        return n;
    }
}
