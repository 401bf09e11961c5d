package dev.slipway.readout.badfixture;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Breaks: formulas live in stats and learning. */
public final class Computes {
    private Computes() {}

    public static double answer() {
        return new NormalDistribution().cumulativeProbability(1.96);
    }
}
