package dev.slipway.stats.survival;

/**
 * Ends S^exp(±h) with h = z·√g / log S and Greenwood's g. Written as S·exp(log S·(exp(±h) − 1)), both exponents are small
 * in all but small samples, and there a series of nine terms gives every digit at a fraction of the time.
 */
final class LogLogBand {

    /** Up to here the series' rest, x¹⁰/10!, is below a thousandth of a unit of the last place of 1. */
    private static final double SMALL = 0x1p-4;

    private LogLogBand() {}

    static void ends(double[] s, double[] greenwood, double z, double[] low, double[] high, int from, int to) {
        double widest = 0;
        for (int i = from; i < to; i++) {
            boolean end = s[i] == 0 || s[i] == 1;
            double reach = end ? 0 : z * Math.sqrt(greenwood[i]);
            // The two arrays hold what the ends are made of until they hold the ends.
            low[i] = end ? -1 : Math.log(s[i]);
            high[i] = reach / low[i];
            widest = Math.max(widest, Math.max(reach, -high[i]));
        }
        if (widest <= SMALL / 1.1) {
            small(s, low, high, from, to);
        } else {
            any(s, low, high, from, to);
        }
    }

    private static void small(double[] s, double[] low, double[] high, int from, int to) {
        for (int i = from; i < to; i++) {
            double log = low[i];
            double shift = high[i];
            low[i] = s[i] + s[i] * expm1(log * expm1(-shift));
            high[i] = s[i] + s[i] * expm1(log * expm1(shift));
        }
    }

    private static void any(double[] s, double[] low, double[] high, int from, int to) {
        for (int i = from; i < to; i++) {
            double log = low[i];
            double shift = high[i];
            low[i] = s[i] * Math.exp(log * Math.expm1(-shift));
            high[i] = s[i] * Math.exp(log * Math.expm1(shift));
        }
    }

    /** e^x − 1 for small x. */
    private static double expm1(double x) {
        double x2 = x * x;
        double low = 0.5 + x * (1.0 / 6);
        double middle = (1.0 / 24 + x * (1.0 / 120)) + x2 * (1.0 / 720 + x * (1.0 / 5040));
        double high = 1.0 / 40320 + x * (1.0 / 362880);
        return x + x2 * (low + x2 * (middle + x2 * x2 * high));
    }
}
