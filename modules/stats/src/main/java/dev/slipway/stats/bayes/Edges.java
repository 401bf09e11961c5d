package dev.slipway.stats.bayes;

import java.util.Arrays;

/** Panel edges of several densities on one scale. */
final class Edges {

    private Edges() {}

    /** All edges in ascending order. */
    static double[] merged(WorkingDensity... densities) {
        return Arrays.stream(densities)
                .flatMapToDouble(d -> Arrays.stream(d.edges()))
                .sorted()
                .toArray();
    }

    /** The edges within two points, and the points themselves. */
    static double[] between(double[] edges, double low, double high) {
        double[] inside = Arrays.stream(edges).filter(e -> e > low && e < high).toArray();
        double[] all = new double[inside.length + 2];
        all[0] = low;
        all[all.length - 1] = high;
        System.arraycopy(inside, 0, all, 1, inside.length);
        return all;
    }
}
