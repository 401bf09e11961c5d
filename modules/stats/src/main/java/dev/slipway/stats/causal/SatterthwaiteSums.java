package dev.slipway.stats.causal;

/** Sums over clusters behind a CR2 variance and its degrees of freedom: (tr P)²/ΣΣP² with P_gh = δ_gh·v_g′v_g − w_g′w_h. */
final class SatterthwaiteSums {

    private final double[][] gram;
    private double variance;
    private double trace;
    private double squares;
    private double left;

    SatterthwaiteSums(int coefficients) {
        gram = new double[coefficients][coefficients];
    }

    void add(ClusterAdjustment part, int contrast) {
        double[] w = part.image()[contrast];
        double own = part.length()[contrast];
        double cross = 0;
        for (int a = 0; a < w.length; a++) {
            cross += w[a] * w[a];
            for (int b = 0; b < w.length; b++) {
                gram[a][b] += w[a] * w[b];
            }
        }
        double score = part.score()[contrast];
        variance += score * score;
        trace += own - cross;
        squares += own * own - 2 * own * cross;
        left = Math.max(left, part.left()[contrast]);
    }

    double variance() {
        return variance;
    }

    /** Largest squared length that a cluster's pseudo-inverse leaves out. */
    double left() {
        return left;
    }

    double degreesOfFreedom() {
        double total = squares;
        for (double[] row : gram) {
            for (double v : row) {
                total += v * v;
            }
        }
        return trace * trace / total;
    }
}
