package dev.slipway.stats.policy;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far two policies overlap, as seen in importance weights. */
public final class Overlap {

    /** Effective sample below which a weighted mean is not trusted. */
    public static final double FEWEST_EFFECTIVE = 100;

    /** Share of all weight in one round above which the estimate hangs on that round. */
    public static final double LARGEST_SHARE = 0.1;

    private static final double MEAN_ERRORS = 4;

    private Overlap() {}

    /**
     * The weights.
     *
     * @param effectiveSampleSize (Σw)²/Σw² (Kong 1992), between 1 and n
     * @param maximum largest weight
     * @param minimum smallest weight
     * @param mean mean weight; 1 in expectation if propensities are right and every target action has been tried
     * @param zeroShare share of rounds whose action the target policy never takes
     * @param warnings {@code EXTREME_WEIGHTS} and {@code NO_OVERLAP}
     */
    public record Result(
            double effectiveSampleSize,
            double maximum,
            double minimum,
            double mean,
            double zeroShare,
            List<StatWarning> warnings) {}

    /**
     * Describes weights.
     *
     * @param weights not negative, at least two
     */
    public static Result of(double[] weights) {
        Checks.atLeast(weights.length, 2, "weights");
        double sum = 0;
        double squares = 0;
        double maximum = 0;
        double minimum = Double.POSITIVE_INFINITY;
        int zeros = 0;
        Checks.notNegative(weights, "weights");
        for (double w : weights) {
            sum += w;
            squares += w * w;
            maximum = Math.max(maximum, w);
            minimum = Math.min(minimum, w);
            zeros += w == 0 ? 1 : 0;
        }
        double n = weights.length;
        double mean = sum / n;
        double effective = squares == 0 ? 0 : sum * sum / squares;
        double error = Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
        return new Result(
                effective, maximum, minimum, mean, zeros / n, warnings(effective, maximum / sum, mean, error, n));
    }

    /**
     * Mean probability that the target policy gives to actions which the behaviour policy never takes: nothing in the log
     * says what they earn.
     *
     * @param target rounds × actions, rows sum to 1
     * @param behaviour same shape
     */
    public static double unsupportedMass(double[][] target, double[][] behaviour) {
        Checks.require(target.length == behaviour.length && target.length > 0, "both policies need the same rounds");
        double total = 0;
        for (int i = 0; i < target.length; i++) {
            int round = i;
            Checks.require(
                    target[i].length == behaviour[i].length,
                    () -> "round " + round + " has different numbers of actions");
            for (int a = 0; a < target[i].length; a++) {
                total += behaviour[i][a] > 0 ? 0 : target[i][a];
            }
        }
        return total / target.length;
    }

    private static List<StatWarning> warnings(double effective, double share, double mean, double error, double n) {
        List<StatWarning> warnings = new ArrayList<>();
        if (effective < FEWEST_EFFECTIVE || share > LARGEST_SHARE) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.EXTREME_WEIGHTS,
                    String.format(
                            Locale.ROOT,
                            "%.0f rounds weigh as much as %.1f equal ones and the heaviest carries %.1f%% of the weight.",
                            n,
                            effective,
                            effective == 0 ? 0 : 100 * share)));
        }
        if (Math.abs(mean - 1) > MEAN_ERRORS * error + 1e-9) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.NO_OVERLAP,
                    String.format(
                            Locale.ROOT,
                            "The weights average %.4f instead of 1: propensities are wrong or the target policy takes actions that were never tried.",
                            mean)));
        }
        return warnings;
    }
}
