package dev.slipway.stats.drift;

import dev.slipway.stats.math.BinomialDensity;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Roots;

/**
 * Upper tail of Kolmogorov's statistic D of one sample of n, following Simard and L'Ecuyer (2011),
 * doi:10.18637/jss.v039.i11: the matrix of Marsaglia, Tsang and Wang (2003), doi:10.18637/jss.v008.i18, for n ≤ 140; twice Smirnov's
 * one-sided tail where both sides cannot be crossed with relevant probability; the series of Pelz and Good (1976)
 * elsewhere.
 */
public final class KolmogorovDistribution {

    private static final int MATRIX_UP_TO = 140;
    private static final int TERMS = 512;

    private KolmogorovDistribution() {}

    /** P(√n·D ≥ x) for n → ∞: 2 Σ (−1)^(k−1) exp(−2k²x²), by its dual series for small x. */
    public static double limitSurvival(double x) {
        Checks.notNegative(x, "x");
        if (x < 1) {
            double sum = 0;
            for (int k = 1; x > 0 && k < 40; k += 2) {
                sum += Math.exp(-k * k * Math.PI * Math.PI / (8 * x * x));
            }
            return x == 0 ? 1 : 1 - Math.sqrt(2 * Math.PI) / x * sum;
        }
        double sum = 0;
        for (int k = 1; k < 20; k++) {
            double term = Math.exp(-2.0 * k * k * x * x);
            sum += (k & 1) == 1 ? term : -term;
        }
        return 2 * sum;
    }

    /** The x with P(√n·D ≥ x) = p for n → ∞. */
    public static double limitQuantile(double p) {
        Checks.probability(p, "p");
        return Roots.between(x -> limitSurvival(x) - p, 0.1, 10, 1e-12);
    }

    /** P(D ≥ d) for a sample of n from a continuous distribution. */
    public static double survival(long n, double d) {
        Checks.atLeast(n, 1, "n");
        Checks.notNegative(d, "d");
        double size = (double) n;
        if (size * d <= 0.5) {
            return 1;
        }
        if (d >= 1) {
            return 0;
        }
        double square = size * d * d;
        if (square >= (n <= MATRIX_UP_TO ? 4 : 2.2)) {
            return Math.min(1, 2 * oneSided(n, d));
        }
        double below = n <= MATRIX_UP_TO ? matrix((int) n, d) : pelzGood(size, d);
        return Math.max(0, Math.min(1, 1 - below));
    }

    /**
     * Smirnov: P(D⁺ ≥ d) = Σ_j d/a · b(j; n, a) with a = d + j/n, over j ≤ n(1 − d). For large n the terms are a smooth function
     * of j that vanishes with all its derivatives towards both ends, about exp(−n·d²/(2q(1 − q))) at j = n·q with n·d² ≥ 2.2; the trapezoidal rule over
     * every n/{@value #TERMS}-th term is then exact to the last digit (Trefethen and Weideman 2014, doi:10.1137/130932132).
     */
    private static double oneSided(long n, double d) {
        double size = (double) n;
        long stride = Math.max(1, n / TERMS);
        double sum = 0;
        for (long j = 0; (double) j <= size * (1 - d); j += stride) {
            double a = d + (double) j / size;
            double term = a >= 1 ? (j == n ? 1 : 0) : BinomialDensity.of((double) j, size, a);
            sum += d / a * term;
        }
        return (double) stride * sum;
    }

    private static double matrix(int n, double d) {
        int k = (int) (n * d) + 1;
        int m = 2 * k - 1;
        double h = k - n * d;
        double[][] base = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                base[i][j] = i - j + 1 < 0 ? 0 : 1;
            }
        }
        for (int i = 0; i < m; i++) {
            base[i][0] -= Math.pow(h, i + 1);
            base[m - 1][i] -= Math.pow(h, m - i);
        }
        base[m - 1][0] += 2 * h - 1 > 0 ? Math.pow(2 * h - 1, m) : 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m && i - j + 1 > 0; j++) {
                for (int g = 1; g <= i - j + 1; g++) {
                    base[i][j] /= g;
                }
            }
        }
        // n!/n^n is spread over the factors, so that nothing over- or underflows for n up to 140.
        double[] row = new double[m];
        row[k - 1] = 1;
        for (int step = 1; step <= n; step++) {
            row = product(row, base, (double) step / n);
        }
        return row[k - 1];
    }

    private static double[] product(double[] row, double[][] matrix, double factor) {
        double[] out = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < row.length; j++) {
                out[j] += factor * row[i] * matrix[i][j];
            }
        }
        return out;
    }

    /** Limit and three corrections in powers of 1/√n (Pelz and Good 1976, J. R. Stat. Soc. B 38, 152-156). */
    private static double pelzGood(double n, double d) {
        double root = Math.sqrt(n);
        double z = root * d;
        double z2 = z * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        double p2 = Math.PI * Math.PI;
        double p4 = p2 * p2;
        double p6 = p4 * p2;
        double k0 = 0;
        double k1 = 0;
        double k2 = 0;
        double k3 = 0;
        for (int k = 30; k >= 0; k--) {
            double u = (k + 0.5) * (k + 0.5);
            double e = Math.exp(-u * p2 / (2 * z2));
            k0 += e;
            k1 += (p2 * u - z2) * e;
            k2 += (6 * z6 + 2 * z4 + p2 * (2 * z4 - 5 * z2) * u + p4 * (1 - 2 * z2) * u * u) * e;
            k3 += (-30 * z6
                            - 90 * z6 * z2
                            + p2 * (135 * z4 - 96 * z6) * u
                            + p4 * (212 * z4 - 60 * z2) * u * u
                            + p6 * (5 - 30 * z2) * u * u * u)
                    * e;
        }
        double even2 = 0;
        double even3 = 0;
        for (int k = 30; k >= 1; k--) {
            double u = (double) k * k;
            double e = Math.exp(-u * p2 / (2 * z2));
            even2 += p2 * u * e;
            even3 += (3 * p2 * u * z2 - p4 * u * u) * e;
        }
        double c = Math.sqrt(2 * Math.PI);
        double halfC = Math.sqrt(Math.PI / 2);
        k0 *= c / z;
        k1 *= halfC / (3 * z4);
        k2 = k2 * halfC / (36 * z6 * z) - even2 * halfC / (18 * z2 * z);
        k3 = k3 * halfC / (3240 * z6 * z4) + even3 * halfC / (108 * z6);
        return k0 + k1 / root + k2 / n + k3 / (n * root);
    }
}
