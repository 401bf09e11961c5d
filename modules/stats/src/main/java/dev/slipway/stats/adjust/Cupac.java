package dev.slipway.stats.adjust;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * CUPAC: CUPED whose covariate is a prediction of the outcome (Tang et al. 2020, DoorDash; Poyarkov et al. 2016,
 * doi:10.1145/2939672.2939688). The model is the caller's; this takes its predictions.
 *
 * <p>The prediction must use only what was known before exposure, and must be cross-fitted (the model that predicts a unit
 * has not seen the unit's outcome) or trained on another period; otherwise it leaks the outcome and the interval is too narrow.
 */
public final class Cupac {

    /** Slopes outside 1 ± this are warned of: the predictions are on another scale, or overfitted. */
    private static final double SLOPE_OFF = 0.3;

    private Cupac() {}

    /**
     * The adjusted comparison.
     *
     * @param cuped the comparison; θ near 1 says that predictions are on the outcome's scale
     * @param rSquared 1 − Σ(y − prediction)²/Σ(y − ȳ)² of the predictions as they are, in treatment and control together;
     *     negative when they are worse than the mean. θ repairs scale and offset, so variance reduction can be higher
     * @param warnings a slope far from one, besides those of the effects
     */
    public record Result(Cuped.Result cuped, double rSquared, List<StatWarning> warnings) {}

    /**
     * Compares treatment with control.
     *
     * @param yT treatment's outcomes
     * @param predictionT their predictions, cross-fitted
     * @param yC control's outcomes
     * @param predictionC their predictions
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for different lengths, values not finite (names the index), fewer than 2 units
     */
    public static Result compare(double[] yT, double[] predictionT, double[] yC, double[] predictionC, double level) {
        BivariateMoments t = BivariateMoments.of(yT, predictionT);
        BivariateMoments c = BivariateMoments.of(yC, predictionC);
        Checks.atLeast(yT.length, 2, "units in treatment");
        Checks.atLeast(yC.length, 2, "units in control");
        Cuped.Result cuped = Cuped.compare(t, c, level);
        List<StatWarning> warnings = new ArrayList<>(cuped.absolute().warnings());
        if (Math.abs(cuped.theta() - 1) > SLOPE_OFF) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.COVARIATE_WITHOUT_USE,
                    String.format(
                            Locale.ROOT,
                            "The outcome's slope on its prediction is %.2f, not 1: the predictions are overfitted, or on another scale.",
                            cuped.theta())));
        }
        double mean = (t.meanY() * yT.length + c.meanY() * yC.length) / ((double) yT.length + yC.length);
        double total = squares(yT, mean) + squares(yC, mean);
        double left = squares(yT, predictionT) + squares(yC, predictionC);
        return new Result(cuped, total == 0 ? 0 : 1 - left / total, List.copyOf(warnings));
    }

    private static double squares(double[] y, double mean) {
        double sum = 0;
        for (double v : y) {
            sum += (v - mean) * (v - mean);
        }
        return sum;
    }

    private static double squares(double[] y, double[] prediction) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - prediction[i]) * (y[i] - prediction[i]);
        }
        return sum;
    }
}
