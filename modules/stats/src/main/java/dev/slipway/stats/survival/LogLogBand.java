package dev.slipway.stats.survival;

/**
 * Ends S^exp(±h) with h = z·√g / log S and Greenwood's g. Written as S + S·(exp(log S·(exp(±h) − 1)) − 1), both exponents are small
 * in all but small samples and the first steps of large ones, and there a series of nine terms gives every digit at a fraction of the time.
 */
final class LogLogBand {

    /** Up to here the series' rest, x¹⁰/10!, is below a thousandth of a unit of the last place of 1. */
    private static final double SMALL = 0x1p-4;

    /** Up to this exponent of the end itself no digit is lost by taking it as it is. */
    private static final double SHALLOW = 0.5;

    /** Steps that are looked at together: wide ones are the first, and should not make the others slow. */
    private static final int TOGETHER = 256;

    private LogLogBand() {}

    static void ends(double[] s, double[] greenwood, double z, double[] low, double[] high, int from, int to) {
        for (int first = from; first < to; first += TOGETHER) {
            part(s, greenwood, z, low, high, first, Math.min(to, first + TOGETHER));
        }
    }

    private static void part(double[] s, double[] greenwood, double z, double[] low, double[] high, int from, int to) {
        // The two arrays hold log S and h until they hold the ends.
        for (int i = from; i < to; i++) {
            low[i] = Math.log(s[i]);
        }
        for (int i = from; i < to; i++) {
            high[i] = z * Math.sqrt(greenwood[i]) / low[i];
        }
        boolean small = true;
        boolean shallow = true;
        for (int i = from; i < to; i++) {
            double shift = -high[i];
            double log = -low[i];
            // False where nobody or everybody survives, as 0/0 and infinity are.
            small &= shift <= SMALL / 1.1 && log * shift <= SMALL / 1.1;
            shallow &= shift <= 2 && log <= SHALLOW / 8;
        }
        if (small) {
            small(s, low, high, from, to);
        } else if (shallow) {
            shallow(low, high, from, to);
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

    /** Near S = 1: log S·exp(±h) stays below {@value #SHALLOW}, so the rounding of the exponent does not show in the end. */
    private static void shallow(double[] low, double[] high, int from, int to) {
        for (int i = from; i < to; i++) {
            double log = low[i];
            double stretch = Math.exp(high[i]);
            low[i] = Math.exp(log / stretch);
            high[i] = Math.exp(log * stretch);
        }
    }

    private static void any(double[] s, double[] low, double[] high, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean end = s[i] == 0 || s[i] == 1;
            double log = end ? -1 : low[i];
            double shift = end ? 0 : high[i];
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
