package dev.slipway.stats.survival;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.linear.RowBlocks;

/**
 * The product-limit estimator (Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452) with Greenwood's variance
 * S²·Σ d/(n(n − d)).
 */
public final class KaplanMeier {

    private KaplanMeier() {}

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
        double z = Normal.upperQuantile((1 - level) / 2);
        int m = table.times().length;
        double[] survival = new double[m];
        double[] error = new double[m];
        double[] low = new double[m];
        double[] high = new double[m];
        double[] greenwood = new double[m];
        double s = 1;
        double sum = 0;
        for (int k = 0; k < m; k++) {
            double n = (double) table.atRisk()[k];
            double d = (double) table.events()[k];
            if (d > 0) {
                s *= (n - d) / n;
                sum += n > d ? d / (n * (n - d)) : 0;
            }
            survival[k] = s;
            greenwood[k] = sum;
        }
        RowBlocks.run(m, (from, to) -> {
            for (int k = from; k < to; k++) {
                if (table.events()[k] > 0 || k == from) {
                    error[k] = survival[k] * Math.sqrt(greenwood[k]);
                    band.ends(survival[k], greenwood[k], z, low, high, k);
                } else {
                    error[k] = error[k - 1];
                    low[k] = low[k - 1];
                    high[k] = high[k - 1];
                }
            }
        });
        return new SurvivalCurve(table, survival, error, low, high, level);
    }
}
