package dev.slipway.readout.offers;

import dev.slipway.readout.model.Interval;
import dev.slipway.stats.Effect;
import dev.slipway.stats.policy.Estimator;
import dev.slipway.stats.policy.LoggedData;
import dev.slipway.stats.policy.Overlap;
import dev.slipway.stats.policy.PolicyComparison;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rounds with what models expect of them that did not see their users, to judge policies by. Arrays by offer and round.
 *
 * @param unit of each round
 * @param made the offer that was made
 * @param propensity of that offer
 * @param brought what the week brought, by sum
 * @param gain expected effect of each offer against none
 * @param expected what each offer is expected to bring, by sum
 * @param level of intervals
 */
record TestLog(
        int[] unit,
        int[] made,
        double[] propensity,
        Map<String, double[]> brought,
        double[][] gain,
        Map<String, double[][]> expected,
        double level) {

    int rounds() {
        return unit.length;
    }

    int users() {
        return (int) Arrays.stream(unit).distinct().count();
    }

    /** Some of the rounds. */
    TestLog where(boolean[] kept) {
        int[] of = IntStream.range(0, rounds()).filter(i -> kept[i]).toArray();
        return new TestLog(
                take(unit, of),
                take(made, of),
                take(propensity, of),
                mapped(brought, values -> take(values, of)),
                take(gain, of),
                mapped(expected, values -> take(values, of)),
                level);
    }

    static int[] take(int[] values, int[] of) {
        return Arrays.stream(of).map(i -> values[i]).toArray();
    }

    private static double[] take(double[] values, int[] of) {
        return Arrays.stream(of).mapToDouble(i -> values[i]).toArray();
    }

    private static double[][] take(double[][] values, int[] of) {
        return Arrays.stream(values).map(row -> take(row, of)).toArray(double[][]::new);
    }

    private static <T> Map<String, T> mapped(Map<String, T> values, UnaryOperator<T> change) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> change.apply(entry.getValue())));
    }

    /** The offer of each round under prices of the limits. */
    int[] choose(OfferProblem problem, OfferLimits limits, double[] price, double[] most) {
        int[] chosen = new int[rounds()];
        double[] gains = new double[gain.length];
        double[][] use = new double[limits.count()][gain.length];
        for (int i = 0; i < chosen.length; i++) {
            for (int k = 0; k < gains.length; k++) {
                gains[k] = gain[k][i];
                for (int l = 0; l < use.length; l++) {
                    List<String> sums = limits.sums().get(l);
                    double above = expected(sums.get(0))[k][i];
                    use[l][k] = sums.size() == 1 ? above : above - most[l] * expected(sums.get(1))[k][i];
                }
            }
            chosen[i] = problem.choose(gains, use, price, unit[i]);
        }
        return chosen;
    }

    /** Earned beyond the policy that made the log. */
    Effect gain(int[] chosen, Estimator estimator, double parameter) {
        return PolicyComparison.gain(log("worth", chosen), estimator, parameter, unit, level);
    }

    /** What one policy would have earned beyond another, doubly robust: where both make the same offer nothing is in doubt. */
    Effect ahead(int[] chosen, int[] other) {
        return PolicyComparison.difference(log("worth", chosen), log("worth", other), Estimator.DR, 0, unit, level);
    }

    /** Earned by the policy that made the log. */
    Effect current() {
        return PolicyComparison.current(brought("worth"), unit, level);
    }

    /** Money per round under the policy, or a rate where there are two sums. */
    Effect limit(List<String> sums, int[] chosen) {
        return sums.size() == 1
                ? PolicyComparison.value(log(sums.get(0), chosen), Estimator.SNDR, 0, unit, level)
                        .value()
                : PolicyComparison.ratio(
                        log(sums.get(0), chosen), log(sums.get(1), chosen), Estimator.SNDR, 0, unit, level);
    }

    /**
     * A share of weeks under the policy. Its baseline is that of the log, which is known: what is unsure is only how far the policy goes
     * beyond it, so the interval is that of the difference.
     */
    Effect share(String sum, int[] chosen) {
        Effect beyond = PolicyComparison.gain(log(sum, chosen), Estimator.SNDR, 0, unit, level);
        double baseline = average(sum);
        return new Effect(
                beyond.estimate() + baseline,
                beyond.standardError(),
                Math.max(0, beyond.low() + baseline),
                beyond.high() + baseline,
                beyond.level(),
                beyond.pValue(),
                beyond.degreesOfFreedom(),
                beyond.warnings());
    }

    /** What a round of the log brought of a sum, on average. */
    double average(String sum) {
        return Arrays.stream(brought(sum)).average().orElse(0);
    }

    /** How far the policy overlaps with the one that made the log. */
    Overlap.Result overlap(int[] chosen) {
        return Overlap.of(log("worth", chosen).weights());
    }

    static Interval interval(Effect effect) {
        return new Interval(effect.estimate(), effect.low(), effect.high());
    }

    /** A policy that chooses surely, seen in the log, with the models of one sum. */
    LoggedData log(String sum, int[] chosen) {
        int n = rounds();
        double[][] model = expected(sum);
        double[] target = new double[n];
        double[] taken = new double[n];
        double[] wanted = new double[n];
        for (int i = 0; i < n; i++) {
            target[i] = chosen[i] == made[i] ? 1 : 0;
            taken[i] = model[made[i]][i];
            wanted[i] = model[chosen[i]][i];
        }
        return new LoggedData(brought(sum), propensity, target, taken, wanted);
    }

    private double[] brought(String sum) {
        return Objects.requireNonNull(brought.get(sum), sum);
    }

    private double[][] expected(String sum) {
        return Objects.requireNonNull(expected.get(sum), sum);
    }
}
