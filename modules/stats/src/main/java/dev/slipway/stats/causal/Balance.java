package dev.slipway.stats.causal;

import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Are the covariates of two groups alike, before and after weighting? */
public final class Balance {

    /** Which standard deviation differences are divided by; always that before weighting, so that both are comparable. */
    public enum Scale {
        /** √((s²_T + s²_C)/2). */
        POOLED,
        /** s_T, customary for effects on the treated. */
        TREATED
    }

    private Balance() {}

    /**
     * Balance of one covariate.
     *
     * @param name of the covariate
     * @param meanTreated before weighting
     * @param meanControl before weighting
     * @param difference standardised mean difference before weighting; NaN when the covariate does not vary and means differ
     * @param weightedDifference after weighting
     * @param varianceRatio s²_T/s²_C before weighting; NaN when control does not vary
     */
    public record Row(
            String name,
            double meanTreated,
            double meanControl,
            double difference,
            double weightedDifference,
            double varianceRatio) {}

    /**
     * The table, in the order given. A common rule calls |difference| above 0.1 unbalanced (Austin 2009, doi:10.1002/sim.3697).
     *
     * @param names one per covariate
     * @param covariates one array per covariate, finite
     * @param treated per unit; at least two units in each group
     * @param weights per unit, not negative; ones for none
     */
    public static List<Row> table(
            List<String> names, double[][] covariates, boolean[] treated, double[] weights, Scale scale) {
        Checks.require(
                names.size() == covariates.length,
                "there are " + names.size() + " names and " + covariates.length + " covariates");
        Checks.require(
                weights.length == treated.length,
                "there are " + treated.length + " units and " + weights.length + " weights");
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < covariates.length; c++) {
            Checks.require(
                    covariates[c].length == treated.length, names.get(c) + " has " + covariates[c].length + " units");
            rows.add(row(names.get(c), covariates[c], treated, weights, scale));
        }
        return rows;
    }

    /** Rows for a Love plot: largest |difference| before weighting first, ties by name. */
    public static List<Row> lovePlot(List<Row> table) {
        return table.stream()
                .sorted(Comparator.comparingDouble(
                                (Row r) -> Double.isNaN(r.difference()) ? -1 : Math.abs(r.difference()))
                        .reversed()
                        .thenComparing(Row::name))
                .toList();
    }

    private static Row row(String name, double[] x, boolean[] treated, double[] weights, Scale scale) {
        Moments t = Moments.of(select(x, treated, true));
        Moments c = Moments.of(select(x, treated, false));
        Checks.require(t.n() >= 2 && c.n() >= 2, "both groups need at least two units");
        double sd = scale == Scale.POOLED ? Math.sqrt((t.variance() + c.variance()) / 2) : t.standardDeviation();
        Checks.notNegative(weights, "weights");
        double[] sum = new double[2];
        double[] total = new double[2];
        for (int i = 0; i < x.length; i++) {
            int arm = treated[i] ? 1 : 0;
            sum[arm] += weights[i] * x[i];
            total[arm] += weights[i];
        }
        Checks.require(total[0] > 0 && total[1] > 0, "a group has no weight");
        return new Row(
                name,
                t.mean(),
                c.mean(),
                over(t.mean() - c.mean(), sd),
                over(sum[1] / total[1] - sum[0] / total[0], sd),
                c.variance() > 0 ? t.variance() / c.variance() : Double.NaN);
    }

    private static double over(double difference, double sd) {
        return difference == 0 ? 0 : sd > 0 ? difference / sd : Double.NaN;
    }

    private static double[] select(double[] x, boolean[] treated, boolean wanted) {
        double[] out = new double[x.length];
        int size = 0;
        for (int i = 0; i < x.length; i++) {
            if (treated[i] == wanted) {
                out[size++] = x[i];
            }
        }
        return Arrays.copyOf(out, size);
    }
}
