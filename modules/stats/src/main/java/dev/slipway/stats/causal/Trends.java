package dev.slipway.stats.causal;

import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.GlmFit;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How much more the outcome of treated units changed than that of the units compared with. */
final class Trends {

    /**
     * Units compared with whose ê is at least this stand for more than 199 treated ones each, and for infinitely many where ê
     * rounds to 1; they get no weight (the bound of DRDID 1.2, trim.level).
     */
    static final double HIGHEST = 0.995;

    private Trends() {}

    /**
     * A difference of changes.
     *
     * @param controls units compared with that have a weight
     * @param trimmed units compared with whose ê is {@link #HIGHEST} or more
     * @param largestShare of the weight of the units compared with on one of them
     * @param influence per unit; the estimate's error is the mean of these
     */
    record Difference(double att, int treated, int controls, int trimmed, double largestShare, double[] influence) {}

    /**
     * The difference of mean changes.
     *
     * @param change per unit
     * @param role per unit: 1 treated, 0 compared with, −1 neither
     * @return null without a unit on either side
     */
    static @Nullable Difference plain(double[] change, int[] role) {
        int units = role.length;
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < units; i++) {
            if (role[i] >= 0) {
                sum[role[i]] += change[i];
                count[role[i]]++;
            }
        }
        if (count[0] == 0 || count[1] == 0) {
            return null;
        }
        double[] influence = new double[units];
        for (int i = 0; i < units; i++) {
            if (role[i] >= 0) {
                double off = change[i] - sum[role[i]] / count[role[i]];
                influence[i] = (role[i] == 1 ? 1 : -1) * off * units / count[role[i]];
            }
        }
        return new Difference(sum[1] / count[1] - sum[0] / count[0], count[1], count[0], 0, 1.0 / count[0], influence);
    }

    /**
     * The doubly robust difference given covariates (Sant'Anna and Zhao 2020, doi:10.1016/j.jeconom.2020.06.003): with r = change −
     * x'β̂, β̂ by least squares on the units compared with, and ê by logistic regression, Σ r/n₁ of the treated less the mean of r
     * of the others weighted by ê/(1 − ê), without those whose ê is {@link #HIGHEST} or more. The influence knows that β̂ and ê
     * are estimated and takes the trimming as fixed.
     *
     * @param covariates per unit, their constant included
     * @return null where there is no answer: no more units compared with than columns, columns that depend on each other there,
     *     covariates that separate the two sides, or nobody left after the trimming
     */
    static @Nullable Difference doublyRobust(double[] change, int[] role, Matrix covariates) {
        int[] rows = IntStream.range(0, role.length).filter(i -> role[i] >= 0).toArray();
        int[] others = Arrays.stream(rows).filter(i -> role[i] == 0).toArray();
        int treated = rows.length - others.length;
        if (treated == 0 || others.length <= covariates.columns()) {
            return null;
        }
        Matrix x = scaled(covariates);
        LeastSquares trend = LeastSquares.of(rowsOf(x, others), take(change, others));
        if (trend.rank() < x.columns()) {
            return null;
        }
        double[] arm = Arrays.stream(rows).mapToDouble(i -> role[i]).toArray();
        Matrix inside = rowsOf(x, rows);
        RegressionData data = RegressionData.of(DesignMatrix.of(inside), arm);
        GlmFit propensity = LogisticRegression.fit(data, StandardErrors.CLASSICAL);
        if (propensity.separated() || propensity.coefficients().rank() < x.columns()) {
            return null;
        }
        double[] logit = inside.times(propensity.coefficients().values());
        return new Fit(inside, arm, take(change, rows), trend, logit).difference(role.length, rows);
    }

    /** Columns times powers of two, largest entries between 1 and 2: the same model, but no square overflows or vanishes. */
    private static Matrix scaled(Matrix x) {
        double[][] columns = new double[x.columns()][];
        for (int j = 0; j < columns.length; j++) {
            double largest = 0;
            for (double value : x.column(j)) {
                largest = Math.max(largest, Math.abs(value));
            }
            int exponent = largest > 0 ? -Math.getExponent(largest) : 0;
            columns[j] = Arrays.stream(x.column(j))
                    .map(value -> Math.scalb(value, exponent))
                    .toArray();
        }
        return Matrix.ofColumns(columns);
    }

    private static Matrix rowsOf(Matrix x, int... rows) {
        double[][] columns = new double[x.columns()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = take(x.column(j), rows);
        }
        return Matrix.ofColumns(columns);
    }

    private static double[] take(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    /** The estimate among the units of one comparison. */
    private static final class Fit {
        private final Matrix x;
        private final double[] arm;
        private final double[] e;
        private final LeastSquares trend;
        private final double[] residual;
        private final double[] weight;
        private final double[] information;
        private final double[] mean = new double[2];
        private final double[] total = new double[2];
        private double heaviest;
        private int trimmed;

        Fit(Matrix x, double[] arm, double[] change, LeastSquares trend, double[] logit) {
            this.x = x;
            this.arm = arm;
            this.trend = trend;
            e = new double[arm.length];
            information = new double[arm.length];
            residual = x.times(trend.coefficients());
            weight = new double[arm.length];
            for (int i = 0; i < arm.length; i++) {
                // Both ends without cancellation: the smaller of ê and 1 − ê is small/(1 + small).
                double small = Math.exp(-Math.abs(logit[i]));
                e[i] = (logit[i] >= 0 ? 1 : small) / (1 + small);
                information[i] = small / ((1 + small) * (1 + small));
                residual[i] = change[i] - residual[i];
                boolean trim = arm[i] == 0 && e[i] >= HIGHEST;
                trimmed += trim ? 1 : 0;
                weight[i] = arm[i] == 1 ? 1 : trim ? 0 : Math.exp(logit[i]);
                heaviest = arm[i] == 1 ? heaviest : Math.max(heaviest, weight[i]);
                total[(int) arm[i]] += weight[i];
                mean[(int) arm[i]] += weight[i] * residual[i];
            }
            mean[0] /= total[0];
            mean[1] /= total[1];
        }

        /** Influence of the means; of β̂ through what both means move with it; of ê through the weights. */
        @Nullable
        Difference difference(int units, int... rows) {
            if (!(total[0] > 0)) {
                return null;
            }
            int n = arm.length;
            double[] byTrend = new double[n];
            double[] byPropensity = new double[n];
            for (int i = 0; i < n; i++) {
                int side = (int) arm[i];
                byTrend[i] = (side == 1 ? -1 : 1) * weight[i] / total[side];
                byPropensity[i] = side == 1 ? 0 : -weight[i] * (residual[i] - mean[0]) / total[0];
            }
            double[] alongTrend = x.times(trend.solveNormal(x.transposedTimes(byTrend)));
            double[] alongPropensity =
                    x.times(Cholesky.of(CrossProducts.weighted(x, information)).solve(x.transposedTimes(byPropensity)));
            double[] influence = new double[units];
            int treated = 0;
            for (int i = 0; i < n; i++) {
                int side = (int) arm[i];
                treated += side;
                double own = (side == 1 ? 1 : -1) * weight[i] * (residual[i] - mean[side]) / total[side];
                double ofTrend = side == 1 ? 0 : alongTrend[i] * residual[i];
                influence[rows[i]] = units * (own + ofTrend + alongPropensity[i] * (arm[i] - e[i]));
            }
            return new Difference(
                    mean[1] - mean[0], treated, n - treated - trimmed, trimmed, heaviest / total[0], influence);
        }
    }
}
