package dev.slipway.stats.process;

import dev.slipway.stats.math.Checks;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Absorbing Markov chains (Kemeny and Snell 1976, Finite Markov Chains, chapter 3). */
public final class Absorption {

    private Absorption() {}

    /**
     * What happens before absorption.
     *
     * @param fundamental N = (I − T)⁻¹; row i, column j: expected visits to transient state j from i, the start included
     * @param probabilities B = N·R; row i, column a: probability to end in absorbing state a
     * @param expectedSteps per transient state, expected number of steps until absorption
     * @param varianceOfSteps per transient state, variance of that number
     */
    public record Result(
            double[][] fundamental, double[][] probabilities, double[] expectedSteps, double[] varianceOfSteps) {

        /** Σ start_i · expectedSteps_i: steps of a sequence that starts so. */
        public double expectedSteps(double[] start) {
            double sum = 0;
            for (int i = 0; i < start.length; i++) {
                sum += start[i] * expectedSteps[i];
            }
            return sum;
        }
    }

    /**
     * Analyses a chain of transient and absorbing states.
     *
     * @param transientPart T, m × m probabilities between transient states
     * @param absorbingPart R, m × a probabilities of absorption; rows of T and R together sum to 1 within 1e-9
     * @throws IllegalArgumentException for wrong shapes, rows that do not sum to 1, or transient states from which no
     *     absorbing state can be reached
     */
    public static Result of(double[][] transientPart, double[][] absorbingPart) {
        int m = transientPart.length;
        Checks.atLeast(m, 1, "number of transient states");
        Checks.require(absorbingPart.length == m, "T has " + m + " rows and R " + absorbingPart.length);
        for (double[] row : transientPart) {
            Checks.require(row.length == m, "T has " + m + " rows but one of " + row.length + " columns");
        }
        check(transientPart, absorbingPart);
        RealMatrix system = new Array2DRowRealMatrix(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                system.setEntry(i, j, (i == j ? 1 : 0) - transientPart[i][j]);
            }
        }
        RealMatrix n = new LUDecomposition(system, 1e-300).getSolver().getInverse();
        RealMatrix b = n.multiply(new Array2DRowRealMatrix(absorbingPart));
        double[] steps = new double[m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                steps[i] += n.getEntry(i, j);
            }
        }
        double[] twice = n.operate(steps);
        double[] variance = new double[m];
        for (int i = 0; i < m; i++) {
            variance[i] = Math.max(0, 2 * twice[i] - steps[i] - steps[i] * steps[i]);
        }
        return new Result(n.getData(), b.getData(), steps, variance);
    }

    /**
     * Sessions as an absorbing chain with one end: T_ij = n_ij/(n_i· + ends_i). Expected steps are pages until the session ends.
     *
     * @throws IllegalArgumentException if a state was never visited
     */
    public static Result ofSessions(TransitionCounts counts) {
        int k = counts.states();
        double[][] inner = new double[k][k];
        double[][] end = new double[k][1];
        for (int i = 0; i < k; i++) {
            double out = (double) (counts.rowTotal(i) + counts.ends()[i]);
            Checks.require(out > 0, "state " + i + " was never visited; leave it out");
            for (int j = 0; j < k; j++) {
                inner[i][j] = (double) counts.transitions()[i][j] / out;
            }
            end[i][0] = (double) counts.ends()[i] / out;
        }
        return of(inner, end);
    }

    private static void check(double[][] inner, double[][] end) {
        int m = inner.length;
        boolean[][] reach = Stationary.reachable(inner);
        boolean[] out = new boolean[m];
        for (int i = 0; i < m; i++) {
            Checks.require(inner[i].length == m, "row " + i + " of T does not have " + m + " columns");
            double sum = 0;
            for (double p : inner[i]) {
                Checks.notNegative(p, "T[" + i + "]");
                sum += p;
            }
            for (double p : end[i]) {
                Checks.notNegative(p, "R[" + i + "]");
                sum += p;
                out[i] |= p > 0;
            }
            Checks.require(Math.abs(sum - 1) < 1e-9, "row " + i + " of T and R sums to " + sum + ", not 1");
        }
        for (int i = 0; i < m; i++) {
            boolean ends = out[i];
            for (int j = 0; j < m; j++) {
                ends |= reach[i][j] && out[j];
            }
            Checks.require(ends, "no absorbing state can be reached from transient state " + i);
        }
    }
}
