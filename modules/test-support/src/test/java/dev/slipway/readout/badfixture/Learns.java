package dev.slipway.readout.badfixture;

import smile.Forest;

/** Breaks: only learning sees Smile. */
public final class Learns {
    private Learns() {}

    public static int answer() {
        return new Forest().trees();
    }
}
