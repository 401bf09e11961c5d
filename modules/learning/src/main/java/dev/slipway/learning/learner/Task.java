package dev.slipway.learning.learner;

/** What is predicted. */
public enum Task {
    /** The probability of an outcome that is 0 or 1. */
    PROBABILITY,
    /** The mean of a numeric outcome. */
    MEAN
}
