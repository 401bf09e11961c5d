package dev.slipway.stats.causal;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Synthetic control (Abadie, Diamond and Hainmueller 2010, doi:10.1198/jasa.2009.ap08746): a weighted mean of untreated donors, weights not
 * negative and summing to one, that follows the treated unit before the start and stands in for it afterwards. Right if donors and
 * treated unit share their drivers and the fit before the start is close; donors must not be affected by the treatment.
 */
public final class SyntheticControl {

    private SyntheticControl() {}

    /**
     * The estimate.
     *
     * @param weights per donor
     * @param synthetic outcome of the synthetic unit in every period
     * @param gap treated minus synthetic in every period
     * @param effect mean gap from the start on, in the outcome's unit
     * @param rmspeBefore root mean squared gap before the start; large against the effect means that the fit is poor
     * @param rmspeAfter from the start on
     */
    public record Result(
            double[] weights, double[] synthetic, double[] gap, double effect, double rmspeBefore, double rmspeAfter) {

        /** rmspeAfter/rmspeBefore, the statistic of placebo inference; infinite for a perfect fit before. */
        public double ratio() {
            return rmspeBefore == 0 ? (rmspeAfter == 0 ? 0 : Double.POSITIVE_INFINITY) : rmspeAfter / rmspeBefore;
        }
    }

    /**
     * The estimate among placebos.
     *
     * @param treated the treated unit's result
     * @param donors every donor treated in turn, from the remaining donors
     * @param pValue share of all units, the treated one included, whose ratio is at least the treated unit's; not below 1/(donors + 1)
     */
    public record Inference(Result treated, Result[] donors, double pValue) {}

    /**
     * Fits the synthetic control on the outcomes before the start.
     *
     * @param treated outcome of the treated unit per period
     * @param donors donors × periods
     * @param start index of the first treated period, at least 1
     * @throws IllegalArgumentException for wrong shapes, values that are not finite, no donor or no period on either side
     */
    public static Result fit(double[] treated, double[][] donors, int start) {
        check(treated, donors, start);
        double[][] before = new double[donors.length][];
        Arrays.setAll(before, j -> Arrays.copyOf(donors[j], start));
        double[] weights = SimplexLeastSquares.weights(Arrays.copyOf(treated, start), before);
        int periods = treated.length;
        double[] synthetic = new double[periods];
        double[] gap = new double[periods];
        double squaresBefore = 0;
        double squaresAfter = 0;
        double effect = 0;
        for (int t = 0; t < periods; t++) {
            for (int j = 0; j < weights.length; j++) {
                synthetic[t] += weights[j] * donors[j][t];
            }
            gap[t] = treated[t] - synthetic[t];
            if (t < start) {
                squaresBefore += gap[t] * gap[t] / start;
            } else {
                squaresAfter += gap[t] * gap[t] / (periods - start);
                effect += gap[t] / (periods - start);
            }
        }
        return new Result(weights, synthetic, gap, effect, Math.sqrt(squaresBefore), Math.sqrt(squaresAfter));
    }

    /** {@link #fit} for the treated unit and for every donor in its place; at least two donors. */
    public static Inference placebos(double[] treated, double[][] donors, int start) {
        Result result = fit(treated, donors, start);
        Checks.atLeast(donors.length, 2, "donors");
        Result[] others = new Result[donors.length];
        IntStream.range(0, donors.length).parallel().forEach(j -> {
            double[][] rest = new double[donors.length - 1][];
            for (int k = 0, place = 0; k < donors.length; k++) {
                if (k != j) {
                    rest[place++] = donors[k];
                }
            }
            others[j] = fit(donors[j], rest, start);
        });
        double[] ratios = Arrays.stream(others).mapToDouble(Result::ratio).toArray();
        return new Inference(result, others, Placebo.pValue(result.ratio(), ratios));
    }

    private static void check(double[] treated, double[][] donors, int start) {
        Checks.atLeast(donors.length, 1, "donors");
        Checks.finite(treated, "treated");
        Checks.require(
                start >= 1 && start < treated.length,
                "the start must leave periods on both sides; it is " + start + " of " + treated.length);
        for (int j = 0; j < donors.length; j++) {
            Checks.require(
                    donors[j].length == treated.length,
                    "donor " + j + " has " + donors[j].length + " periods instead of " + treated.length);
            Checks.finite(donors[j], "donor " + j + " ");
        }
    }
}
