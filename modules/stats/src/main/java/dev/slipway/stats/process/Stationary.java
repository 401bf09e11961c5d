package dev.slipway.stats.process;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Stationary distribution of a stochastic matrix. */
final class Stationary {

    private Stationary() {}

    static double[] of(double[][] matrix) {
        return within(matrix, closedClass(matrix));
    }

    /** The distribution, or null where it does not exist or is not unique. */
    static double @Nullable [] ifUnique(double[][] matrix) {
        try {
            return of(matrix);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static double[] within(double[][] matrix, int[] members) {
        int m = members.length;
        double[][] p = new double[m][m];
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < m; b++) {
                p[a][b] = matrix[members[a]][members[b]];
            }
        }
        double[] inside = eliminate(p);
        double[] pi = new double[matrix.length];
        for (int a = 0; a < m; a++) {
            pi[members[a]] = inside[a];
        }
        return pi;
    }

    private static double[] eliminate(double[][] p) {
        int m = p.length;
        for (int n = m - 1; n > 0; n--) {
            double out = 0;
            for (int j = 0; j < n; j++) {
                out += p[n][j];
            }
            for (int i = 0; i < n; i++) {
                p[i][n] /= out;
                for (int j = 0; j < n; j++) {
                    p[i][j] += p[i][n] * p[n][j];
                }
            }
        }
        double[] pi = new double[m];
        pi[0] = 1;
        double total = 1;
        for (int n = 1; n < m; n++) {
            for (int i = 0; i < n; i++) {
                pi[n] += pi[i] * p[i][n];
            }
            total += pi[n];
        }
        for (int n = 0; n < m; n++) {
            pi[n] /= total;
        }
        return pi;
    }

    /** The one set of states that is never left. */
    private static int[] closedClass(double[][] matrix) {
        int k = matrix.length;
        boolean[][] reach = reachable(matrix);
        int found = -1;
        for (int i = 0; i < k; i++) {
            boolean closed = leaves(matrix[i]);
            for (int j = 0; j < k && closed; j++) {
                closed = !reach[i][j] || (reach[j][i] && leaves(matrix[j]));
            }
            if (closed && found >= 0 && !reach[found][i]) {
                throw new IllegalArgumentException("the stationary distribution is not unique: states " + found
                        + " and " + i + " lie in different closed classes");
            }
            found = closed && found < 0 ? i : found;
        }
        Checks.require(
                found >= 0, "there is no stationary distribution: every path ends in a state that nothing leaves");
        int size = 0;
        int[] members = new int[k];
        for (int j = 0; j < k; j++) {
            if (reach[found][j]) {
                members[size++] = j;
            }
        }
        return Arrays.copyOf(members, size);
    }

    private static boolean leaves(double[] row) {
        for (double p : row) {
            if (p > 0) {
                return true;
            }
        }
        return false;
    }

    static boolean[][] reachable(double[][] matrix) {
        int k = matrix.length;
        boolean[][] reach = new boolean[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                reach[i][j] = matrix[i][j] > 0;
            }
        }
        for (int via = 0; via < k; via++) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k && reach[i][via]; j++) {
                    reach[i][j] |= reach[via][j];
                }
            }
        }
        return reach;
    }
}
