package dev.slipway.learning.evaluate;

import java.util.Arrays;

/**
 * Calibration by the rising step function closest to the outcomes in least squares: pool adjacent violators (Ayer et al. 1955,
 * doi:10.1214/aoms/1177728423; for probabilities Zadrozny and Elkan 2002, doi:10.1145/775047.775151). Between the known scores it is
 * linear, outside them constant. It may tie scores that differed.
 *
 * @param scores ascending
 * @param values fitted at them, not falling
 */
public record Isotonic(double[] scores, double[] values) implements Calibrator {
    /** Fits outcomes to scores; equal scores count as one with their mean outcome. */
    public static Isotonic fit(Scored scored) {
        int n = scored.rows();
        double[] x = new double[n];
        double[] mean = new double[n];
        double[] weight = new double[n];
        int[] first = new int[n];
        double[] distinct = new double[n];
        int points = 0;
        for (int row : scored.ascending()) {
            double score = scored.predictions()[row];
            if (points == 0 || distinct[points - 1] != score) {
                distinct[points] = score;
                points++;
                mean[points - 1] = 0;
            }
            x[points - 1] = score;
            mean[points - 1] += scored.outcomes()[row];
            weight[points - 1]++;
        }
        int blocks = 0;
        double[] value = new double[points];
        double[] mass = new double[points];
        for (int k = 0; k < points; k++) {
            value[blocks] = mean[k] / weight[k];
            mass[blocks] = weight[k];
            first[blocks] = k;
            blocks++;
            while (blocks > 1 && value[blocks - 2] >= value[blocks - 1]) {
                double both = mass[blocks - 2] + mass[blocks - 1];
                value[blocks - 2] =
                        (value[blocks - 2] * mass[blocks - 2] + value[blocks - 1] * mass[blocks - 1]) / both;
                mass[blocks - 2] = both;
                blocks--;
            }
        }
        double[] fitted = new double[points];
        for (int b = 0; b < blocks; b++) {
            Arrays.fill(fitted, first[b], b + 1 < blocks ? first[b + 1] : points, value[b]);
        }
        return new Isotonic(Arrays.copyOf(x, points), fitted);
    }

    @Override
    public double probability(double score) {
        int found = Arrays.binarySearch(scores, score);
        if (found >= 0) {
            return values[found];
        }
        int above = -found - 1;
        if (above == 0 || above == scores.length) {
            return above == 0 ? values[0] : values[values.length - 1];
        }
        double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return values[above - 1] + share * (values[above] - values[above - 1]);
    }
}
