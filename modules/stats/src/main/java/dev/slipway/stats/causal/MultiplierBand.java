package dev.slipway.stats.causal;

import dev.slipway.stats.ab.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Errors and bands of estimates that are means of influence functions. */
final class MultiplierBand {

    private MultiplierBand() {}

    /** √Σ_c(Σ_{i in c} ψ_i)²/n. */
    static double standardError(double[] influence, Clusters clusters) {
        double squares = 0;
        for (double sum : sums(influence, clusters)) {
            squares += sum * sum;
        }
        return Math.sqrt(squares) / influence.length;
    }

    /** Quantile of the largest |t| over all estimates under random signs of the clusters (Rademacher). */
    static double criticalValue(List<double[]> influences, Clusters clusters, int draws, long seed, double level) {
        double[][] sums = new double[influences.size()][];
        double[] scale = new double[sums.length];
        for (int k = 0; k < sums.length; k++) {
            sums[k] = sums(influences.get(k), clusters);
            for (double s : sums[k]) {
                scale[k] += s * s;
            }
            scale[k] = Math.sqrt(scale[k]);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] largest = new double[draws];
        double[] along = new double[sums.length];
        for (int d = 0; d < draws; d++) {
            Arrays.fill(along, 0);
            for (int c = 0; c < clusters.count(); c++) {
                boolean plus = random.nextBoolean();
                for (int k = 0; k < along.length; k++) {
                    along[k] += plus ? sums[k][c] : -sums[k][c];
                }
            }
            for (int k = 0; k < along.length; k++) {
                largest[d] = scale[k] > 0 ? Math.max(largest[d], Math.abs(along[k]) / scale[k]) : largest[d];
            }
        }
        Arrays.sort(largest);
        return Quantiles.quantile(largest, level);
    }

    private static double[] sums(double[] influence, Clusters clusters) {
        double[] sums = new double[clusters.count()];
        for (int i = 0; i < influence.length; i++) {
            sums[clusters.of()[i]] += influence[i];
        }
        return sums;
    }
}
