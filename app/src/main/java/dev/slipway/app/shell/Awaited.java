package dev.slipway.app.shell;

import dev.slipway.app.jobs.Failures;
import dev.slipway.core.error.SlipwayException;

/**
 * Whether the whole readout of the filter that is set is there, and what stands in the place of its analyses where it is not.
 *
 * @param sentence empty when nothing is awaited
 */
public record Awaited(State state, String sentence) {
    /** The whole readout is there, or nothing ran yet. */
    public static final Awaited NOTHING = new Awaited(State.NOTHING, "");

    /** Descriptions and metrics are there; the analyses are under way. */
    public static final Awaited COMPUTING =
            new Awaited(State.COMPUTING, "This is being computed for the users of the filter.");

    /** How far the whole readout is. */
    public enum State {
        NOTHING,
        COMPUTING,
        FAILED
    }

    /** The analyses could not be computed, with the reason and what to do. */
    static Awaited failed(Throwable failure) {
        SlipwayException known = Failures.explain(failure);
        return new Awaited(
                State.FAILED,
                "This could not be computed for the users of the filter. " + known.sentence() + ". " + known.remedy());
    }
}
