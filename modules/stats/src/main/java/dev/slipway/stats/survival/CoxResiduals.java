package dev.slipway.stats.survival;

import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Residuals of a Cox model (Therneau and Grambsch 2000, doi:10.1007/978-1-4757-3294-8, chapters 4 to 7). */
final class CoxResiduals {

    private CoxResiduals() {}

    /** Event minus expected, by row of the source. */
    static double[] martingale(CoxRows rows, CoxState state) {
        double[] expected = state.expected();
        double[] result = new double[expected.length];
        for (int i = 0; i < result.length; i++) {
            result[rows.order[i]] = (rows.event[i] ? 1 : 0) - expected[i];
        }
        return result;
    }

    /** Score residuals by row of the source; their columns add up to the score, 0 at the estimate. */
    static Matrix score(CoxRows rows, CoxState state) {
        Matrix byPosition = byPosition(rows, state);
        Matrix result = Matrix.zeros(rows.rows(), rows.x.columns());
        for (int j = 0; j < rows.x.columns(); j++) {
            for (int i = 0; i < rows.rows(); i++) {
                result.set(rows.order[i], j, byPosition.get(i, j));
            }
        }
        return result;
    }

    /** δ(x − x̄) − r·(x·ΣdH − Σx̄dH), tied events as Efron weighs them. */
    private static Matrix byPosition(CoxRows rows, CoxState state) {
        double[] cumulative = state.accumulate(state.hazard, state.ownHazard);
        Matrix result = Matrix.zeros(rows.rows(), rows.x.columns());
        IntStream.range(0, rows.x.columns()).parallel().forEach(j -> {
            double[] x = rows.x.column(j);
            double[] means = state.means.column(j);
            double[] drawn = state.accumulate(state.byGroup(means, false), state.byGroup(means, true));
            double[] target = result.column(j);
            for (int i = 0; i < target.length; i++) {
                double own = rows.event[i] ? x[i] - state.groupMean(rows.lastGroup[i], j) : 0;
                target[i] = own - state.risk[i] * (x[i] * cumulative[i] - drawn[i]);
            }
        });
        return result;
    }

    /** Score residuals added within clusters, one row per cluster with rows. */
    static double[][] scoresByCluster(CoxRows rows, CoxState state, int[] clusters) {
        Matrix scores = byPosition(rows, state);
        int last = 0;
        for (int cluster : clusters) {
            last = Math.max(last, cluster);
        }
        double[][] sums = new double[last + 1][];
        for (int i = 0; i < rows.rows(); i++) {
            int cluster = clusters[rows.order[i]];
            if (sums[cluster] == null) {
                sums[cluster] = new double[scores.columns()];
            }
            for (int j = 0; j < scores.columns(); j++) {
                sums[cluster][j] += scores.get(i, j);
            }
        }
        return Arrays.stream(sums).filter(one -> one != null).toArray(double[][]::new);
    }

    /** V·(Σ ss')·V. */
    static Matrix sandwich(Matrix naive, double[][] sums) {
        Matrix meat = Matrix.zeros(naive.rows(), naive.rows());
        for (double[] s : sums) {
            for (int j = 0; j < s.length; j++) {
                for (int k = 0; k <= j; k++) {
                    meat.set(j, k, meat.get(j, k) + s[j] * s[k]);
                }
            }
        }
        for (int j = 0; j < naive.rows(); j++) {
            for (int k = 0; k < j; k++) {
                meat.set(k, j, meat.get(j, k));
            }
        }
        return naive.times(meat).times(naive);
    }

    /** x of an event minus the mean of its risk set, one row per event in order of stratum and time. */
    static Matrix schoenfeld(CoxRows rows, CoxState state) {
        Matrix result = Matrix.zeros(rows.events, rows.x.columns());
        int next = 0;
        for (int g = 0; g < rows.groups(); g++) {
            for (int i = rows.groupFrom[g]; i < rows.groupTo[g]; i++) {
                if (rows.event[i]) {
                    for (int j = 0; j < rows.x.columns(); j++) {
                        result.set(next, j, rows.x.get(i, j) - state.groupMean(g, j));
                    }
                    next++;
                }
            }
        }
        return result;
    }
}
