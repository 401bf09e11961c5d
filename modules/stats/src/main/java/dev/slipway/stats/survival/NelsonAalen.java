package dev.slipway.stats.survival;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/**
 * The cumulative hazard Σ d/n with variance Σ d/n² (Nelson 1972, doi:10.1080/00401706.1972.10488991; Aalen 1978,
 * doi:10.1214/aos/1176344247). Ties: events at a time count against one risk set.
 */
public final class NelsonAalen {

    private NelsonAalen() {}

    /**
     * The estimate by distinct time.
     *
     * @param table counts behind it
     * @param hazard cumulative
     * @param standardError of {@code hazard}
     * @param low lower ends on the log scale, hazard·exp(−z·se/hazard)
     * @param high upper ends
     */
    public record Curve(EventTable table, double[] hazard, double[] standardError, double[] low, double[] high) {}

    /** Estimates the cumulative hazard; strata are not regarded. */
    public static Curve fit(SurvivalData data, double level) {
        Checks.level(level);
        EventTable table = EventTable.of(data);
        double z = Normal.upperQuantile((1 - level) / 2);
        int m = table.times().length;
        double[][] out = new double[4][m];
        double hazard = 0;
        double variance = 0;
        for (int k = 0; k < m; k++) {
            double n = (double) table.atRisk()[k];
            double d = (double) table.events()[k];
            hazard += d == 0 ? 0 : d / n;
            variance += d == 0 ? 0 : d / (n * n);
            double se = Math.sqrt(variance);
            double factor = hazard == 0 ? 1 : Math.exp(z * se / hazard);
            out[0][k] = hazard;
            out[1][k] = se;
            out[2][k] = hazard / factor;
            out[3][k] = hazard * factor;
        }
        return new Curve(table, out[0], out[1], out[2], out[3]);
    }
}
