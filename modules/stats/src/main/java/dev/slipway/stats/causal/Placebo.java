package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;

/** Effects where there can be none: they show what the method makes of noise and of broken assumptions. */
public final class Placebo {

    private Placebo() {}

    /**
     * Share of all values, the observed one included, that are at least the observed one.
     *
     * @param observed statistic of the treated unit or the true date; large means effect
     * @param placebos statistics of the placebos, at least one
     */
    public static double pValue(double observed, double[] placebos) {
        Checks.atLeast(placebos.length, 1, "placebos");
        Checks.require(!Double.isNaN(observed), "the observed statistic is not a number");
        double reached = 1;
        for (double placebo : placebos) {
            reached += placebo >= observed ? 1 : 0;
        }
        return reached / (placebos.length + 1.0);
    }

    /**
     * Difference-in-differences at a date before the true start, on the rows before it only. An effect that differs from zero there says
     * that the trends were not parallel.
     *
     * @param y outcome per row
     * @param treated group per row
     * @param period per row
     * @param start true first treated period; rows from it on are left out
     * @param pretended period from which the placebo counts as treated, before {@code start}
     * @param clusters per row of the full data
     * @return the CR2 effect
     */
    public static Effect inTime(
            double[] y, boolean[] treated, int[] period, int start, int pretended, Clusters clusters, double level) {
        int n = y.length;
        Checks.require(treated.length == n && period.length == n, "y, treated and period must have " + n + " rows");
        Checks.require(pretended < start, "the pretended start must come before the true one");
        int size = 0;
        for (int p : period) {
            size += p < start ? 1 : 0;
        }
        double[] outcome = new double[size];
        boolean[] group = new boolean[size];
        boolean[] after = new boolean[size];
        long[] cluster = new long[size];
        int place = 0;
        for (int i = 0; i < n; i++) {
            if (period[i] < start) {
                outcome[place] = y[i];
                group[place] = treated[i];
                after[place] = period[i] >= pretended;
                cluster[place++] = clusters.of()[i];
            }
        }
        return DifferenceInDifferences.estimate(outcome, group, after, Clusters.of(cluster), new double[0][], level)
                .cr2();
    }
}
