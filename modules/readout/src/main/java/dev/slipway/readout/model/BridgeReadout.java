package dev.slipway.readout.model;

import java.util.List;

/**
 * From what came in to what was left: the columns above the line of the primary metric, one by one, each divided by what stands
 * below the line.
 *
 * @param metric its key
 * @param label its name
 * @param arms control first
 */
public record BridgeReadout(String metric, String label, List<Arm> arms) {
    public BridgeReadout {
        arms = List.copyOf(arms);
    }

    /** One arm: the steps in the order of the study, and what they add up to. */
    public record Arm(String variant, List<Step> steps, double net) {
        public Arm {
            steps = List.copyOf(steps);
        }
    }

    /** One column: its name, its name for people, and what it adds; below 0 when it is subtracted. */
    public record Step(String column, String label, double value) {}
}
