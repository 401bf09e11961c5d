package dev.slipway.stats.drift;

import dev.slipway.stats.math.Checks;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * How often each value of the Cramér–von Mises statistic comes up among all orders of two columns: every order is a path on a lattice,
 * and the path's points add the squares of their distances from the diagonal (Xiao, Gordon and Yakovlev 2006).
 *
 * @param values ascending whole numbers
 * @param counts of orders with each
 */
record OrderCounts(long[] values, double[] counts) {

    private static final int MOST = 60;
    private static final OrderCounts NONE = new OrderCounts(new long[0], new double[0]);

    static OrderCounts of(int n, int m) {
        Checks.require(n + m <= MOST, "all orders of " + (n + m) + " values are too many to count; use the limit");
        int divisor = BigInteger.valueOf(n).gcd(BigInteger.valueOf(m)).intValueExact();
        long a = m / divisor;
        long b = n / divisor;
        OrderCounts[] row = new OrderCounts[n + 1];
        Arrays.fill(row, NONE);
        row[0] = new OrderCounts(new long[] {0}, new double[] {1});
        for (int u = 0; u <= m; u++) {
            OrderCounts left = NONE;
            for (int v = 0; v <= n; v++) {
                long distance = a * v - b * u;
                left = left.with(row[v], distance * distance);
                row[v] = left;
            }
        }
        return row[n];
    }

    /** Both together, each value larger by {@code more}. */
    private OrderCounts with(OrderCounts other, long more) {
        long[] sum = new long[values.length + other.values.length];
        double[] count = new double[sum.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < values.length || j < other.values.length) {
            long here = i < values.length ? values[i] : Long.MAX_VALUE;
            long there = j < other.values.length ? other.values[j] : Long.MAX_VALUE;
            long least = Math.min(here, there);
            sum[size] = least + more;
            count[size++] = (here == least ? counts[i++] : 0) + (there == least ? other.counts[j++] : 0);
        }
        return new OrderCounts(Arrays.copyOf(sum, size), Arrays.copyOf(count, size));
    }

    /** Share of the orders with at least this value. */
    double atLeast(BigInteger value) {
        double above = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            all += counts[i];
            above += BigInteger.valueOf(values[i]).compareTo(value) >= 0 ? counts[i] : 0;
        }
        return above / all;
    }
}
