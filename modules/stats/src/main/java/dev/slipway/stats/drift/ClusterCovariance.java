package dev.slipway.stats.drift;

/**
 * Covariance of the change of shares, after minus before, when rows come in independent clusters: the sum over clusters of
 * z·zᵀ, where z is what a cluster adds to the change beyond its expectation. Kept as a few sums, so that a cluster costs the
 * square of its rows and not of the bins.
 */
final class ClusterCovariance {
    private final int bins;
    private final double n;
    private final double m;
    private final double[][] squares;
    private final double[] withAfter;
    private final double[] withBefore;
    private double afterSquares;
    private double beforeSquares;
    private double products;

    /**
     * Starts empty.
     *
     * @param n rows before, over all clusters
     * @param m rows after
     */
    ClusterCovariance(int bins, double n, double m) {
        this.bins = bins;
        this.n = n;
        this.m = m;
        this.squares = new double[bins][bins];
        this.withAfter = new double[bins];
        this.withBefore = new double[bins];
    }

    /** Adds one cluster: the bins of its rows before and after, negative for no row. */
    void add(int[][] before, int[] after, int cluster) {
        int last = after[cluster];
        double u = last < 0 ? 0 : 1 / m;
        double v = 0;
        for (int[] side : before) {
            v += side[cluster] < 0 ? 0 : 1 / n;
        }
        if (u + v == 0) {
            return;
        }
        for (int[] side : before) {
            row(side[cluster], -1 / n, before, after, cluster, u, v);
        }
        row(last, 1 / m, before, after, cluster, u, v);
        afterSquares += u * u;
        beforeSquares += v * v;
        products += u * v;
    }

    private void row(int bin, double weight, int[][] before, int[] after, int cluster, double u, double v) {
        if (bin < 0) {
            return;
        }
        withAfter[bin] += weight * u;
        withBefore[bin] += weight * v;
        for (int[] side : before) {
            if (side[cluster] >= 0) {
                squares[bin][side[cluster]] -= weight / n;
            }
        }
        if (after[cluster] >= 0) {
            squares[bin][after[cluster]] += weight / m;
        }
    }

    /** Adds the covariance to {@code sum}, given the shares that rows before and after are expected to have. */
    void addTo(double[][] sum, double[] before, double[] after) {
        for (int b = 0; b < bins; b++) {
            for (int c = 0; c < bins; c++) {
                sum[b][c] += squares[b][c]
                        - withAfter[b] * after[c]
                        - after[b] * withAfter[c]
                        + withBefore[b] * before[c]
                        + before[b] * withBefore[c]
                        + afterSquares * after[b] * after[c]
                        + beforeSquares * before[b] * before[c]
                        - products * (after[b] * before[c] + before[b] * after[c]);
            }
        }
    }
}
