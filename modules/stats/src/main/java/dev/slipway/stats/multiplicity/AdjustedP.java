package dev.slipway.stats.multiplicity;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusted p-values of one family of hypotheses: reject where the adjusted p-value is at most α. Results stand in the
 * order of the input; equal p-values stay equal.
 *
 * <p>Family-wise error (P(any false rejection) ≤ α): Bonferroni, Šidák, Holm, Hochberg, Hommel. False discovery rate (expected share
 * of false among the rejected ≤ α): Benjamini–Hochberg, Benjamini–Yekutieli.
 */
public enum AdjustedP {
    /** min(1, m·p). Any dependence. */
    BONFERRONI {
        @Override
        double[] ordered(double[] p) {
            return IntStream.range(0, p.length)
                    .mapToDouble(i -> p.length * p[i])
                    .toArray();
        }
    },
    /** 1 − (1 − p)^m. Independent or positively dependent tests (Šidák 1967, doi:10.1080/01621459.1967.10482935). */
    SIDAK {
        @Override
        double[] ordered(double[] p) {
            return IntStream.range(0, p.length)
                    .mapToDouble(i -> power(p[i], p.length))
                    .toArray();
        }
    },
    /** Running maximum of (m − i + 1)·p₍ᵢ₎. Any dependence, never worse than Bonferroni (Holm 1979, JSTOR 4615733). */
    HOLM {
        @Override
        double[] ordered(double[] p) {
            return rising(IntStream.range(0, p.length)
                    .mapToDouble(i -> (p.length - i) * p[i])
                    .toArray());
        }
    },
    /** Running maximum of 1 − (1 − p₍ᵢ₎)^(m − i + 1). As Šidák, stepwise. */
    HOLM_SIDAK {
        @Override
        double[] ordered(double[] p) {
            return rising(IntStream.range(0, p.length)
                    .mapToDouble(i -> power(p[i], p.length - i))
                    .toArray());
        }
    },
    /** Running minimum from the top of (m − i + 1)·p₍ᵢ₎. Positively dependent tests (Hochberg 1988, doi:10.1093/biomet/75.4.800). */
    HOCHBERG {
        @Override
        double[] ordered(double[] p) {
            return falling(IntStream.range(0, p.length)
                    .mapToDouble(i -> (p.length - i) * p[i])
                    .toArray());
        }
    },
    /**
     * Closed testing with Simes's test: a hypothesis falls when every intersection that holds it does. Positively dependent
     * tests; never worse than Hochberg, takes O(m²) (Hommel 1988, doi:10.1093/biomet/75.2.383).
     */
    HOMMEL {
        @Override
        double[] ordered(double[] p) {
            int n = p.length;
            double[] adjusted = new double[n];
            Arrays.fill(adjusted, simes(p, 0, 1, n));
            for (int m = n - 1; m >= 2; m--) {
                double upper = simes(p, n - m + 1, 2, m);
                double last = Math.min(m * p[n - m], upper);
                for (int i = 0; i < n; i++) {
                    double q = i <= n - m ? Math.min(m * p[i], upper) : last;
                    adjusted[i] = Math.max(adjusted[i], q);
                }
            }
            for (int i = 0; i < n; i++) {
                adjusted[i] = Math.max(adjusted[i], p[i]);
            }
            return adjusted;
        }
    },
    /**
     * Running minimum from the top of (m/i)·p₍ᵢ₎. Independent or positively dependent tests (Benjamini and Hochberg 1995,
     * doi:10.1111/j.2517-6161.1995.tb02031.x).
     */
    BENJAMINI_HOCHBERG {
        @Override
        double[] ordered(double[] p) {
            return falling(IntStream.range(0, p.length)
                    .mapToDouble(i -> p[i] * p.length / (i + 1))
                    .toArray());
        }
    },
    /** Benjamini–Hochberg times Σ 1/i. Any dependence (Benjamini and Yekutieli 2001, doi:10.1214/aos/1013699998). */
    BENJAMINI_YEKUTIELI {
        @Override
        double[] ordered(double[] p) {
            double harmonic =
                    IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum();
            return falling(IntStream.range(0, p.length)
                    .mapToDouble(i -> p[i] * harmonic * p.length / (i + 1))
                    .toArray());
        }
    };

    /** Raw adjusted values for ascending p-values; may exceed 1. */
    abstract double[] ordered(double[] p);

    /**
     * Adjusts a family of p-values.
     *
     * @param p two-sided or one-sided p-values in [0, 1]; an empty family gives an empty answer
     * @return adjusted values within [0, 1], in the order given
     * @throws IllegalArgumentException for NaN or a value outside [0, 1]; the message names its index. A hypothesis that
     *     could not be tested has to be dealt with by the caller, because leaving it out makes the family smaller.
     */
    public double[] adjust(double[] p) {
        for (int i = 0; i < p.length; i++) {
            Checks.require(p[i] >= 0 && p[i] <= 1, "p[" + i + "] must lie between 0 and 1 but is " + p[i]);
        }
        Integer[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toArray(Integer[]::new);
        double[] sorted = Arrays.stream(order).mapToDouble(i -> p[i]).toArray();
        double[] raw = ordered(sorted);
        double[] adjusted = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            adjusted[order[i]] = Math.min(1, raw[i]);
        }
        return adjusted;
    }

    /** Smallest m·p₍ᵢ₎ over rank, from an index and its rank on. */
    private static double simes(double[] p, int from, int rank, int m) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = from; i < p.length; i++) {
            smallest = Math.min(smallest, m * p[i] / (rank + i - from));
        }
        return smallest;
    }

    private static double power(double p, int times) {
        return p == 1 ? 1 : -Math.expm1(times * Math.log1p(-p));
    }

    private static double[] rising(double[] values) {
        for (int i = 1; i < values.length; i++) {
            values[i] = Math.max(values[i], values[i - 1]);
        }
        return values;
    }

    private static double[] falling(double[] values) {
        for (int i = values.length - 2; i >= 0; i--) {
            values[i] = Math.min(values[i], values[i + 1]);
        }
        return values;
    }
}
