package dev.slipway.simulation.behavior;

/** Exact expectations over one session that starts with a view, from its transition probabilities. */
final class SessionChain {
    private static final int STATES = Intent.END;

    private SessionChain() {}

    /** Expected number of each event: the first row of the fundamental matrix (I − Q)⁻¹ (Kemeny and Snell 1960). */
    static double[] counts(double[][] transitions) {
        double[][] system = new double[STATES][STATES + 1];
        for (int to = 0; to < STATES; to++) {
            for (int from = 0; from < STATES; from++) {
                system[to][from] = (to == from ? 1 : 0) - transitions[from][to];
            }
        }
        system[EventNames.VIEW][STATES] = 1;
        return solve(system);
    }

    /** Probability that the session holds that event at least once. */
    static double reaches(double[][] transitions, int event) {
        if (event == EventNames.VIEW) {
            return 1;
        }
        double[][] system = new double[STATES][STATES + 1];
        for (int from = 0; from < STATES; from++) {
            system[from][from] = 1;
            if (from == event) {
                system[from][STATES] = 1;
            } else {
                for (int to = 0; to < STATES; to++) {
                    system[from][to] -= transitions[from][to];
                }
            }
        }
        return solve(system)[EventNames.VIEW];
    }

    /** Gauss and Jordan without pivoting: the matrices are diagonally dominant. The last column is the right side. */
    private static double[] solve(double[][] system) {
        int n = system.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int row = 0; row < n; row++) {
                double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
                for (int c = pivot; factor != 0 && c <= n; c++) {
                    system[row][c] -= factor * system[pivot][c];
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = system[i][n] / system[i][i];
        }
        return x;
    }
}
