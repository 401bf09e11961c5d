package dev.slipway.stats.ab;

/** The exact null distribution of the Mann–Whitney count for samples without ties (Mann and Whitney 1947). */
final class RankSumDistribution {

    /** P(U ≤ u), u = 0 … m·n. */
    private final double[] cumulative;

    /**
     * Counts the arrangements by N(u; m, n) = N(u − n; m − 1, n) + N(u; m, n − 1). The numbers stay below 1e30 for the
     * 49 × 49 units up to which it is meant, so only relative rounding is lost.
     */
    RankSumDistribution(int m, int n) {
        double[][] counts = new double[m + 1][m * n + 1];
        for (int i = 0; i <= m; i++) {
            counts[i][0] = 1;
        }
        for (int columns = 1; columns <= n; columns++) {
            for (int rows = 1; rows <= m; rows++) {
                for (int u = rows * columns; u >= columns; u--) {
                    counts[rows][u] += counts[rows - 1][u - columns];
                }
            }
        }
        cumulative = new double[m * n + 1];
        double total = 0;
        for (int u = 0; u <= m * n; u++) {
            total += counts[m][u];
            cumulative[u] = total;
        }
        for (int u = 0; u <= m * n; u++) {
            cumulative[u] /= total;
        }
    }

    /** P(U ≤ u). */
    double below(long u) {
        return u < 0 ? 0 : cumulative[(int) Math.min(u, cumulative.length - 1)];
    }

    /** min(1, 2·min(P(U ≤ u), P(U ≥ u))); the distribution is symmetric. */
    double twoSidedP(long u) {
        return Math.min(1, 2 * below(Math.min(u, cumulative.length - 1 - u)));
    }

    /** The smallest u with P(U ≤ u) ≥ p. */
    int quantile(double p) {
        int u = 0;
        while (cumulative[u] < p) {
            u++;
        }
        return u;
    }
}
