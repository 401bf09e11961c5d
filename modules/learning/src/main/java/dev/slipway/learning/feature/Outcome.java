package dev.slipway.learning.feature;

import dev.slipway.learning.learner.Task;
import dev.slipway.stats.math.Checks;
import java.time.Duration;

/**
 * What is to be predicted: what happens in a window that starts at each row's as-of moment. Arrays are not copied.
 *
 * @param name of the outcome
 * @param task a probability (values 0 and 1) or a mean
 * @param values by row of the feature table; of rows that are not mature it does not matter
 * @param window length of the window
 * @param delay how much later the last of it becomes known, for example until a fraud is reported; zero if at once
 * @param dataEnd the end of the data, epoch milliseconds
 */
public record Outcome(String name, Task task, double[] values, Duration window, Duration delay, long dataEnd) {
    /** Refuses a window or delay below zero. */
    public Outcome {
        Checks.require(window.isPositive(), "the outcome " + name + " needs a window longer than zero");
        Checks.require(!delay.isNegative(), "the outcome " + name + " can't be known before it happens");
    }

    /** The moment from which the outcome of a row as of {@code asOf} is known. */
    public long knownFrom(long asOf) {
        return asOf + window.toMillis() + delay.toMillis();
    }

    /** Whether the outcome of a row as of this moment is known by the end of the data. */
    public boolean mature(long asOf) {
        return knownFrom(asOf) <= dataEnd;
    }
}
