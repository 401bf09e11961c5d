package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.causal.Clusters;
import dev.slipway.stats.causal.DifferenceInDifferences;
import java.util.SplittableRandom;

/**
 * Two periods of clusters whose members share a shock in each period; the sizes of the clusters differ threefold. Units are the treated
 * clusters.
 *
 * @param controls clusters without the treatment for one with it
 */
record Panels(String label, int[] sizes, int controls) implements Family {
    private static final double EFFECT = 0.5;
    private static final int MEMBERS = 5;

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private void simulate(int treatedClusters, SplittableRandom random, Tally tally) {
        int clusters = treatedClusters * (1 + controls);
        int members = 0;
        for (int g = 0; g < clusters; g++) {
            members += size(g);
        }
        double[] y = new double[2 * members];
        double[] more = new double[2 * members];
        boolean[] treated = new boolean[2 * members];
        boolean[] after = new boolean[2 * members];
        long[] of = new long[2 * members];
        int row = 0;
        for (int g = 0; g < clusters; g++) {
            double own = Draws.normal(random);
            for (int period = 0; period < 2; period++) {
                double shock = 0.5 * Draws.normal(random);
                for (int i = 0; i < size(g); i++) {
                    treated[row] = g < treatedClusters;
                    after[row] = period == 1;
                    of[row] = g;
                    y[row] = own + shock + 0.3 * period + Draws.normal(random);
                    more[row] = y[row] + (treated[row] && after[row] ? EFFECT : 0);
                    row++;
                }
            }
        }
        Clusters ids = Clusters.of(of);
        DifferenceInDifferences.Result none =
                DifferenceInDifferences.estimate(y, treated, after, ids, new double[0][], LEVEL);
        DifferenceInDifferences.Result some =
                DifferenceInDifferences.estimate(more, treated, after, ids, new double[0][], LEVEL);
        tally.both("difference_in_differences cr1", none.cr1(), some.cr1(), EFFECT);
        tally.both("difference_in_differences cr2", none.cr2(), some.cr2(), EFFECT);
    }

    private static int size(int cluster) {
        return MEMBERS * (1 + cluster % 3);
    }
}
