package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows what in sessions, as a Markov chain.
 *
 * @param states in the order of rows and columns; the last is {@code end}, the end of a session
 * @param gapMinutes without an event that ends a session
 * @param arms control first
 * @param goal null when the study names none
 * @param orderP test that the next event depends on the last one alone and not on the one before, in each arm; null where it can't be
 *     done
 */
public record TransitionReadout(
        List<String> states,
        long gapMinutes,
        List<Arm> arms,
        @Nullable Goal goal,
        @Nullable Double orderP,
        List<String> warnings) {
    public TransitionReadout {
        states = List.copyOf(states);
        arms = List.copyOf(arms);
        warnings = List.copyOf(warnings);
    }

    /**
     * The chain of one arm.
     *
     * @param counts from row to column; there is no row for the end
     * @param probability share of the row
     */
    public record Arm(
            String variant,
            long sessions,
            List<List<Long>> counts,
            List<List<Double>> probability,
            List<List<Double>> low,
            List<List<Double>> high) {}

    /**
     * Reaching a goal.
     *
     * @param reached share of sessions that reach it, by arm
     * @param removal by state, the share of those sessions that would be lost without that state, by arm
     */
    public record Goal(String event, List<Double> reached, List<Removal> removal) {}

    /** Loss of the goal's share without a state, by arm. */
    public record Removal(String state, List<Double> effect) {}
}
