package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.stats.Effect;
import dev.slipway.stats.causal.DoublyRobust;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.Family;
import dev.slipway.stats.regression.Glm;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.stream.IntStream;

/**
 * Augmented inverse weighting with cross-fitting: propensity and outcome of each unit are predicted by models that did not see
 * it. The propensity is a logistic regression; the outcome a linear one in each group, of a rate a logistic one.
 */
final class CrossFitting {
    static final int FOLDS = 5;
    /** Cross-fitted propensities are moved to at least this and at most one minus it. */
    static final double CLIP = 0.001;

    private final double[] y;
    private final boolean[] treated;
    private final Matrix x;
    private final boolean rate;
    private final boolean both;
    private final double[] propensity;
    private final double[] underTreatment;
    private final double[] underControl;
    private int clipped;

    private CrossFitting(double[] y, boolean[] treated, Matrix x, boolean rate, boolean both) {
        this.y = y;
        this.treated = treated;
        this.x = x;
        this.rate = rate;
        this.both = both;
        propensity = new double[y.length];
        underTreatment = new double[y.length];
        underControl = new double[y.length];
    }

    /** The effect, and how many propensities were moved. */
    record Result(Effect effect, int clipped) {}

    /**
     * The estimate.
     *
     * @param x columns with the constant, one row per unit
     * @param seed of the folds
     * @param checkpoint called before each fit; may throw to end the work
     * @throws IllegalArgumentException when a fold leaves too few units of a group for its columns
     */
    static Result estimate(
            double[] y,
            boolean[] treated,
            Matrix x,
            boolean rate,
            Estimand estimand,
            double clip,
            long seed,
            double level,
            Runnable checkpoint) {
        CrossFitting fit = new CrossFitting(y, treated, x, rate, estimand != Estimand.ATT);
        int[] fold = DoublyRobust.folds(y.length, FOLDS, seed);
        // Folds write to places of their own, so the order in which they end changes nothing.
        IllegalArgumentException[] refused = new IllegalArgumentException[FOLDS];
        IntStream.range(0, FOLDS).parallel().forEach(f -> {
            try {
                fit.predict(fold, f, checkpoint);
            } catch (IllegalArgumentException e) {
                refused[f] = e;
            }
        });
        for (IllegalArgumentException first : refused) {
            // Always the first fold's sentence, whichever thread came first.
            if (first != null) {
                throw first;
            }
        }
        fit.clip(Math.max(clip, CLIP));
        Effect effect = switch (estimand) {
            case ATE ->
                DoublyRobust.averageEffect(y, treated, fit.propensity, fit.underTreatment, fit.underControl, level);
            case ATT -> DoublyRobust.effectOnTreated(y, treated, fit.propensity, fit.underControl, true, level);
            case OVERLAP ->
                DoublyRobust.overlapEffect(y, treated, fit.propensity, fit.underTreatment, fit.underControl, level);
        };
        return new Result(effect, fit.clipped);
    }

    private void predict(int[] fold, int f, Runnable checkpoint) {
        int[] test = rows(i -> fold[i] == f);
        Matrix unseen = take(x, test);
        checkpoint.run();
        int[] others = rows(i -> fold[i] != f);
        double[] arm = new double[others.length];
        for (int i = 0; i < arm.length; i++) {
            arm[i] = treated[others[i]] ? 1 : 0;
        }
        put(propensity, test, logistic(take(x, others), arm, unseen));
        checkpoint.run();
        put(underControl, test, outcome(rows(i -> fold[i] != f && !treated[i]), unseen));
        if (both) {
            checkpoint.run();
            put(underTreatment, test, outcome(rows(i -> fold[i] != f && treated[i]), unseen));
        }
    }

    private double[] outcome(int[] seen, Matrix unseen) {
        double[] values = new double[seen.length];
        for (int i = 0; i < seen.length; i++) {
            values[i] = y[seen[i]];
        }
        Matrix columns = take(x, seen);
        if (rate) {
            return logistic(columns, values, unseen);
        }
        RegressionData data = RegressionData.of(DesignMatrix.of(columns), values);
        return unseen.times(LinearRegression.fit(data, StandardErrors.CLASSICAL)
                .coefficients()
                .values());
    }

    /** By maximum likelihood; where that has no finite answer the predictions near 0 and 1 are those that are clipped. */
    private static double[] logistic(Matrix columns, double[] response, Matrix unseen) {
        RegressionData data = RegressionData.of(DesignMatrix.of(columns), response);
        double[] predicted = unseen.times(Glm.fit(data, Family.logistic(), StandardErrors.CLASSICAL)
                .coefficients()
                .values());
        Family family = Family.logistic();
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = family.mean(predicted[i]);
        }
        return predicted;
    }

    private void clip(double least) {
        for (int i = 0; i < propensity.length; i++) {
            double moved = Math.clamp(propensity[i], least, 1 - least);
            clipped += moved == propensity[i] ? 0 : 1;
            propensity[i] = moved;
        }
    }

    private int[] rows(java.util.function.IntPredicate wanted) {
        return IntStream.range(0, y.length).filter(wanted).toArray();
    }

    private static void put(double[] target, int[] places, double[] values) {
        for (int i = 0; i < places.length; i++) {
            target[places[i]] = values[i];
        }
    }

    /** These rows of a matrix, in this order. */
    static Matrix take(Matrix x, int[] rows) {
        double[][] columns = new double[x.columns()][rows.length];
        for (int j = 0; j < columns.length; j++) {
            double[] from = x.column(j);
            for (int i = 0; i < rows.length; i++) {
                columns[j][i] = from[rows[i]];
            }
        }
        return Matrix.ofColumns(columns);
    }
}
