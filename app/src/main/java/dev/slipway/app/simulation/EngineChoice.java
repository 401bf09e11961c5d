package dev.slipway.app.simulation;

import dev.slipway.warehouse.engine.Engine;

/**
 * What is said about the engine of the next run, and which other one is offered. Nothing while the usual one does well.
 *
 * @param sentence empty when there is nothing to say
 * @param other the engine that a click changes to
 */
record EngineChoice(String sentence, Engine other) {
    /** What to say before a run of so many events. */
    static EngineChoice of(Engine chosen, long events) {
        boolean many = events > Engine.MANY_EVENTS;
        return switch (chosen) {
            case H2 ->
                new EngineChoice(
                        many
                                ? "Above 2 million events DuckDB builds the models several times faster than H2; the"
                                        + " numbers are the same."
                                : "",
                        Engine.DUCKDB);
            case DUCKDB -> new EngineChoice("Runs are built with DuckDB.", Engine.H2);
        };
    }

    boolean shown() {
        return !sentence.isEmpty();
    }
}
