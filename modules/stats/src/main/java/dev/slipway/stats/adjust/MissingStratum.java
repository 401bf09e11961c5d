package dev.slipway.stats.adjust;

import dev.slipway.stats.math.Checks;

/**
 * Covariates that some units do not have, such as new users without a pre-period: they form a stratum of their own.
 *
 * <p>A missing value (NaN) becomes 0 and an added column says 1 where it was missing; so the slope is learnt from units
 * with a value and the others are compared among themselves. Leaving such units out would change the estimand, and filling
 * in zero without the column would take newcomers for idle users. Sound because missing before exposure cannot depend on
 * the arm.
 *
 * @param treatment columns without NaN, followed by the indicator columns
 * @param control the same columns for control
 * @param missing how many values were missing in both arms together
 */
public record MissingStratum(double[][] treatment, double[][] control, long missing) {

    /**
     * Completes the covariates of two arms. An indicator is added for each column in which either arm misses a value;
     * columns that miss the same units give the same indicator, of which the estimators leave all but one out.
     *
     * @param treatment covariates by column; NaN is missing
     * @param control the same columns for control
     * @throws IllegalArgumentException for different numbers of columns or an infinite value (names column and index)
     */
    public static MissingStratum of(double[][] treatment, double[][] control) {
        Checks.require(
                treatment.length == control.length,
                "treatment has " + treatment.length + " covariates and control has " + control.length);
        int k = treatment.length;
        boolean[] gaps = new boolean[k];
        long missing = 0;
        int added = 0;
        for (int j = 0; j < k; j++) {
            long count = count(treatment[j], "treatment[" + j + "]") + count(control[j], "control[" + j + "]");
            gaps[j] = count > 0;
            added += count > 0 ? 1 : 0;
            missing += count;
        }
        return new MissingStratum(completed(treatment, gaps, k + added), completed(control, gaps, k + added), missing);
    }

    private static double[][] completed(double[][] columns, boolean[] gaps, int total) {
        double[][] all = new double[total][];
        int next = columns.length;
        for (int j = 0; j < columns.length; j++) {
            all[j] = columns[j].clone();
            double[] indicator = new double[columns[j].length];
            for (int i = 0; i < indicator.length; i++) {
                if (Double.isNaN(columns[j][i])) {
                    all[j][i] = 0;
                    indicator[i] = 1;
                }
            }
            if (gaps[j]) {
                all[next++] = indicator;
            }
        }
        return all;
    }

    private static long count(double[] column, String name) {
        long missing = 0;
        for (int i = 0; i < column.length; i++) {
            if (Double.isInfinite(column[i])) {
                throw Checks.notFinite(name, i, column[i]);
            }
            missing += Double.isNaN(column[i]) ? 1 : 0;
        }
        return missing;
    }
}
