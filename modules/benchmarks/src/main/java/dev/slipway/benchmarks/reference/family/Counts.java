package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.stats.Moments;

/** Arms as {successes, units}. */
final class Counts {
    private Counts() {}

    static void put(Answers answers, long[] t, long[] c) {
        answers.put("control/x", (double) c[0])
                .put("control/n", (double) c[1])
                .put("treatment/x", (double) t[0])
                .put("treatment/n", (double) t[1]);
    }

    /** The sample odds ratio. */
    static double oddsRatio(long[] t, long[] c) {
        return (double) t[0] / (double) (t[1] - t[0]) / ((double) c[0] / (double) (c[1] - c[0]));
    }

    /** Moments with p(1 − p) for the variance, the divisor n of gbstats's proportions. */
    static Moments momentsOfDivisorN(long[] arm) {
        double p = (double) arm[0] / (double) arm[1];
        return new Moments(arm[1], p, p * (1 - p));
    }
}
