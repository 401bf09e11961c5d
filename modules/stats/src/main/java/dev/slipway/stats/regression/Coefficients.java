package dev.slipway.stats.regression;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.FDistribution;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimated coefficients with their covariance: what linear, generalised linear and Cox models share.
 *
 * @param names of the columns
 * @param values estimates, 0 for columns without one
 * @param kept which columns have an estimate
 * @param covariance of the estimates, by column
 * @param degreesOfFreedom of the t distribution behind tests and intervals; infinite for the normal
 */
public record Coefficients(
        List<String> names, double[] values, boolean[] kept, Matrix covariance, double degreesOfFreedom) {

    /**
     * A joint Wald test.
     *
     * @param statistic b'V⁻¹b, divided by {@code df} when it is an F
     * @param df number of coefficients tested
     * @param residualDf of the F; infinite for a chi-square
     * @param pValue upper tail
     */
    public record Wald(double statistic, int df, double residualDf, double pValue) {}

    /** Copies the names. */
    public Coefficients {
        names = List.copyOf(names);
    }

    /**
     * Coefficients of the columns kept, put back among all columns.
     *
     * @param names of all columns
     * @param beta of those kept, in their order
     * @param kept which of all columns have a coefficient
     * @param covariance of those kept
     * @param df degrees of freedom; infinite for the normal
     */
    public static Coefficients ofKept(List<String> names, double[] beta, boolean[] kept, Matrix covariance, double df) {
        double[] values = new double[kept.length];
        Matrix all = Matrix.zeros(kept.length, kept.length);
        int[] place = IntStream.range(0, kept.length).filter(j -> kept[j]).toArray();
        for (int i = 0; i < place.length; i++) {
            values[place[i]] = beta[i];
            for (int k = 0; k < place.length; k++) {
                all.set(place[i], place[k], covariance.get(i, k));
            }
        }
        return new Coefficients(names, values, kept, all, df);
    }

    /** Number of estimated coefficients. */
    public int rank() {
        int rank = 0;
        for (boolean one : kept) {
            rank += one ? 1 : 0;
        }
        return rank;
    }

    /** Standard error of column j. */
    public double standardError(int j) {
        return Math.sqrt(covariance.get(j, j));
    }

    /** Column j as an effect with interval and test. */
    public Effect effect(int j, double level) {
        Checks.require(kept[j], names.get(j) + " depends on other columns and has no coefficient");
        return Effect.student(values[j], standardError(j), degreesOfFreedom, level, List.of());
    }

    /** The regression table. */
    public List<Coefficient> table(double level) {
        Checks.level(level);
        List<Coefficient> rows = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            if (kept[j]) {
                Effect e = effect(j, level);
                double statistic = e.standardError() == 0 ? Double.NaN : e.estimate() / e.standardError();
                rows.add(new Coefficient(
                        names.get(j),
                        e.estimate(),
                        e.standardError(),
                        e.low(),
                        e.high(),
                        statistic,
                        e.pValue(),
                        false));
            } else {
                double none = Double.NaN;
                rows.add(new Coefficient(names.get(j), none, none, none, none, none, none, true));
            }
        }
        return rows;
    }

    /**
     * Wald test that the given columns all have coefficient zero; columns without an estimate are left out. F with the
     * degrees of freedom of the t tests, chi-square where these are infinite.
     *
     * @throws IllegalArgumentException if none of them has an estimate or their covariance is singular
     */
    public Wald wald(int... columns) {
        int[] tested = Arrays.stream(columns).filter(j -> kept[j]).toArray();
        Checks.require(tested.length > 0, "none of the columns to test has a coefficient");
        Matrix v = Matrix.zeros(tested.length, tested.length);
        double[] b = new double[tested.length];
        for (int i = 0; i < tested.length; i++) {
            b[i] = values[tested[i]];
            for (int k = 0; k < tested.length; k++) {
                v.set(i, k, covariance.get(tested[i], tested[k]));
            }
        }
        double[] z = Cholesky.of(v).forward(b);
        double statistic = 0;
        for (double one : z) {
            statistic += one * one;
        }
        if (Double.isInfinite(degreesOfFreedom)) {
            double p = ChiSquared.survival(statistic, tested.length);
            return new Wald(statistic, tested.length, degreesOfFreedom, p);
        }
        double f = statistic / tested.length;
        return new Wald(f, tested.length, degreesOfFreedom, FDistribution.survival(f, tested.length, degreesOfFreedom));
    }
}
