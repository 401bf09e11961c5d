package dev.slipway.stats.drift;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import java.math.BigInteger;

/**
 * Two-sample Cramér–von Mises test: are two columns drawn from one distribution? The statistic adds up the squared distances of the two
 * empirical distribution functions over the pooled values, so a shift of the middle or of the spread weighs more than one
 * far jump does, and any monotone transformation is seen as none.
 *
 * <p>T = (n·Σ(rᵢ − i)² + m·Σ(sⱼ − j)²)/(nm(n + m)) − (4nm − 1)/(6(n + m)), rᵢ and sⱼ the pooled ranks of the ordered columns, equal
 * values with the mean of their ranks (Anderson 1962, doi:10.1214/aoms/1177704477). Summed in whole numbers, because the difference
 * loses digits.
 */
public final class CramerVonMises {

    /** Values in the longer column up to which {@link Method#AUTO} counts all orders. */
    public static final int EXACT_UP_TO = 20;

    /** Where the p-value comes from. */
    public enum Method {
        /** {@link #EXACT} for up to 20 values a column, {@link #LIMIT} above; the rule of scipy. */
        AUTO,
        /** Of all orders of distinct values (Xiao, Gordon and Yakovlev 2006, doi:10.18637/jss.v017.i08); with ties an approximation. */
        EXACT,
        /** The limit for large samples, at T with the limit's mean and variance. */
        LIMIT
    }

    private CramerVonMises() {}

    /**
     * The test.
     *
     * @param statistic T, no unit; near 1/6 when nothing changed
     * @param pValue P(T at least as large)
     * @param method what gave the p-value, never AUTO
     */
    public record Result(double statistic, double pValue, Method method) {}

    /** {@link #test(double[], double[], Method)} with {@link Method#AUTO}. */
    public static Result test(double[] before, double[] after) {
        return test(before, after, Method.AUTO);
    }

    /**
     * Tests two samples.
     *
     * @param before finite values, at least two
     * @param after finite values, at least two
     * @throws IllegalArgumentException for shorter columns, values that are NaN or infinite (names the index), and EXACT with more
     *     than 60 values together
     */
    public static Result test(double[] before, double[] after, Method method) {
        Checks.atLeast(before.length, 2, "values before");
        Checks.atLeast(after.length, 2, "values after");
        Checks.finite(before, "before");
        Checks.finite(after, "after");
        return sorted(RadixSort.sorted(before), RadixSort.sorted(after), method);
    }

    static Result sorted(double[] x, double[] y, Method method) {
        int longer = Math.max(x.length, y.length);
        Method used = method != Method.AUTO ? method : longer <= EXACT_UP_TO ? Method.EXACT : Method.LIMIT;
        Scaled scaled = Scaled.of(x, y);
        double p = used == Method.EXACT ? OrderCounts.of(x.length, y.length).atLeast(scaled.zeta()) : scaled.limit();
        return new Result(scaled.statistic(), p, used);
    }

    /**
     * The statistic in whole numbers.
     *
     * @param twelfths 12·nm(n + m)·T
     */
    private record Scaled(long n, long m, BigInteger twelfths) {
        static Scaled of(double[] x, double[] y) {
            BigInteger[] sums = {BigInteger.ZERO, BigInteger.ZERO};
            int i = 0;
            int j = 0;
            while (i < x.length || j < y.length) {
                double value = j == y.length || (i < x.length && x[i] <= y[j]) ? x[i] : y[j];
                int a = run(x, i, value);
                int b = run(y, j, value);
                long twiceRank = 2L * (i + j) + a + b + 1;
                sums[0] = sums[0].add(squares(twiceRank - 2L * i, a));
                sums[1] = sums[1].add(squares(twiceRank - 2L * j, b));
                i += a;
                j += b;
            }
            long n = x.length;
            long m = y.length;
            BigInteger ranks =
                    sums[0].multiply(BigInteger.valueOf(3 * n)).add(sums[1].multiply(BigInteger.valueOf(3 * m)));
            BigInteger product = BigInteger.valueOf(n).multiply(BigInteger.valueOf(m));
            BigInteger even = product.shiftLeft(2)
                    .subtract(BigInteger.ONE)
                    .multiply(product)
                    .shiftLeft(1);
            return new Scaled(n, m, ranks.subtract(even));
        }

        private static int run(double[] sorted, int from, double value) {
            int i = from;
            while (i < sorted.length && sorted[i] == value) {
                i++;
            }
            return i - from;
        }

        /** Σ(d − 2a)² over a = 1 … count, the squares of twice the distances of a run's ranks: exact up to billions of rows. */
        private static BigInteger squares(long d, long count) {
            BigInteger c = BigInteger.valueOf(count);
            BigInteger one = BigInteger.valueOf(d).pow(2).multiply(c);
            BigInteger two = BigInteger.valueOf(2 * d).multiply(c).multiply(c.add(BigInteger.ONE));
            BigInteger three =
                    c.multiply(c.add(BigInteger.ONE)).multiply(c.shiftLeft(1).add(BigInteger.ONE));
            return one.subtract(two).add(three.shiftLeft(1).divide(BigInteger.valueOf(3)));
        }

        double statistic() {
            return twelfths.doubleValue() / (12.0 * n * m * (n + m));
        }

        /** T as a whole number of the lattice of {@link OrderCounts}; ties can lie between its numbers. */
        BigInteger zeta() {
            BigInteger product = BigInteger.valueOf(n * m);
            BigInteger multiple = product.divide(BigInteger.valueOf(n).gcd(BigInteger.valueOf(m)));
            BigInteger above =
                    multiple.pow(2).multiply(BigInteger.valueOf(n + m)).multiply(twelfths);
            return above.divide(product.pow(2).multiply(BigInteger.valueOf(12)));
        }

        double limit() {
            double total = (double) n + m;
            double product = (double) n * m;
            double mean = (1 + 1 / total) / 6;
            double variance = (total + 1)
                    * (4 * product * total - 3 * ((double) n * n + (double) m * m) - 2 * product)
                    / (180 * total * total * product);
            return CramerVonMisesLimit.survival(1.0 / 6 + (statistic() - mean) / Math.sqrt(45 * variance));
        }
    }
}
