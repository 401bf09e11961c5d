package dev.slipway.learning.bandit;

import dev.slipway.stats.math.Checks;
import java.util.SplittableRandom;

/** What is added to an expected value, by action. Its mean is 0, and it is independent between users, actions and rounds. */
public sealed interface Noise {
    /** One draw for an action. */
    double draw(int action, SplittableRandom random);

    /** Number of actions that it knows. */
    int actions();

    /**
     * Normal noise.
     *
     * @param standardDeviation by action, at least 0. Not copied
     */
    record Gaussian(double[] standardDeviation) implements Noise {
        /** Refuses what is no standard deviation. */
        public Gaussian {
            Checks.notNegative(standardDeviation, "standardDeviation");
        }

        @Override
        public double draw(int action, SplittableRandom random) {
            // The draw is made even where it is multiplied by 0, so that other actions keep theirs.
            return standardDeviation[action] * random.nextGaussian();
        }

        @Override
        public int actions() {
            return standardDeviation.length;
        }
    }

    /**
     * Residuals drawn with replacement, as of a model of real rewards: heavy tails and many zeros stay as they were.
     *
     * @param residuals by action; those of one action should sum to 0. Not copied
     */
    record Resampled(double[][] residuals) implements Noise {
        /** Refuses an action without residuals and what is no number. */
        public Resampled {
            for (int a = 0; a < residuals.length; a++) {
                Checks.atLeast(residuals[a].length, 1, "residuals of action " + a);
                Checks.finite(residuals[a], "residuals of action " + a);
            }
        }

        @Override
        public double draw(int action, SplittableRandom random) {
            return residuals[action][random.nextInt(residuals[action].length)];
        }

        @Override
        public int actions() {
            return residuals.length;
        }
    }
}
