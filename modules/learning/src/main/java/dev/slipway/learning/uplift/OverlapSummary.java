package dev.slipway.learning.uplift;

import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.learning.warning.LearningWarning.Kind;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.policy.Overlap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether every row could have got an arm.
 *
 * @param arm its name
 * @param rows that got it
 * @param smallest smallest probability of it among all rows
 * @param rare share of all rows whose probability of it is below {@value #RARE}
 * @param effective rows that the arm is worth when each counts 1/probability (Kong 1992)
 * @param largestShare share of the arm's weight on one row
 */
public record OverlapSummary(
        String arm, int rows, double smallest, double rare, double effective, double largestShare) {
    /** A probability of an arm below which a row has hardly a counterpart there. */
    static final double RARE = 0.02;

    private static final double RARE_SHARE = 0.01;

    /** Every arm. */
    public static List<OverlapSummary> of(UpliftData data, double[][] propensity) {
        Checks.require(
                propensity.length == data.rows(),
                "there are " + propensity.length + " rows of propensities, not " + data.rows());
        List<OverlapSummary> all = new ArrayList<>();
        for (int arm = 0; arm < data.arms().size(); arm++) {
            int a = arm;
            double[] weights = Arrays.stream(data.ofArm(a))
                    .mapToDouble(i -> 1 / propensity[i][a])
                    .toArray();
            Overlap.Result worth = weights.length < 2 ? null : Overlap.of(weights);
            double sum = Arrays.stream(weights).sum();
            all.add(new OverlapSummary(
                    data.arms().get(a),
                    weights.length,
                    Arrays.stream(propensity).mapToDouble(row -> row[a]).min().orElse(Double.NaN),
                    IntStream.range(0, propensity.length)
                                    .filter(i -> propensity[i][a] < RARE)
                                    .count()
                            / (double) propensity.length,
                    worth == null ? weights.length : worth.effectiveSampleSize(),
                    sum > 0 ? Arrays.stream(weights).max().orElse(0) / sum : Double.NaN));
        }
        return List.copyOf(all);
    }

    /** What is to be said about it; empty where overlap is good. */
    List<LearningWarning> warnings() {
        boolean few = effective < Overlap.FEWEST_EFFECTIVE || largestShare > Overlap.LARGEST_SHARE;
        if (!few && rare <= RARE_SHARE) {
            return List.of();
        }
        return List.of(new LearningWarning(
                Kind.WEAK_OVERLAP,
                arm,
                String.format(
                        Locale.ROOT,
                        "The arm %s had a chance below %.0f%% in %.1f%% of the rows (smallest %.4f); its %,d rows are worth %.0f"
                                + " equal ones. Effects for such rows are guessed from others.",
                        arm,
                        100 * RARE,
                        100 * rare,
                        smallest,
                        rows,
                        effective)));
    }
}
