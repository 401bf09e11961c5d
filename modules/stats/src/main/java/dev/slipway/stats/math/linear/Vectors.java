package dev.slipway.stats.math.linear;

/** Sums over array ranges in a fixed order: four interleaved partial sums, then the rest. */
public final class Vectors {

    private Vectors() {}

    /** Σ a[i]·b[i], i from (inclusive) to (exclusive). */
    public static double dot(double[] a, double[] b, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < to; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Σ a[i]·b[i]·c[i]. */
    public static double dot(double[] a, double[] b, double[] c, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            s0 += a[i] * b[i] * c[i];
            s1 += a[i + 1] * b[i + 1] * c[i + 1];
        }
        if (i < to) {
            s0 += a[i] * b[i] * c[i];
        }
        return s0 + s1;
    }

    /** Σ a[i]. */
    public static double sum(double[] a, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += a[i];
            s1 += a[i + 1];
            s2 += a[i + 2];
            s3 += a[i + 3];
        }
        for (; i < to; i++) {
            s0 += a[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Σ a[i]. */
    public static double sum(double[] a) {
        return sum(a, 0, a.length);
    }

    /** to[i] += factor·a[i]. */
    public static void addScaled(double factor, double[] a, double[] sum, int from, int to) {
        if (factor == 0) {
            return;
        }
        for (int i = from; i < to; i++) {
            sum[i] += factor * a[i];
        }
    }

    /** a − b, as a new array. */
    public static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        addScaled(-1, b, difference, 0, a.length);
        return difference;
    }

    /** factor·a, as a new array. */
    public static double[] scaled(double factor, double[] a) {
        double[] result = new double[a.length];
        addScaled(factor, a, result, 0, a.length);
        return result;
    }
}
