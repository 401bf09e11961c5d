package dev.slipway.stats.survival;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

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
        double s = 1;
        double greenwood = 0;
        for (int k = 0; k < m; k++) {
            double n = (double) table.atRisk()[k];
            double d = (double) table.events()[k];
            boolean changes = d > 0 || k == 0;
            if (d > 0) {
                s *= (n - d) / n;
                greenwood += n > d ? d / (n * (n - d)) : 0;
            }
            survival[k] = s;
            error[k] = changes ? s * Math.sqrt(greenwood) : error[k - 1];
            low[k] = changes ? band.end(s, greenwood, z, -1) : low[k - 1];
            high[k] = changes ? band.end(s, greenwood, z, 1) : high[k - 1];
        }
        return new SurvivalCurve(table, survival, error, low, high, level);
    }
}
