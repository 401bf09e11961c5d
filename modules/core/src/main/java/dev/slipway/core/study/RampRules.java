package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ramp: the world can follow it, it starts on day 0, its days increase, its coverage never falls and ends at the full coverage. */
final class RampRules {
    private static final double SAME = 1e-9;

    private final @Nullable WorldDescription world;
    private final Problems problems;

    RampRules(@Nullable WorldDescription world, Problems problems) {
        this.world = world;
        this.problems = problems;
    }

    void check(Fields allocation) {
        List<Fields> steps = allocation.groups("ramp", StudyShape.RAMP_STEP);
        if (steps.isEmpty()) {
            return;
        }
        if (world != null && world.noRamp() != null) {
            problems.add(
                    allocation.line("ramp"),
                    allocation.path("ramp"),
                    world.noRamp(),
                    "Take the ramp out of the allocation and set coverage.");
            return;
        }
        start(steps.getFirst());
        steps.forEach(this::somebody);
        for (int i = 1; i < steps.size(); i++) {
            days(steps.get(i - 1), steps.get(i));
            coverage(steps.get(i - 1), steps.get(i));
        }
        end(allocation, steps.getLast());
    }

    private void start(Fields first) {
        Integer day = first.integer("day");
        if (day != null && day != 0) {
            add(
                    first,
                    "day",
                    "The ramp starts on day " + day + ", so nobody knows the coverage before",
                    "The first step is on day 0, for example {day: 0, coverage: 0.1}.",
                    "0");
        }
    }

    private void somebody(Fields step) {
        Double coverage = step.number("coverage");
        if (coverage != null && coverage <= 0) {
            add(
                    step,
                    "coverage",
                    "A step of the ramp covers nobody",
                    "Coverage of a step is above 0 and at most 1. Start with a small share, for example coverage: 0.01.",
                    null);
        }
    }

    private void days(Fields before, Fields step) {
        Integer earlier = before.integer("day");
        Integer day = step.integer("day");
        if (earlier != null && day != null && day <= earlier) {
            add(
                    step,
                    "day",
                    day.equals(earlier)
                            ? "Two steps of the ramp are on day " + day
                            : "A step of the ramp on day " + day + " follows one on day " + earlier,
                    "List the steps by day, each on a later day than the one before it.",
                    null);
        }
    }

    private void coverage(Fields before, Fields step) {
        Double earlier = before.number("coverage");
        Double coverage = step.number("coverage");
        if (earlier != null && coverage != null && coverage < earlier - SAME) {
            add(
                    step,
                    "coverage",
                    "The ramp falls from " + Phrases.number(earlier) + " to " + Phrases.number(coverage),
                    "Coverage may only grow: lowering it would take users out who already have a variant.",
                    null);
        }
    }

    private void end(Fields allocation, Fields last) {
        Double coverage = allocation.number("coverage");
        Double reached = last.number("coverage");
        if (coverage != null && reached != null && Math.abs(coverage - reached) > SAME) {
            add(
                    last,
                    "coverage",
                    "The ramp ends at " + Phrases.number(reached) + ", but coverage is " + Phrases.number(coverage),
                    "The last step reaches coverage. Set both to the same number.",
                    Phrases.number(coverage));
        }
    }

    /** Offers the better value as a fix where there is one. */
    private void add(Fields step, String key, String message, String remedy, @Nullable String better) {
        Entry entry = step.entry(key);
        problems.add(
                step.line(key),
                step.path(key),
                message,
                remedy,
                better == null || entry == null ? null : problems.setValue(entry, better));
    }
}
