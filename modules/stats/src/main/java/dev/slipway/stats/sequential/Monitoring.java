package dev.slipway.stats.sequential;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/**
 * Boundaries of a trial as it really went: information at the looks that were taken, not at those planned (Lan and DeMets
 * 1983, doi:10.1093/biomet/70.3.659). The boundary of a look depends on this and earlier looks alone.
 */
public final class Monitoring {

    private Monitoring() {}

    /**
     * The looks so far.
     *
     * @param fractions information over planned information, as observed; above 1 after an overrun
     * @param spent cumulative error after each look, of all sides
     * @param boundaries z at which each look stops
     * @param nominal two-sided (one-sided for {@link Sides#ONE}) p-value that corresponds to each boundary
     */
    public record Result(double[] fractions, double[] spent, double[] boundaries, double[] nominal) {}

    /**
     * Recomputes the boundaries with the observed information.
     *
     * <p>Spending is read at I/I_planned, at most 1; the correlations of the looks come from the observed information
     * itself. A last look spends all that is left, whether the trial fell short of its plan or went over it; so the error is α
     * although information differs from the plan. Information may be any multiple of 1/SE², for example units when the
     * variance does not change.
     *
     * @param information at the looks so far, ascending and positive
     * @param planned information at the planned end, positive
     * @param last whether no further look will follow
     * @param alpha error over all looks, in (0, 1)
     * @throws IllegalArgumentException if information does not ascend
     */
    public static Result boundaries(
            double[] information, double planned, boolean last, Spending spending, double alpha, Sides sides) {
        Checks.require(information.length > 0, "at least one look is needed");
        Checks.positive(planned, "planned");
        Checks.probability(alpha, "alpha");
        int looks = information.length;
        double[] fractions = new double[looks];
        double[] spent = new double[looks];
        double[] scaled = new double[looks];
        double before = 0;
        double end = Math.max(planned, information[looks - 1]);
        for (int k = 0; k < looks; k++) {
            Checks.finite(information[k], "information[" + k + "]");
            Checks.require(
                    information[k] > before,
                    "information[" + k + "] must ascend from above 0 but is " + information[k]);
            before = information[k];
            fractions[k] = information[k] / planned;
            scaled[k] = information[k] / end;
            boolean all = fractions[k] >= 1 || (last && k == looks - 1);
            spent[k] = all ? alpha : Math.min(alpha, spending.spent(fractions[k], alpha, sides));
        }
        double[] boundaries = Design.boundaries(scaled, spent, sides);
        double[] nominal = new double[looks];
        for (int k = 0; k < looks; k++) {
            double tail = Normal.survival(boundaries[k]);
            nominal[k] = sides == Sides.TWO ? 2 * tail : tail;
        }
        return new Result(fractions, spent, boundaries, nominal);
    }
}
