package dev.slipway.stats.bayes;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.GaussLegendre;
import java.util.Arrays;

/**
 * Which of n arms is best, and what choosing each would lose, by quadrature over one dimension whatever the number of arms.
 * Arms are independent a posteriori, given their posteriors.
 */
public final class BestOfArms {

    private BestOfArms() {}

    /**
     * The arms in the order given.
     *
     * @param probabilityBest P(arm is the best | data); sums to one up to 1e-12
     * @param expectedLoss E[best of the others − arm, if positive | data]: what choosing the arm loses on average, in the
     *     unit of the quantity
     */
    public record Result(double[] probabilityBest, double[] expectedLoss) {}

    /**
     * P(i best) = ∫ f_i Π F_j; loss_i = ∫ F_i·(1 − Π F_j) dx over j ≠ i, each with relative accuracy where it is tiny. Where
     * lower is better survival functions take the place of F.
     *
     * @param arms at least two, of one family
     * @param higherIsBetter whether the largest quantity is the best
     * @throws IllegalArgumentException for fewer than two arms or different families
     */
    public static Result compare(Posterior[] arms, boolean higherIsBetter) {
        Checks.atLeast(arms.length, 2, "number of arms");
        WorkingDensity[] all = Arrays.stream(arms).map(Posterior::density).toArray(WorkingDensity[]::new);
        for (WorkingDensity one : all) {
            Checks.require(one.getClass() == all[0].getClass(), "the posteriors of all arms must be of one family");
        }
        double[] best = new double[arms.length];
        double[] loss = new double[arms.length];
        for (int i = 0; i < arms.length; i++) {
            best[i] = best(all, i, higherIsBetter);
            loss[i] = loss(all, i, higherIsBetter);
        }
        return new Result(best, loss);
    }

    private static double best(WorkingDensity[] arms, int i, boolean higher) {
        double[] edges = Edges.between(Edges.merged(arms), arms[i].first(), arms[i].last());
        return Math.min(
                1, GaussLegendre.panels(v -> arms[i].density(v) * Math.exp(logAllWorse(arms, i, v, higher)), edges));
    }

    static double loss(WorkingDensity[] arms, int i, boolean higher) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < arms.length; j++) {
            if (j != i) {
                low = Math.min(low, arms[j].first());
                high = Math.max(high, arms[j].last());
            }
        }
        double from = higher ? arms[i].first() : low;
        double to = higher ? high : arms[i].last();
        if (from >= to) {
            return 0;
        }
        return GaussLegendre.panels(
                v -> (higher ? arms[i].cumulative(v) : arms[i].survival(v))
                        * -Math.expm1(logAllWorse(arms, i, v, higher))
                        * arms[i].slope(v),
                Edges.between(Edges.merged(arms), from, to));
    }

    /** ln P(all arms but i are worse than v), from their chances to be better. */
    private static double logAllWorse(WorkingDensity[] arms, int i, double v, boolean higher) {
        double log = 0;
        for (int j = 0; j < arms.length; j++) {
            if (j != i) {
                double better = higher ? arms[j].survival(v) : arms[j].cumulative(v);
                double worse = higher ? arms[j].cumulative(v) : arms[j].survival(v);
                log += better < 0.5 ? Math.log1p(-better) : Math.log(worse);
            }
        }
        return log;
    }
}
