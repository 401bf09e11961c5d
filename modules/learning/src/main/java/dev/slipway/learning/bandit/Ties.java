package dev.slipway.learning.bandit;

import java.util.SplittableRandom;

/** The highest of scores; among equal ones chance decides. */
final class Ties {
    private Ties() {}

    /** Number of the best at one place of scores by number and place. */
    static int best(double[][] scores, int at, SplittableRandom random) {
        int best = 0;
        int equal = 1;
        for (int a = 1; a < scores.length; a++) {
            double ahead = scores[a][at] - scores[best][at];
            if (ahead > 0) {
                best = a;
                equal = 1;
            } else if (ahead == 0) {
                equal++;
                best = random.nextInt(equal) == 0 ? a : best;
            }
        }
        return best;
    }
}
