package dev.slipway.stats.ab;

/**
 * The Mann–Whitney count and the sums of ties of two sorted arms.
 *
 * @param nT units in treatment
 * @param nC units in control
 * @param u pairs in which treatment is higher, ties counted half
 * @param joint Σ(k³ − k) over groups of k equal values in both arms together
 * @param within the same, with equal values of different arms told apart
 * @param largestShare share of the units that hold the most frequent value
 */
record RankTies(long nT, long nC, double u, double joint, double within, double largestShare) {

    /** Merges two arms in ascending order. */
    static RankTies of(double[] t, double[] c) {
        double twice = 0;
        double joint = 0;
        double within = 0;
        long largest = 0;
        int i = 0;
        int j = 0;
        while (i < t.length || j < c.length) {
            double value = i == t.length ? c[j] : j == c.length ? t[i] : Math.min(t[i], c[j]);
            int fromT = i;
            int fromC = j;
            while (i < t.length && t[i] == value) {
                i++;
            }
            while (j < c.length && c[j] == value) {
                j++;
            }
            double equalT = (double) i - fromT;
            double equalC = (double) j - fromC;
            twice += equalT * (2.0 * fromC + equalC);
            joint += cubes(equalT + equalC);
            within += cubes(equalT) + cubes(equalC);
            largest = Math.max(largest, (long) i - fromT + j - fromC);
        }
        double all = (double) t.length + c.length;
        return new RankTies(t.length, c.length, twice / 2, joint, within, (double) largest / all);
    }

    /** √(n_Tn_C/12·(N + 1 − ties/(N(N − 1)))). */
    double sigma(double ties) {
        double all = (double) nT + (double) nC;
        double inner = all + 1 - ties / (all * (all - 1));
        return Math.sqrt((double) nT * (double) nC / 12 * Math.max(0, inner));
    }

    private static double cubes(double k) {
        return k * k * k - k;
    }
}
