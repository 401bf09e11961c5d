package dev.slipway.app.funnels;

import dev.slipway.readout.model.FunnelReadout;
import java.util.List;

/**
 * A computed funnel: of everybody, or one for each level of an attribute.
 *
 * @param parts in the order of the levels; one part without a name when nothing is broken down
 */
record FunnelResult(List<Part> parts) {
    /** The funnel of one level. */
    record Part(String level, FunnelReadout funnel) {}
}
