package dev.slipway.stats.process;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import java.util.Arrays;

/**
 * Does the next state depend on more than was assumed? Likelihood-ratio tests of the order of a Markov chain (Anderson and
 * Goodman 1957, doi:10.1214/aoms/1177707039).
 *
 * <p>For each state in the middle, the test asks whether what comes next is independent of what came before: a table of
 * predecessors × successors (Goodman 1958, doi:10.1214/aoms/1177706623). Only those that occur count, (predecessors − 1) ×
 * (successors − 1) degrees of freedom a table: a step that cannot happen is no parameter of either chain, and counting it
 * makes p too large (Billingsley 1961, doi:10.1214/aoms/1177705136). A step that could happen but was never seen looks the
 * same as one that cannot; its expected counts are 0 as well.
 */
public final class OrderTest {

    private OrderTest() {}

    /**
     * A test of order r against r + 1.
     *
     * @param statistic G² = 2(ln L₁ − ln L₀)
     * @param degreesOfFreedom Σ over middle states of (predecessors seen − 1)(successors seen − 1); kʳ(k − 1)² when every
     *     step occurs
     * @param pValue upper tail of χ²; rough where many transitions are rare
     * @param logLikelihoodNull of the lower order, over the same steps
     * @param logLikelihoodAlternative of the higher order
     * @param parameters free probabilities of the lower order; the higher order has {@code degreesOfFreedom} more
     * @param steps that both likelihoods are over
     */
    public record Result(
            double statistic,
            double degreesOfFreedom,
            double pValue,
            double logLikelihoodNull,
            double logLikelihoodAlternative,
            double parameters,
            double steps) {

        /** −2 ln L₀ + parameters·ln(steps). */
        public double bicNull() {
            return -2 * logLikelihoodNull + parameters * Math.log(steps);
        }

        /** The same for the higher order; the smaller one is preferred. */
        public double bicAlternative() {
            return -2 * logLikelihoodAlternative + (parameters + degreesOfFreedom) * Math.log(steps);
        }
    }

    /**
     * Order 0 (each step independent of the last state) against order 1, from counted steps.
     *
     * @throws IllegalArgumentException without a step, or if steps leave or enter only one state
     */
    public static Result firstAgainstZero(TransitionCounts counts) {
        int k = counts.states();
        Checks.atLeast(k, 2, "number of states");
        double[][] table = new double[k][];
        Arrays.setAll(
                table,
                i -> Arrays.stream(counts.transitions()[i]).asDoubleStream().toArray());
        Tables tables = new Tables();
        tables.add(table);
        return tables.result();
    }

    /**
     * Order 1 against order 2, over the steps that have two predecessors in their sequence.
     *
     * @param sequence as in {@link TransitionCounts#of(int[], int[], int)}
     * @param state per event, 0 … states − 1
     * @throws IllegalArgumentException if no sequence has three events, or no state follows two states and precedes two
     */
    public static Result secondAgainstFirst(int[] sequence, int[] state, int states) {
        return secondAgainstFirst(sequence, state, states, new int[state.length], 1);
    }

    /**
     * Order 1 against order 2 in several groups together, each with a chain of its own: statistics and degrees of freedom
     * add up. Groups thrown into one would show a second order where only their chains differ.
     *
     * @param group per event, 0 … groups − 1; the same for all events of a sequence
     */
    public static Result secondAgainstFirst(int[] sequence, int[] state, int states, int[] group, int groups) {
        Checks.atLeast(states, 2, "number of states");
        TransitionCounts.check(sequence, state, states);
        Checks.require(group.length == state.length, "there are " + group.length + " groups of " + state.length);
        Tables tables = new Tables();
        for (int g = 0; g < groups; g++) {
            double[][][] byMiddle = new double[states][states][states];
            for (int e = 2; e < state.length; e++) {
                if (group[e] == g && sequence[e] == sequence[e - 1] && sequence[e] == sequence[e - 2]) {
                    byMiddle[state[e - 1]][state[e - 2]][state[e]]++;
                }
            }
            for (double[][] table : byMiddle) {
                tables.add(table);
            }
        }
        return tables.result();
    }

    /** Sums over tables of predecessors × successors. */
    private static final class Tables {
        private double lower;
        private double higher;
        private double parameters;
        private double freedom;
        private double steps;

        void add(double[][] table) {
            double[] successors = new double[table.length];
            int rows = 0;
            for (double[] row : table) {
                double total = 0;
                for (int j = 0; j < row.length; j++) {
                    successors[j] += row[j];
                    total += row[j];
                }
                rows += total > 0 ? 1 : 0;
                higher += logLikelihood(row);
            }
            if (rows == 0) {
                return;
            }
            lower += logLikelihood(successors);
            double columns = Arrays.stream(successors).filter(n -> n > 0).count();
            parameters += columns - 1;
            freedom += (rows - 1) * (columns - 1);
            steps += Arrays.stream(successors).sum();
        }

        Result result() {
            Checks.require(steps > 0, "no sequence is long enough to test the order");
            Checks.require(freedom > 0, "no state follows two states and precedes two, so the orders cannot differ");
            double statistic = Math.max(0, 2 * (higher - lower));
            return new Result(
                    statistic, freedom, ChiSquared.survival(statistic, freedom), lower, higher, parameters, steps);
        }
    }

    /** Σ n ln(n/N). */
    private static double logLikelihood(double[] counts) {
        double total = Arrays.stream(counts).sum();
        double sum = 0;
        for (double n : counts) {
            sum += n > 0 ? n * Math.log(n / total) : 0;
        }
        return sum;
    }
}
