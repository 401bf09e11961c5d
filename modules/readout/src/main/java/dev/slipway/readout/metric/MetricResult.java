package dev.slipway.readout.metric;

import dev.slipway.readout.model.MetricReadout;
import java.util.List;

/**
 * A metric's readout and what the decision needs beside it.
 *
 * @param paths of every treatment, in the order of the variants; empty without time
 */
public record MetricResult(MetricReadout readout, List<DecidingPath> paths) {}
