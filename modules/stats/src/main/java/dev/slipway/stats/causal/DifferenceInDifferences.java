package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;

/**
 * Difference-in-differences of two groups and two periods: (ȳ_T1 − ȳ_T0) − (ȳ_C1 − ȳ_C0), by least squares on group, period and their
 * product. Right if, without the treatment, both groups would have changed alike (parallel trends) and nobody reacted in advance.
 */
public final class DifferenceInDifferences {

    private static final int EFFECT = 3;

    private DifferenceInDifferences() {}

    /**
     * The estimate.
     *
     * @param cr1 effect with CR1 errors, t(G − 1)
     * @param cr2 the same effect with CR2 errors and Satterthwaite degrees of freedom; prefer it below some 40 clusters or when few
     *     clusters are treated
     * @param cellMeans raw means {control before, treated before, control after, treated after}
     * @param coefficients constant, group, period, group × period, covariates
     * @param rows used
     * @param clusters used
     */
    public record Result(Effect cr1, Effect cr2, double[] cellMeans, double[] coefficients, int rows, int clusters) {}

    /**
     * Estimates the effect.
     *
     * @param y outcome per row
     * @param treated whether the row belongs to the group that is treated after
     * @param after whether the row is from the later period
     * @param clusters rows that share errors, usually the unit seen twice
     * @param covariates further columns, one array each; none for the plain estimate. They must not be affected by the treatment
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for wrong shapes, values that are not finite, an empty cell, or dependent columns
     */
    public static Result estimate(
            double[] y, boolean[] treated, boolean[] after, Clusters clusters, double[][] covariates, double level) {
        int n = y.length;
        Checks.require(treated.length == n && after.length == n, "y, treated and after must have " + n + " rows");
        double[][] columns = new double[4 + covariates.length][];
        for (int c = 0; c < 4; c++) {
            columns[c] = new double[n];
        }
        System.arraycopy(covariates, 0, columns, 4, covariates.length);
        double[] sums = new double[4];
        int[] counts = new int[4];
        for (int i = 0; i < n; i++) {
            columns[0][i] = 1;
            columns[1][i] = treated[i] ? 1 : 0;
            columns[2][i] = after[i] ? 1 : 0;
            columns[EFFECT][i] = columns[1][i] * columns[2][i];
            int cell = (treated[i] ? 1 : 0) + (after[i] ? 2 : 0);
            sums[cell] += y[i];
            counts[cell]++;
        }
        String[] names = {"control before", "treated before", "control after", "treated after"};
        double[] means = new double[4];
        for (int cell = 0; cell < 4; cell++) {
            Checks.require(counts[cell] > 0, "there is no row of " + names[cell]);
            means[cell] = sums[cell] / counts[cell];
        }
        ClusterRobust fit = ClusterRobust.fit(Matrix.ofColumns(columns), y, clusters);
        double[] contrast = fit.unit(EFFECT);
        List<StatWarning> few = clusters.fewOnOneSide(treated);
        return new Result(
                fit.cr1(contrast, level).withWarnings(few),
                fit.cr2(contrast, level).withWarnings(few),
                means,
                fit.coefficients(),
                n,
                clusters.count());
    }
}
