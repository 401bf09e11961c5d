package dev.slipway.core.study;

import java.time.Duration;
import java.util.List;

/**
 * Steps of a funnel after exposure.
 *
 * @param steps each a list of events of which any one counts
 * @param window from first exposure
 */
public record FunnelSpec(List<List<String>> steps, Duration window, Order order) {
    public FunnelSpec {
        steps = steps.stream().map(List::copyOf).toList();
    }

    /** How the steps of one unit must follow each other. */
    public enum Order {
        /** Each step after the one before; other events may come between. */
        IN_ORDER,
        /** Each step directly after the one before; no other event between. */
        STRICT,
        /** Steps in any order, all of those up to the step inside the window. */
        ANY
    }
}
