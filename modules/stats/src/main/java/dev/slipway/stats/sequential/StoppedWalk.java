package dev.slipway.stats.sequential;

import dev.slipway.stats.math.GaussLegendre;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;

/**
 * The sub-density, under the null, of the score z at a look among trials that have not stopped before (Jennison and
 * Turnbull 2000, chapter 19). Immutable; each look gives a new one.
 */
final class StoppedWalk {

    /** Beyond this |z| the density is below 1e-40 and needs no nodes. */
    private static final double FAR = 13;

    private final double fraction;
    private final double[] points;
    /** Density times quadrature weight at each point. */
    private final double[] mass;

    /** Before the first look: all mass at zero information. */
    StoppedWalk() {
        this(0, new double[] {0}, new double[] {1});
    }

    private StoppedWalk(double fraction, double[] points, double[] mass) {
        this.fraction = fraction;
        this.points = points;
        this.mass = mass;
    }

    /** P(|z| ≥ boundary at the look at this fraction, and not stopped before). */
    double crossing(double next, double boundary) {
        if (Double.isInfinite(boundary)) {
            return 0;
        }
        double step = Math.sqrt(next - fraction);
        double total = 0;
        for (int i = 0; i < points.length; i++) {
            double from = points[i] * Math.sqrt(fraction);
            double edge = boundary * Math.sqrt(next);
            total += mass[i] * (Normal.survival((edge - from) / step) + Normal.survival((edge + from) / step));
        }
        return total;
    }

    /**
     * P(|z| ≥ boundary at the look at this fraction, and not stopped before) when the score drifts: its mean at full
     * information is {@code drift}. The mass, which is that of the null, is tilted by exp(drift·b − drift²·t/2), b = z·√t.
     */
    double crossing(double next, double boundary, double drift) {
        if (Double.isInfinite(boundary)) {
            return 0;
        }
        double step = Math.sqrt(next - fraction);
        double edge = boundary * Math.sqrt(next);
        double ahead = drift * (next - fraction);
        double total = 0;
        for (int i = 0; i < points.length; i++) {
            double from = points[i] * Math.sqrt(fraction);
            double tilt = Math.exp(drift * from - drift * drift * fraction / 2);
            total += mass[i]
                    * tilt
                    * (Normal.survival((edge - from - ahead) / step) + Normal.survival((edge + from + ahead) / step));
        }
        return total;
    }

    /** The boundary that is crossed with probability {@code spend} at the look at this fraction. */
    double boundary(double next, double spend) {
        double far = 36;
        if (spend <= 0 || Math.log(spend) < Math.log(Double.MIN_NORMAL) + 10 || crossing(next, far) >= spend) {
            return Double.POSITIVE_INFINITY;
        }
        if (crossing(next, 0) <= spend) {
            return 0;
        }
        double target = Math.log(spend);
        return Roots.between(c -> Math.log(crossing(next, c)) - target, 0, far, 1e-13);
    }

    /** The walk of those who stay within the boundary at the look at this fraction. */
    StoppedWalk advance(double next, double boundary) {
        double limit = Math.min(boundary, FAR);
        double step = Math.sqrt(next - fraction);
        double kernel = step / Math.sqrt(next);
        int panels = (int) Math.ceil(2 * limit / Math.min(2, 2 * kernel)) + 2;
        double[][] rule = GaussLegendre.rule(GaussLegendre.edges(-limit, limit, panels));
        double[] moved = new double[rule[0].length];
        for (int j = 0; j < moved.length; j++) {
            double sum = 0;
            for (int i = 0; i < points.length; i++) {
                double distance = rule[0][j] * Math.sqrt(next) - points[i] * Math.sqrt(fraction);
                sum += mass[i] * Normal.density(distance / step);
            }
            moved[j] = rule[1][j] * sum / kernel;
        }
        return new StoppedWalk(next, rule[0], moved);
    }
}
