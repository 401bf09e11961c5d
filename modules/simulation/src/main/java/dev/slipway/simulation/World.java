package dev.slipway.simulation;

import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription;

/** A world that can be simulated. */
public interface World {
    WorldDescription description();

    /**
     * Prepares a simulation; nothing is generated until the tables are streamed.
     *
     * @throws dev.slipway.core.error.SlipwayException when an effect or parameter is unknown, out of bounds, or can't
     *     be planted beside the others
     */
    Simulation prepare(Source.Simulate spec, Experiment experiment, VariantAssigner assigner);
}
