package dev.slipway.readout.badfixture;

import ml.dmlc.Boosted;

/** Breaks: only learning sees XGBoost. */
public final class Boosts {
    private Boosts() {}

    public static int answer() {
        return new Boosted().rounds();
    }
}
