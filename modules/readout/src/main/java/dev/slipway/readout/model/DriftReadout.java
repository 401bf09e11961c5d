package dev.slipway.readout.model;

import java.util.List;
import java.util.Map;

/**
 * How the inputs moved between the first week of exposure and the weeks after it.
 *
 * @param features most moved first
 */
public record DriftReadout(String before, String after, long nBefore, long nAfter, List<Feature> features) {
    /**
     * One input.
     *
     * @param psi population stability index, first week against the rest
     * @param limit 95 % point of the PSI when nothing moved, at these sample sizes
     * @param reading {@code chance} (below the limit), {@code small} (above it, below 0.10), {@code watch} (0.10 to
     *     0.25), {@code moved} (above 0.25)
     * @param bins in order
     * @param weeks PSI of week 2, 3, … against week 1, by variant
     * @param betweenArms PSI between the arms over all weeks, and its limit
     */
    public record Feature(
            String name,
            String label,
            double psi,
            double limit,
            String reading,
            List<Bin> bins,
            Map<String, List<Double>> weeks,
            double betweenArms,
            double betweenArmsLimit) {}

    /** Shares of one bin before and after, and its part of the PSI. */
    public record Bin(String label, double before, double after, double part) {}
}
