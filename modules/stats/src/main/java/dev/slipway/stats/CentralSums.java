package dev.slipway.stats;

/**
 * Sums of deviations from a mean, two at a time and on both cores; what is added to what depends on the number of rows
 * alone.
 */
final class CentralSums {

    private CentralSums() {}

    /** Σ (v − mean)² less what the rounding of the mean adds (Chan, Golub and LeVeque 1983). */
    static double squares(double[] v, double mean) {
        double squares = 0;
        double rest = 0;
        for (double[] part : Sums.parts(v.length, (from, to) -> squares(v, mean, from, to))) {
            squares += part[0];
            rest += part[1];
        }
        return squares - rest * rest / v.length;
    }

    private static double[] squares(double[] v, double mean, int from, int to) {
        double a = 0;
        double b = 0;
        double rest = 0;
        int i = from;
        for (; i + 2 <= to; i += 2) {
            double first = v[i] - mean;
            double second = v[i + 1] - mean;
            a += first * first;
            b += second * second;
            rest += first + second;
        }
        if (i < to) {
            double last = v[i] - mean;
            a += last * last;
            rest += last;
        }
        return new double[] {a + b, rest};
    }

    /** Both sums of squares and the sum of products, each as its own pass would give it, from one pass over the rows. */
    static Pair pair(double[] y, double meanY, double[] x, double meanX) {
        double[] total = new double[5];
        for (double[] part : Sums.parts(y.length, (from, to) -> pair(y, meanY, x, meanX, from, to))) {
            for (int k = 0; k < total.length; k++) {
                total[k] += part[k];
            }
        }
        double n = y.length;
        return new Pair(
                total[0] - total[3] * total[3] / n,
                total[1] - total[4] * total[4] / n,
                total[2] - total[3] * total[4] / n);
    }

    /** Σ (y − meanY)², Σ (x − meanX)² and Σ (y − meanY)(x − meanX), corrected. */
    record Pair(double squaresY, double squaresX, double products) {}

    private static double[] pair(double[] y, double meanY, double[] x, double meanX, int from, int to) {
        double yy0 = 0;
        double yy1 = 0;
        double xx0 = 0;
        double xx1 = 0;
        double yx0 = 0;
        double yx1 = 0;
        double restY = 0;
        double restX = 0;
        int i = from;
        for (; i + 2 <= to; i += 2) {
            double y0 = y[i] - meanY;
            double y1 = y[i + 1] - meanY;
            double x0 = x[i] - meanX;
            double x1 = x[i + 1] - meanX;
            yy0 += y0 * y0;
            yy1 += y1 * y1;
            xx0 += x0 * x0;
            xx1 += x1 * x1;
            yx0 += y0 * x0;
            yx1 += y1 * x1;
            restY += y0 + y1;
            restX += x0 + x1;
        }
        if (i < to) {
            double y0 = y[i] - meanY;
            double x0 = x[i] - meanX;
            yy0 += y0 * y0;
            xx0 += x0 * x0;
            yx0 += y0 * x0;
            restY += y0;
            restX += x0;
        }
        return new double[] {yy0 + yy1, xx0 + xx1, yx0 + yx1, restY, restX};
    }

    /** Σ ((v − mean)·scale)³. */
    static double cubes(double[] v, double mean, double scale) {
        double total = 0;
        for (double[] part : Sums.parts(v.length, (from, to) -> new double[] {cubes(v, mean, scale, from, to)})) {
            total += part[0];
        }
        return total;
    }

    private static double cubes(double[] v, double mean, double scale, int from, int to) {
        int i = from;
        double a = 0;
        double b = 0;
        for (; i + 2 <= to; i += 2) {
            double d = (v[i] - mean) * scale;
            double e = (v[i + 1] - mean) * scale;
            a += d * d * d;
            b += e * e * e;
        }
        if (i < to) {
            double d = (v[i] - mean) * scale;
            a += d * d * d;
        }
        return a + b;
    }
}
