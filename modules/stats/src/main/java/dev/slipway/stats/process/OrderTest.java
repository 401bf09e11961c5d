package dev.slipway.stats.process;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import java.util.Arrays;

/**
 * Does the next state depend on more than was assumed? Likelihood-ratio tests of the order of a Markov chain (Anderson and
 * Goodman 1957, doi:10.1214/aoms/1177707039).
 */
public final class OrderTest {

    private OrderTest() {}

    /**
     * A test of order r against r + 1.
     *
     * @param statistic G² = 2(ln L₁ − ln L₀)
     * @param degreesOfFreedom kʳ(k − 1)², all states counted
     * @param pValue upper tail of χ²; rough where many transitions are rare
     * @param logLikelihoodNull of the lower order, over the same steps
     * @param logLikelihoodAlternative of the higher order
     * @param bicNull −2 ln L₀ + parameters·ln(steps)
     * @param bicAlternative the same for the higher order; the smaller one is preferred
     */
    public record Result(
            double statistic,
            double degreesOfFreedom,
            double pValue,
            double logLikelihoodNull,
            double logLikelihoodAlternative,
            double bicNull,
            double bicAlternative) {}

    /** Order 0 (each step independent of the last state) against order 1, from counted steps. */
    public static Result firstAgainstZero(TransitionCounts counts) {
        int k = counts.states();
        Checks.atLeast(k, 2, "number of states");
        double[] column = new double[k];
        double higher = 0;
        for (int i = 0; i < k; i++) {
            higher += logLikelihood(counts.transitions()[i]);
            for (int j = 0; j < k; j++) {
                column[j] += (double) counts.transitions()[i][j];
            }
        }
        double lower = logLikelihood(column);
        return result(lower, higher, k, 1, Arrays.stream(column).sum());
    }

    /**
     * Order 1 against order 2, over the steps that have two predecessors in their sequence.
     *
     * @param sequence as in {@link TransitionCounts#of(int[], int[], int)}
     * @param state per event, 0 … states − 1
     */
    public static Result secondAgainstFirst(int[] sequence, int[] state, int states) {
        Checks.atLeast(states, 2, "number of states");
        Checks.require(sequence.length == state.length, "sequence and state differ in length");
        double[][] triples = new double[states * states][states];
        double[][] pairs = new double[states][states];
        double steps = 0;
        for (int e = 2; e < state.length; e++) {
            if (sequence[e] == sequence[e - 1] && sequence[e] == sequence[e - 2]) {
                triples[state[e - 2] * states + state[e - 1]][state[e]]++;
                pairs[state[e - 1]][state[e]]++;
                steps++;
            }
        }
        double higher = 0;
        for (double[] row : triples) {
            higher += logLikelihood(row);
        }
        double lower = 0;
        for (double[] row : pairs) {
            lower += logLikelihood(row);
        }
        return result(lower, higher, states, states, steps);
    }

    private static Result result(double lower, double higher, int k, double histories, double steps) {
        Checks.require(steps > 0, "no sequence is long enough to test the order");
        double statistic = Math.max(0, 2 * (higher - lower));
        double df = histories * (k - 1.0) * (k - 1.0);
        return new Result(
                statistic,
                df,
                ChiSquared.survival(statistic, df),
                lower,
                higher,
                -2 * lower + histories * (k - 1.0) * Math.log(steps),
                -2 * higher + histories * k * (k - 1.0) * Math.log(steps));
    }

    private static double logLikelihood(long[] counts) {
        return logLikelihood(Arrays.stream(counts).asDoubleStream().toArray());
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
