package dev.slipway.stats;

/**
 * Sums of deviations from a mean, two at a time and on both cores; what is added to what depends on the number of rows
 * alone.
 */
final class CentralSums {

    private CentralSums() {}

    /** Σ (v − mean)² less what the rounding of the mean adds (Chan, Golub and LeVeque 1983). */
    static double squares(double[] v, double mean) {
        return products(v, mean, v, mean);
    }

    /** Σ (y − meanY)(x − meanX), corrected likewise. */
    static double products(double[] y, double meanY, double[] x, double meanX) {
        double products = 0;
        double restY = 0;
        double restX = 0;
        for (double[] part : Sums.parts(y.length, (from, to) -> range(y, meanY, x, meanX, from, to))) {
            products += part[0];
            restY += part[1];
            restX += part[2];
        }
        return products - restY * restX / y.length;
    }

    private static double[] range(double[] y, double meanY, double[] x, double meanX, int from, int to) {
        double a = 0;
        double b = 0;
        double restY = 0;
        double restX = 0;
        int i = from;
        for (; i + 2 <= to; i += 2) {
            double y0 = y[i] - meanY;
            double y1 = y[i + 1] - meanY;
            double x0 = x[i] - meanX;
            double x1 = x[i + 1] - meanX;
            a += y0 * x0;
            b += y1 * x1;
            restY += y0 + y1;
            restX += x0 + x1;
        }
        if (i < to) {
            a += (y[i] - meanY) * (x[i] - meanX);
            restY += y[i] - meanY;
            restX += x[i] - meanX;
        }
        return new double[] {a + b, restY, restX};
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
