package dev.slipway.learning.uplift;

import dev.slipway.learning.evaluate.Units;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The best linear predictor of effects by predicted effects (Chernozhukov, Demirer, Duflo and Fernández-Val 2025,
 * doi:10.3982/ECTA19303): doubly robust scores regressed on 1 and the predicted effect less its mean; errors HC3, or by unit where units
 * have several rows.
 *
 * @param predicted mean predicted effect
 * @param average observed average effect, the intercept
 * @param slope 1 where differences between rows are as large as predicted, 0 where predictions tell nothing, below 1 where they are too
 *     extreme; null where all predictions are equal
 */
public record CalibrationTest(
        double predicted, Effect average, @Nullable Effect slope) {
    private static final double ROUNDING = 1e-9;

    /**
     * Tests.
     *
     * @param scores unbiased effect by row
     * @param effects predicted by row, by a model that did not see them
     */
    public static CalibrationTest of(double[] scores, double[] effects, Units units, double level) {
        Moments moments = Moments.of(effects);
        int[] all = new int[scores.length];
        Arrays.setAll(all, i -> i);
        Effect average = ClusteredMean.of(scores, units, all, level);
        if (!varies(scores, effects)) {
            return new CalibrationTest(moments.mean(), average, null);
        }
        double[] one = new double[scores.length];
        double[] away = new double[scores.length];
        Arrays.fill(one, 1);
        Arrays.setAll(away, i -> effects[i] - moments.mean());
        RegressionData data = RegressionData.of(DesignMatrix.of(Matrix.ofColumns(one, away)), scores);
        LinearFit fit = units.single()
                ? LinearRegression.fit(data, StandardErrors.HC3)
                : LinearRegression.fit(data.withClusters(units.unitOf()), StandardErrors.CLUSTER);
        return new CalibrationTest(moments.mean(), average, fit.coefficients().effect(1, level));
    }

    /** Whether predictions differ by more than rounding. */
    static boolean varies(double[] scores, double[] effects) {
        return Moments.of(effects).standardDeviation()
                > ROUNDING * Moments.of(scores).standardDeviation();
    }
}
