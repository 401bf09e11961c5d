package dev.slipway.stats.sequential;

import dev.slipway.stats.math.GaussLegendre;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;

/**
 * The sub-density of the score z at a look among trials that have not stopped before (Jennison and Turnbull 2000, chapter
 * 19). With drift θ, z at information fraction t has mean θ√t. Immutable; each look gives a new one.
 */
final class StoppedWalk {

    /** Beyond this distance from the mean the density is below 1e-37 and needs no nodes. */
    private static final double FAR = 13;

    private final double drift;
    private final double fraction;
    private final double[] points;
    /** Density times quadrature weight at each point. */
    private final double[] mass;

    /** Before the first look, under the null: all mass at zero information. */
    StoppedWalk() {
        this(0);
    }

    /** Before the first look, with a drift. */
    StoppedWalk(double drift) {
        this(drift, 0, new double[] {0}, new double[] {1});
    }

    private StoppedWalk(double drift, double fraction, double[] points, double[] mass) {
        this.drift = drift;
        this.fraction = fraction;
        this.points = points;
        this.mass = mass;
    }

    /** All mass at the score that was seen at an information fraction. */
    static StoppedWalk from(double fraction, double z, double drift) {
        return new StoppedWalk(drift, fraction, new double[] {z}, new double[] {1});
    }

    /** P(|z| ≥ boundary at the look at this fraction, and not stopped before). */
    double crossing(double next, double boundary) {
        return above(next, boundary) + below(next, -boundary);
    }

    /** P(z ≥ boundary at the look at this fraction, and not stopped before). */
    double above(double next, double boundary) {
        return tail(next, boundary, 1);
    }

    /** P(z ≤ boundary at the look at this fraction, and not stopped before). */
    double below(double next, double boundary) {
        return tail(next, boundary, -1);
    }

    private double tail(double next, double boundary, int side) {
        if (Double.isInfinite(boundary)) {
            return side * boundary > 0 ? 0 : total();
        }
        double step = Math.sqrt(next - fraction);
        double edge = boundary * Math.sqrt(next) - drift * (next - fraction);
        double total = 0;
        for (int i = 0; i < points.length; i++) {
            total += mass[i] * Normal.survival(side * (edge - points[i] * Math.sqrt(fraction)) / step);
        }
        return total;
    }

    private double total() {
        double total = 0;
        for (double m : mass) {
            total += m;
        }
        return total;
    }

    /** The boundary that is crossed with probability {@code spend} at the look at this fraction. */
    double boundary(double next, double spend, Sides sides) {
        double far = 36;
        if (spend <= 0 || Math.log(spend) < Math.log(Double.MIN_NORMAL) + 10 || crossed(next, far, sides) >= spend) {
            return Double.POSITIVE_INFINITY;
        }
        double least = sides == Sides.TWO ? 0 : -far;
        if (crossed(next, least, sides) <= spend) {
            return least;
        }
        double target = Math.log(spend);
        return Roots.between(c -> Math.log(crossed(next, c, sides)) - target, least, far, 1e-13);
    }

    /** P(stopping for efficacy at the look at this fraction). */
    double crossed(double next, double boundary, Sides sides) {
        return sides == Sides.TWO ? crossing(next, boundary) : above(next, boundary);
    }

    /** The walk of those who stay within the boundary at the look at this fraction. */
    StoppedWalk advance(double next, double boundary, Sides sides) {
        double mean = drift * Math.sqrt(next) + offset(next);
        double high = Math.min(boundary, mean + FAR);
        double low = Math.max(sides == Sides.TWO ? -boundary : Double.NEGATIVE_INFINITY, mean - FAR);
        if (low >= high) {
            return new StoppedWalk(drift, next, new double[] {0}, new double[] {0});
        }
        double step = Math.sqrt(next - fraction);
        double kernel = step / Math.sqrt(next);
        int panels = (int) Math.ceil((high - low) / Math.min(2, 2 * kernel)) + 2;
        double[][] rule = GaussLegendre.rule(GaussLegendre.edges(low, high, panels));
        double[] moved = new double[rule[0].length];
        for (int j = 0; j < moved.length; j++) {
            double sum = 0;
            double edge = rule[0][j] * Math.sqrt(next) - drift * (next - fraction);
            for (int i = 0; i < points.length; i++) {
                sum += mass[i] * Normal.density((edge - points[i] * Math.sqrt(fraction)) / step);
            }
            moved[j] = rule[1][j] * sum / kernel;
        }
        return new StoppedWalk(drift, next, rule[0], moved);
    }

    /** How far the seen score lies from its drift, carried on to the next look; zero for a walk from the start. */
    private double offset(double next) {
        return points.length == 1 && fraction > 0
                ? (points[0] * Math.sqrt(fraction) - drift * fraction) / Math.sqrt(next)
                : 0;
    }
}
