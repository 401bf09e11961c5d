package dev.slipway.stats.drift;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import java.util.List;
import java.util.stream.IntStream;

/** Everything about the drift of numeric columns from one sort of each. */
public final class NumericDrift {

    private NumericDrift() {}

    /**
     * Drift of one column.
     *
     * @param cuts upper ends of all bins but the last
     * @param psi stability index over the quantile bins of the column before
     * @param divergence distances of the same shares, zeros floored as in PSI
     * @param kolmogorovSmirnov the two-sample test
     * @param wasserstein distances in the column's unit
     */
    public record Result(
            double[] cuts,
            Psi.Result psi,
            Divergence.Result divergence,
            KolmogorovSmirnov.Result kolmogorovSmirnov,
            Wasserstein.Result wasserstein) {}

    /**
     * Compares one column.
     *
     * @param before finite values that vary
     * @param after finite values, at least one
     * @param bins wanted number of quantile bins, at least 2
     * @throws IllegalArgumentException for empty columns, values that are not finite, or no two bins because nearly all
     *     values before are equal
     */
    public static Result compare(double[] before, double[] after, int bins) {
        Checks.atLeast(before.length, 1, "values before");
        Checks.atLeast(after.length, 1, "values after");
        Checks.finite(before, "before");
        Checks.finite(after, "after");
        double[] x = RadixSort.sorted(before);
        double[] y = RadixSort.sorted(after);
        double[] cuts = Psi.quantileBinsOfSorted(x, bins);
        Psi.Result psi = Psi.categorical(Psi.countSorted(x, cuts), Psi.countSorted(y, cuts));
        return new Result(
                cuts,
                psi,
                Divergence.of(psi.sharesBefore(), psi.sharesAfter()),
                KolmogorovSmirnov.sorted(x, y, KolmogorovSmirnov.Method.AUTO),
                Wasserstein.sorted(x, y));
    }

    /** {@link #compare(double[], double[], int)} of column k before with column k after, in parallel. */
    public static List<Result> compareAll(double[][] before, double[][] after, int bins) {
        Checks.require(
                before.length == after.length,
                "there are " + before.length + " columns before and " + after.length + " after");
        return IntStream.range(0, before.length)
                .parallel()
                .mapToObj(k -> compare(before[k], after[k], bins))
                .toList();
    }
}
