package dev.slipway.stats.survival;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.linear.RowBlocks;

/**
 * The product-limit estimator (Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452) with Greenwood's variance
 * S²·Σ d/(n(n − d)).
 */
public final class KaplanMeier {

    /** From here on several threads are worth waiting for: below, all of the work takes about a millisecond. */
    private static final int MANY = 1 << 18;

    private KaplanMeier() {}

    private static void run(int rows, RowBlocks.Task task) {
        if (rows < MANY) {
            task.on(0, rows);
        } else {
            RowBlocks.run(rows, task);
        }
    }

    /**
     * Estimates the curve of rows that may enter late; strata are not regarded.
     *
     * @param level of the pointwise intervals, in (0, 1)
     */
    public static SurvivalCurve fit(SurvivalData data, Band band, double level) {
        return of(EventTable.of(data), band, level);
    }

    /** The curve from counts. */
    public static SurvivalCurve of(EventTable table, Band band, double level) {
        Checks.level(level);
        Steps steps = Steps.of(table);
        double[] error = new double[steps.count];
        double[] low = new double[steps.count];
        double[] high = new double[steps.count];
        double z = Normal.upperQuantile((1 - level) / 2);
        run(steps.count, (from, to) -> {
            for (int i = from; i < to; i++) {
                error[i] = steps.survival[i] * Math.sqrt(steps.greenwood[i]);
            }
            band.ends(steps.survival, steps.greenwood, z, low, high, from, to);
        });
        return steps.spread(table, error, low, high, level);
    }

    /**
     * The curve where it falls, behind its first value of 1: between events nothing changes, so nothing is computed there.
     *
     * @param count of values
     * @param at which of them holds at each time of the table
     * @param survival P(T &gt; t)
     * @param greenwood Σ d/(n(n − d))
     */
    private record Steps(int count, int[] at, double[] survival, double[] greenwood) {
        static Steps of(EventTable table) {
            int m = table.times().length;
            int[] at = new int[m];
            double[] survival = new double[m + 1];
            double[] greenwood = new double[m + 1];
            survival[0] = 1;
            int last = 0;
            double s = 1;
            double sum = 0;
            for (int k = 0; k < m; k++) {
                double n = table.atRisk()[k];
                double d = table.events()[k];
                // Without a branch on whether there is an event, which can't be predicted: none leaves both as they
                // are.
                s *= (n - d) / n;
                sum += n > d ? d / (n * (n - d)) : 0;
                last += Math.min(table.events()[k], 1);
                survival[last] = s;
                greenwood[last] = sum;
                at[k] = last;
            }
            return new Steps(last + 1, at, survival, greenwood);
        }

        /** The curve at each time of the table. */
        SurvivalCurve spread(EventTable table, double[] error, double[] low, double[] high, double level) {
            double[][] all = new double[4][at.length];
            run(at.length, (from, to) -> {
                for (int k = from; k < to; k++) {
                    int step = at[k];
                    all[0][k] = survival[step];
                    all[1][k] = error[step];
                    all[2][k] = low[step];
                    all[3][k] = high[step];
                }
            });
            return new SurvivalCurve(table, all[0], all[1], all[2], all[3], level);
        }
    }
}
