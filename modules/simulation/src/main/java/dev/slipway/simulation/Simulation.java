package dev.slipway.simulation;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.study.Metric;
import java.util.List;
import java.util.OptionalDouble;

/** A world with all its numbers chosen. Streaming a table twice gives the same rows, whatever the number of threads. */
public interface Simulation {
    /** The tables {@code users}, {@code assignments}, {@code exposures} and {@code events}, rows in a fixed order. */
    List<TableSource> tables();

    /**
     * The planted effect on a metric: treatment − control on the metric's own scale, averaged over the population, the
     * first variant that is not the control against the control. Empty where the world doesn't know it exactly. Planted
     * faults (late, lost and duplicate rows) are faults of measurement and don't change the truth.
     */
    OptionalDouble truth(Metric metric);
}
