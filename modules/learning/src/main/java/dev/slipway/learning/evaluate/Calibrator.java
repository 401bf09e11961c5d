package dev.slipway.learning.evaluate;

/** Turns a model's score into a probability that means what it says; fitted on rows that the model did not learn from. */
public interface Calibrator {
    /** Leaves scores as they are. */
    Calibrator NONE = score -> score;

    /** The calibrated probability of a score. */
    double probability(double score);

    /** Calibrated probabilities by row. */
    default double[] probabilities(double[] scores) {
        double[] probabilities = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = probability(scores[i]);
        }
        return probabilities;
    }

    /** The ways of calibrating. */
    enum Method {
        /** Leave scores as they are. */
        NONE,
        /** A line on the log-odds, two numbers: for hundreds of rows. */
        PLATT,
        /** Any rising function: for thousands of rows. */
        ISOTONIC;

        /** The calibrator fitted on these rows. */
        public Calibrator fit(Scored validation) {
            return switch (this) {
                case NONE -> Calibrator.NONE;
                case PLATT -> Platt.fit(validation);
                case ISOTONIC -> Isotonic.fit(validation);
            };
        }
    }
}
