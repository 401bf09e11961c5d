package dev.slipway.readout.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deciding interval of one metric and treatment as it stood at the end of each day.
 *
 * @param points day 1 first; null where nothing could be said yet
 */
public record DecidingPath(String metric, String treatment, List<@Nullable Point> points) {
    /** The interval of the difference and that of the treatment's level, both valid for the plan of looks. */
    public record Point(double low, double high, double meanLow, double meanHigh) {}
}
