package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import org.apache.commons.math3.special.Beta;

/**
 * Event study with unit and period effects: y_it = α_i + λ_t + Σ_k δ_k·1{t − start_i = k} + ε, the period before the start left out. Leads
 * (k &lt; −1) that differ from zero speak against parallel trends. For one common start, or effects that are alike for all; with
 * staggered starts and effects that differ use {@link GroupTimeEffects} (Goodman-Bacon 2021, doi:10.1016/j.jeconom.2021.03.014).
 */
public final class EventStudy {

    /** The start of units that are never treated. */
    public static final int NEVER = Integer.MAX_VALUE;

    private EventStudy() {}

    /**
     * The estimates.
     *
     * @param eventTime k of every estimate, ascending, without −1; the ends stand for themselves and all beyond
     * @param cr1 δ_k with CR1 errors and t(G − 1); absorbed unit effects are nested in clusters and not counted in k of CR1
     * @param cr2 δ_k with CR2 errors and Satterthwaite degrees of freedom
     * @param preTrendF Wald statistic over the number of leads that all leads are zero, CR1; NaN without leads
     * @param preTrendDegreesOfFreedom number of leads
     * @param preTrendP from F(leads, G − 1). No evidence against parallel trends is no evidence for them
     */
    public record Result(
            int[] eventTime,
            Effect[] cr1,
            Effect[] cr2,
            double preTrendF,
            int preTrendDegreesOfFreedom,
            double preTrendP) {}

    /**
     * Estimates the event study. The panel may be unbalanced.
     *
     * @param y outcome per row
     * @param unit identifier per row
     * @param period per row
     * @param start per row, first treated period of the unit, {@link #NEVER} for none
     * @param leads how many periods before −1 are estimated; earlier ones are binned into the first, at least 0
     * @param lags last event time estimated; later ones are binned into it, at least 0
     * @param clusters each unit must lie in one cluster
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for wrong shapes, a unit in two clusters, or columns that depend on each other (for instance no
     *     unit without treatment and all starts equal)
     */
    public static Result estimate(
            double[] y, int[] unit, int[] period, int[] start, int leads, int lags, Clusters clusters, double level) {
        int n = y.length;
        Checks.require(
                unit.length == n && period.length == n && start.length == n,
                "all columns of the panel must have " + n + " rows");
        Checks.finite(y, "y");
        Checks.atLeast(leads, 0, "leads");
        Checks.atLeast(lags, 0, "lags");
        int[] times = eventTimes(period, start, leads, lags);
        int[] periods = Arrays.stream(period).distinct().sorted().toArray();
        double[][] columns = new double[times.length + periods.length - 1][n];
        for (int i = 0; i < n; i++) {
            int at = start[i] == NEVER ? -1 : clamp(period[i] - start[i], leads, lags);
            int found = Arrays.binarySearch(times, at);
            if (found >= 0) {
                columns[found][i] = 1;
            }
            int place = Arrays.binarySearch(periods, period[i]);
            if (place > 0) {
                columns[times.length + place - 1][i] = 1;
            }
        }
        Clusters units = Clusters.of(Arrays.stream(unit).asLongStream().toArray());
        checkNested(units, clusters);
        double[] within = y.clone();
        demean(within, units);
        for (double[] column : columns) {
            demean(column, units);
        }
        ClusterRobust fit = ClusterRobust.fit(Matrix.ofColumns(columns), within, clusters);
        return result(fit, times, level);
    }

    private static Result result(ClusterRobust fit, int[] times, double level) {
        Effect[] cr1 = new Effect[times.length];
        double[][] contrasts = new double[times.length][];
        int leading = 0;
        for (int k = 0; k < times.length; k++) {
            cr1[k] = fit.cr1(fit.unit(k), level);
            contrasts[k] = fit.unit(k);
            leading += times[k] < -1 ? 1 : 0;
        }
        int[] chosen = new int[leading];
        double[] values = new double[leading];
        for (int k = 0; k < leading; k++) {
            chosen[k] = k;
            values[k] = cr1[k].estimate();
        }
        double f = Double.NaN;
        double p = Double.NaN;
        if (leading > 0) {
            double[] solved =
                    Cholesky.of(Matrix.ofRows(fit.cr1Covariance(chosen))).solve(values);
            double wald = 0;
            for (int k = 0; k < leading; k++) {
                wald += values[k] * solved[k];
            }
            f = wald / leading;
            double below = fit.clusterCount() - 1.0;
            p = Beta.regularizedBeta(below / (below + wald), 0.5 * below, 0.5 * leading, 1e-15, 1_000_000);
        }
        Effect[] cr2 = fit.cr2(contrasts, level).toArray(Effect[]::new);
        return new Result(times, cr1, cr2, f, leading, p);
    }

    private static int[] eventTimes(int[] period, int[] start, int leads, int lags) {
        int[] seen = new int[period.length];
        int size = 0;
        for (int i = 0; i < period.length; i++) {
            if (start[i] != NEVER) {
                seen[size++] = clamp(period[i] - start[i], leads, lags);
            }
        }
        int[] times = Arrays.stream(Arrays.copyOf(seen, size))
                .filter(k -> k != -1)
                .distinct()
                .sorted()
                .toArray();
        Checks.require(times.length > 0, "no unit is ever treated");
        return times;
    }

    private static int clamp(int k, int leads, int lags) {
        return Math.max(-1 - leads, Math.min(lags, k));
    }

    private static void checkNested(Clusters units, Clusters clusters) {
        int[] cluster = new int[units.count()];
        Arrays.fill(cluster, -1);
        for (int i = 0; i < units.of().length; i++) {
            int u = units.of()[i];
            int row = i;
            Checks.require(
                    cluster[u] == -1 || cluster[u] == clusters.of()[i],
                    () -> "the unit of row " + row + " lies in two clusters");
            cluster[u] = clusters.of()[i];
        }
    }

    private static void demean(double[] column, Clusters units) {
        double[] sums = new double[units.count()];
        int[] counts = new int[units.count()];
        for (int i = 0; i < column.length; i++) {
            sums[units.of()[i]] += column[i];
            counts[units.of()[i]]++;
        }
        for (int i = 0; i < column.length; i++) {
            column[i] -= sums[units.of()[i]] / counts[units.of()[i]];
        }
    }
}
