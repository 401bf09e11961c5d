package dev.slipway.benchmarks.calibration;

import java.util.SplittableRandom;

/** A kind of data with its planted effect, and the methods that are used on it. */
interface Family {
    /** Nominal coverage of every interval; tests reject below 1 − level. */
    double LEVEL = 0.95;

    /** One simulated experiment: draws the arms, asks every method and tells the tally. Called from several threads. */
    interface Experiment {
        void simulate(SplittableRandom random, Tally tally);
    }

    /** What the data look like: the scenario column of the table; without a comma. */
    String label();

    /** Units per arm (of the smaller arm where arms differ) at which it is run. */
    int[] sizes();

    /** The experiment with this many units per arm. */
    Experiment at(int units);

    /** For how many of the experiments asked for one is simulated: what takes seconds each is run less often. */
    default int oneIn(int units) {
        return 1;
    }
}
