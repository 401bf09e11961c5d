package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Regression adjustment (g-computation): least squares in each arm, then the mean difference of both predictions. Right if, given the
 * covariates, treatment is as good as random and the outcome models are linear in the columns given.
 */
public final class RegressionAdjustment {

    private static final int UNITS_PER_COLUMN = 20;

    /** A unit with this leverage in its arm's model is fitted by itself, as the only one of a level is. */
    private static final double FULL = 1 - 1e-8;

    private RegressionAdjustment() {}

    /**
     * Mean effect on all units; the error comes from stacked estimating equations and is robust to heteroscedasticity (HC0). Warns of
     * units that are alone in a cell of their arm, whether or not the cell has a column of its own: their residual is 0.
     *
     * @param y outcome per unit
     * @param treated per unit
     * @param design columns of the outcome model, its constant included
     * @throws IllegalArgumentException for wrong shapes, values that are not finite, or an arm with dependent columns
     */
    public static Effect averageEffect(double[] y, boolean[] treated, Matrix design, double level) {
        Arm t = new Arm(y, treated, design, true);
        Arm c = new Arm(y, treated, design, false);
        int n = y.length;
        double[] centre = mean(design, treated, false);
        double[] one = design.times(t.beta);
        double[] zero = design.times(c.beta);
        double effect = 0;
        for (int i = 0; i < n; i++) {
            effect += (one[i] - zero[i]) / n;
        }
        double[] directionT = t.solve(centre);
        double[] directionC = c.solve(centre);
        double[] leanT = design.times(directionT);
        double[] leanC = design.times(directionC);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double influence = (one[i] - zero[i] - effect) / n
                    + (treated[i] ? leanT[i] * (y[i] - one[i]) : -leanC[i] * (y[i] - zero[i]));
            squares += influence * influence;
        }
        return Effect.normal(
                effect, Rounding.without(Math.sqrt(squares), y), level, warnings(treated, design, t.alone + c.alone));
    }

    /** Mean effect on the treated: their mean outcome less the mean of their predictions from the controls' model. */
    public static Effect effectOnTreated(double[] y, boolean[] treated, Matrix design, double level) {
        Arm c = new Arm(y, treated, design, false);
        double[] centre = mean(design, treated, true);
        double[] zero = design.times(c.beta);
        double[] lean = design.times(c.solve(centre));
        double count = 0;
        double effect = 0;
        for (int i = 0; i < y.length; i++) {
            count += treated[i] ? 1 : 0;
            effect += treated[i] ? y[i] - zero[i] : 0;
        }
        Checks.require(count > 0, "there is no treated unit");
        effect /= count;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            double influence = treated[i] ? (y[i] - zero[i] - effect) / count : -lean[i] * (y[i] - zero[i]);
            squares += influence * influence;
        }
        return Effect.normal(
                effect, Rounding.without(Math.sqrt(squares), y), level, warnings(treated, design, c.alone));
    }

    private static List<StatWarning> warnings(boolean[] treated, Matrix design, int alone) {
        List<StatWarning> warnings = new ArrayList<>(few(treated, design));
        if (alone > 0) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.FULL_LEVERAGE,
                    String.format(
                            Locale.ROOT,
                            "%d of the units decide a prediction alone, so the error does not know how it varies and"
                                    + " is too small.",
                            alone)));
        }
        return warnings;
    }

    /** HC0 errors are too small where an arm has few units for each column of its model. */
    private static List<StatWarning> few(boolean[] treated, Matrix design) {
        int ones = 0;
        for (boolean t : treated) {
            ones += t ? 1 : 0;
        }
        int smaller = Math.min(ones, treated.length - ones);
        if (smaller >= UNITS_PER_COLUMN * design.columns()) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.SMALL_SAMPLE,
                String.format(
                        Locale.ROOT,
                        "The smaller group has %d units for %d columns; below %d for each the interval is too narrow.",
                        smaller,
                        design.columns(),
                        UNITS_PER_COLUMN)));
    }

    private static double[] mean(Matrix design, boolean[] treated, boolean treatedOnly) {
        double[] mean = new double[design.columns()];
        double count = 0;
        for (boolean t : treated) {
            count += t || !treatedOnly ? 1 : 0;
        }
        for (int j = 0; j < mean.length; j++) {
            double[] column = design.column(j);
            for (int i = 0; i < column.length; i++) {
                mean[j] += treated[i] || !treatedOnly ? column[i] / count : 0;
            }
        }
        return mean;
    }

    /** Least squares on the rows of one arm. */
    private static final class Arm {
        private final LeastSquares fit;
        private final double[] beta;
        /** Units of full leverage. */
        private final int alone;

        Arm(double[] y, boolean[] treated, Matrix design, boolean wanted) {
            int n = y.length;
            Checks.require(
                    treated.length == n && design.rows() == n, "y, treated and design must have " + n + " units");
            Checks.finite(y, "y");
            design.requireFinite("design");
            int size = 0;
            for (boolean t : treated) {
                size += t == wanted ? 1 : 0;
            }
            String name = wanted ? "treatment" : "control";
            Checks.require(
                    size > design.columns(), name + " has " + size + " units for " + design.columns() + " columns");
            double[][] columns = new double[design.columns()][size];
            double[] outcome = new double[size];
            int place = 0;
            for (int i = 0; i < n; i++) {
                if (treated[i] == wanted) {
                    for (int j = 0; j < columns.length; j++) {
                        columns[j][place] = design.get(i, j);
                    }
                    outcome[place++] = y[i];
                }
            }
            Matrix own = Matrix.ofColumns(columns);
            fit = LeastSquares.of(own, outcome);
            Checks.require(fit.rank() == columns.length, "the columns depend on each other among the units of " + name);
            beta = fit.coefficients();
            double[] leverage = new double[size];
            double[] ones = new double[size];
            Arrays.fill(ones, 1);
            fit.leverages(own, ones, leverage, 0, size);
            alone = (int) Arrays.stream(leverage).filter(h -> h > FULL).count();
        }

        /** (X'X)⁻¹v. */
        double[] solve(double[] v) {
            return fit.solveNormal(v);
        }
    }
}
