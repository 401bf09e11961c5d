package dev.slipway.stats.process;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * First-order Markov chain fitted by maximum likelihood, p_ij = n_ij / n_i· (Anderson and Goodman 1957,
 * doi:10.1214/aoms/1177707039). A state that nothing leaves has a row of zeros.
 *
 * @param counts what was counted
 * @param matrix k × k transition probabilities; each row sums to 1 or is all zero. Owned by this record, not copied
 */
public record MarkovChain(TransitionCounts counts, double[][] matrix) {

    /** How wide the intervals of one row are. */
    public enum Interval {
        /** Wilson's interval of each probability alone (1927, doi:10.1080/01621459.1927.10502953). */
        WILSON,
        /** All probabilities of a row together: Goodman (1965, doi:10.1080/00401706.1965.10490252), Wilson at α/k. */
        GOODMAN
    }

    /**
     * Intervals of all transition probabilities.
     *
     * @param low k × k lower ends; 0 in rows that nothing leaves
     * @param high k × k upper ends; 1 in rows that nothing leaves
     */
    public record Intervals(double[][] low, double[][] high) {}

    /** Fits the chain to counts. */
    public static MarkovChain fit(TransitionCounts counts) {
        int k = counts.states();
        double[][] matrix = new double[k][k];
        for (int i = 0; i < k; i++) {
            double total = (double) counts.rowTotal(i);
            for (int j = 0; j < k && total > 0; j++) {
                matrix[i][j] = (double) counts.transitions()[i][j] / total;
            }
        }
        return new MarkovChain(counts, matrix);
    }

    /** Intervals of the probabilities, each row a multinomial given its total. */
    public Intervals intervals(Interval kind, double level) {
        Checks.level(level);
        int k = counts.states();
        double z = Normal.upperQuantile((1 - level) / 2 / (kind == Interval.GOODMAN ? k : 1));
        double[][] low = new double[k][k];
        double[][] high = new double[k][k];
        for (int i = 0; i < k; i++) {
            double n = (double) counts.rowTotal(i);
            for (int j = 0; j < k; j++) {
                if (n == 0) {
                    high[i][j] = 1;
                    continue;
                }
                double p = matrix[i][j];
                double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
                double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
                low[i][j] = p == 0 ? 0 : centre - half;
                high[i][j] = p == 1 ? 1 : centre + half;
            }
        }
        return new Intervals(low, high);
    }

    /**
     * The stationary distribution π = πP, by the subtraction-free elimination of Grassmann, Taksar and Heyman (1985,
     * doi:10.1287/opre.33.5.1107), so that even tiny probabilities have all their digits. States outside the closed class get 0.
     *
     * @throws IllegalArgumentException if there is no or more than one closed class, as then it is not unique
     */
    public double[] stationary() {
        return Stationary.of(matrix);
    }

    /** Entropy per step in the long run, −Σ π_i p_ij log₂ p_ij, in bits. */
    public double entropyRateBits() {
        double[] pi = stationary();
        double bits = 0;
        for (int i = 0; i < pi.length; i++) {
            for (double p : matrix[i]) {
                bits -= p > 0 ? pi[i] * p * Math.log(p) / Math.log(2) : 0;
            }
        }
        return bits;
    }

    /** Modulus of the second largest eigenvalue: how slowly the start is forgotten; 0 for one state. */
    public double secondEigenvalueModulus() {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix));
        double first = 0;
        double second = 0;
        for (int i = 0; i < matrix.length; i++) {
            double modulus = Math.hypot(eigen.getRealEigenvalue(i), eigen.getImagEigenvalue(i));
            if (modulus > first) {
                second = first;
                first = modulus;
            } else {
                second = Math.max(second, modulus);
            }
        }
        return second;
    }
}
